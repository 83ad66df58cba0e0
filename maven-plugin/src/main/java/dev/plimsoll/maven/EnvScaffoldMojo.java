package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/**
 * Prints bindings to start from, for what the platform needs and an environment does not bind. They
 * go into its file.
 */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "env-scaffold",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class EnvScaffoldMojo extends EnvironmentMojo {
  /** For Maven, which fills the parameters. */
  public EnvScaffoldMojo() {}

  @Override
  Map<String, Object> verb() {
    return asked("env-scaffold");
  }
}
