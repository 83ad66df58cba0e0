package dev.plimsoll.maven;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Explains a finding's code, or a field of a kind. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "explain",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class ExplainMojo extends PlimsollMojo {
  /** For example {@code PLM5001}, or {@code deployment.spec.strategy}. Must be given. */
  @Parameter(property = "plimsoll.code")
  private String code;

  /** The minor of Kubernetes whose field is explained. */
  @Parameter(property = "plimsoll.kubernetes", defaultValue = "1.35")
  private String kubernetes;

  /** For Maven, which fills the parameters. */
  public ExplainMojo() {}

  @Override
  Needs needs(Needs needs) {
    return needs.parameter("plimsoll.code", code, "PLM5001, or KIND.PATH");
  }

  @Override
  Map<String, Object> verb() {
    var verb = new HashMap<String, Object>(Map.of("verb", "explain"));
    verb.put("code", code);
    Optional.ofNullable(kubernetes).ifPresent(minor -> verb.put("kubernetes", minor));
    return verb;
  }
}
