package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Explains a finding's code. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "explain",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class ExplainMojo extends PlimsollMojo {
  /** For example {@code PLM5001}. */
  @Parameter(property = "plimsoll.code", required = true)
  private String code;

  /** For Maven, which fills the parameters. */
  public ExplainMojo() {}

  @Override
  Map<String, Object> verb() {
    return Map.of("verb", "explain", "code", code);
  }
}
