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
   * airflow/deployment.apps-scheduler.yaml#/spec/replicas}. Must be given.
   */
  @Parameter(property = "plimsoll.question")
  private String question;

  /** For Maven, which fills the parameters. */
  public WhyMojo() {}

  @Override
  Needs needs(Needs needs) {
    return super.needs(needs)
        .parameter(
            "plimsoll.question",
            question,
            "FILE#/json/pointer, a file as generate writes it: namespace/kind-name.yaml");
  }

  @Override
  Map<String, Object> verb() {
    return asked("why", "question", question);
  }
}
