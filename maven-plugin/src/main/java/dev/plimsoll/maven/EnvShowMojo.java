package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Prints an environment with everything that it extends merged in. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "env-show",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class EnvShowMojo extends EnvironmentMojo {
  /** For Maven, which fills the parameters. */
  public EnvShowMojo() {}

  @Override
  Map<String, Object> verb() {
    return asked("env-show");
  }
}
