package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.node.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleSignOnTest {
  private static final SingleSignOn ACME =
      SingleSignOn.at("https://login.acme.example/realms/data/", "airflow")
          .mapping("data-platform", AirflowRole.ADMIN)
          .mapping("it's \"quoted\"", AirflowRole.VIEWER);

  private static Compiled compiled(Airflow airflow) {
    return new PlatformCompiler().compile(Samples.platform(airflow), Samples.environment());
  }

  private static List<String> texts(Airflow airflow, String code) {
    return compiled(airflow).findings().stream()
        .filter(finding -> finding.code().id().equals(code))
        .map(FindingText::render)
        .toList();
  }

  @Test
  void givesTheSecretOfTheClientToTheApiServerOnly() {
    Compiled compiled = compiled(Samples.airflow().withSingleSignOn(ACME));

    assertThat(
            compiled
                .bundle()
                .ofKind("apps", "Deployment")
                .filter(m -> YamlWriter.write(m.tree()).contains(SingleSignOn.VARIABLE))
                .map(m -> m.identity().name()))
        .containsExactly("airflow-api-server");
    assertThat(
            compiled.topology().arrows().stream()
                .filter(arrow -> arrow.to().id().equals("external/login.acme.example:443"))
                .map(arrow -> arrow.from().id()))
        .containsExactly("airflow/api-server");
    assertThat(compiled.handOffs().toString()).contains("airflow-oidc", "client-secret");
  }

  /** Python itself is the judge of its syntax; a conformance step loads it into Airflow. */
  @Test
  void writesPython(@TempDir Path folder) throws IOException, InterruptedException {
    String python = ACME.python();

    assertThat(python)
        .contains("https://login.acme.example/realms/data/.well-known/openid-configuration")
        .contains(
            "    \"data-platform\": [\"Admin\"],\n    \"it's \\\"quoted\\\"\": [\"Viewer\"],\n");
    Optional<Path> interpreter =
        List.of("/usr/bin/python3", "/usr/local/bin/python3").stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (interpreter.isPresent()) {
      Path file = Files.writeString(folder.resolve("webserver_config.py"), python);
      Process check =
          new ProcessBuilder(interpreter.get().toString(), "-m", "py_compile", file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(check.waitFor()).as(said).isZero();
    }
  }

  @Test
  void saysWhatCannotWork() {
    assertThat(
            texts(Samples.airflow().withAuth(AirflowAuth.SIMPLE).withSingleSignOn(ACME), "PLM6511"))
        .containsExactly(
            """
            error PLM6511 component "airflow": single sign-on at https://login.acme.example/realms/data/ with AirflowAuth.SIMPLE, which knows passwords only
              fix: write withAuth(AirflowAuth.FAB), or leave withAuth out
            """
                .strip());
    assertThat(
            texts(
                Samples.airflow()
                    .withSingleSignOn(SingleSignOn.at("https://login.acme.example", "airflow")),
                "PLM6512"))
        .containsExactly(
            """
            warning PLM6512 component "airflow": single sign-on gives everybody the role Public, and nobody another
              fix: add mapping(GROUP, AirflowRole.ADMIN) for the people who run it
            """
                .strip());
    assertThatThrownBy(() -> SingleSignOn.at("login.acme.example", "airflow"))
        .hasMessage(
            "\"login.acme.example\" is no issuer: write https://HOST/PATH, as the provider names"
                + " itself");
  }
}
