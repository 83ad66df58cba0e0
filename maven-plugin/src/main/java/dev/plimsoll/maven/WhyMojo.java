package dev.plimsoll.maven;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apiguardian.api.API;

/** Says which layer and place wrote a value of a generated file. */
@API(status = API.Status.EXPERIMENTAL)
@Mojo(
    name = "why",
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class WhyMojo extends EnvironmentMojo {
  /**
   * A generated file and, after {@code #}, a JSON pointer into it, for example {@code
   * airflow/deployment.apps-scheduler.yaml#/spec/replicas}.
   */
  @Parameter(property = "plimsoll.question", required = true)
  private String question;

  /** For Maven, which fills the parameters. */
  public WhyMojo() {}

  @Override
  Map<String, Object> verb() {
    return Map.of("verb", "why", "environment", environment(), "question", question);
  }
}
