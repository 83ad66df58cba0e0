package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Prints the names of the environments that can be rendered. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "env-list",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class EnvListMojo extends PlimsollMojo {
  /** For Maven, which fills the parameters. */
  public EnvListMojo() {}

  @Override
  Map<String, Object> verb() {
    return Map.of("verb", "env-list");
  }
}
