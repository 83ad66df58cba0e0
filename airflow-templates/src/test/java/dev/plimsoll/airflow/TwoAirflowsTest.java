package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.intent.Database;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TwoAirflowsTest {
  private static Airflow risk() {
    return Airflow.release(AirflowVersion.V3_3)
        .withMetadata(Database.postgres("airflow-risk-db"))
        .named("airflow-risk")
        .withRemoteLogs(Samples.LAKE.path("risk-logs"));
  }

  private static Compiled compiled(Airflow first, Airflow second) {
    return new PlatformCompiler()
        .compile(
            Platform.named("acme")
                .with(
                    first,
                    second,
                    Workspace.named("data-jobs").run(Samples.nightly(), first),
                    Workspace.named("risk-jobs").run(Samples.nightly(), second)),
            Samples.environment("two"));
  }

  private static String errors(Compiled compiled) {
    return compiled.findings().stream()
        .filter(Finding::isError)
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Compiled compiled, String kind, String namespace, String name) {
    return compiled
        .bundle()
        .ofKind(kind.equals("Role") ? "rbac.authorization.k8s.io" : "", kind)
        .filter(m -> m.identity().namespace().equals(Optional.of(namespace)))
        .filter(m -> m.identity().name().equals(name))
        .map(m -> YamlWriter.write(m.tree()))
        .collect(Collectors.joining());
  }

  @Test
  void runBesideEachOther() {
    Compiled both = compiled(Samples.airflow(), risk());

    assertThat(errors(both)).isEmpty();
    assertThat(
            both.bundle()
                .ofKind("apps", "Deployment")
                .map(Manifest::identity)
                .filter(id -> id.name().equals("airflow-scheduler"))
                .map(id -> id.namespace().orElseThrow())
                .toList())
        .isEqualTo(List.of("airflow", "airflow-risk"));
    assertThat(text(both, "ConfigMap", "airflow", "airflow-config"))
        .contains("namespace = airflow\n", "jwt_issuer = acme-airflow\n", "airflow.acme.example");
    assertThat(text(both, "ConfigMap", "airflow-risk", "airflow-config"))
        .contains(
            "namespace = airflow-risk\n",
            "jwt_issuer = acme-airflow-risk\n",
            "https://airflow-risk.acme.example");
  }

  @Test
  void runTheirOwnPipelinesOnly() {
    Compiled both = compiled(Samples.airflow(), risk());

    assertThat(text(both, "ConfigMap", "airflow", "airflow-dags-1"))
        .contains("data-jobs.nightly.py")
        .doesNotContain("risk-jobs");
    assertThat(text(both, "ConfigMap", "airflow-risk", "airflow-dags-1"))
        .contains("risk-jobs.nightly.py")
        .doesNotContain("data-jobs");
    assertThat(text(both, "Role", "risk-jobs", "airflow-risk-task-pods")).isNotEmpty();
    assertThat(text(both, "Role", "risk-jobs", "airflow-task-pods")).isEmpty();
  }

  /** One key for two would let the tasks of one report to the other. */
  @Test
  void haveSecretsOfTheirOwn() {
    Compiled both = compiled(Samples.airflow(), risk());

    assertThat(both.handOffs())
        .extracting(handOff -> handOff.heading())
        .contains(
            "Values of secret airflow-jwt-secret", "Values of secret airflow-risk-jwt-secret");
  }

  @Test
  void mayRunInNamespacesOfOtherNames() {
    Compiled both = compiled(Samples.airflow().in("orchestration"), risk());

    assertThat(errors(both)).isEmpty();
    assertThat(text(both, "ConfigMap", "orchestration", "airflow-config"))
        .contains("namespace = orchestration\n");
  }

  @Test
  void cannotShareANamespaceOrADatabase() {
    Airflow second =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Samples.METADATA)
            .named("airflow-risk")
            .in("airflow")
            .withRemoteLogs(Samples.LAKE.path("risk-logs"));

    assertThat(errors(compiled(Samples.airflow(), second)))
        .contains(
            """
            error PLM6537 component "airflow-risk": it runs in namespace airflow, where "airflow" runs
              fix: leave in(...) out, or name another namespace
            """,
            """
            error PLM6538 component "airflow-risk": its metadata is in database/airflow-db, which "airflow" has
              fix: write withMetadata(Database.postgres("airflow-risk-db")), and bind it""");
  }
}
