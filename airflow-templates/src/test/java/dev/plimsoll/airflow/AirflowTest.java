package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.topology.Arrow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AirflowTest {
  private static List<String> secretsOf(Compiled compiled, String kind, String name) {
    return compiled.bundle().all().stream()
        .filter(m -> m.identity().kind().equals(kind) && m.identity().name().startsWith(name))
        .flatMap(m -> dev.plimsoll.node.YamlWriter.write(m.tree()).lines())
        .map(String::strip)
        .filter(line -> line.startsWith("- name: AIRFLOW__"))
        .map(line -> line.substring("- name: ".length()))
        .filter(variable -> variable.matches(".*(SECRET.*|FERNET_KEY|CONN)"))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The table of Airflow's own security pages: who signs, who validates, who opens the database.
   */
  @Test
  void givesEachPartTheSecretsThatItNeedsAndNoOthers() {
    Compiled compiled = Samples.compiled();

    assertThat(secretsOf(compiled, "Deployment", "airflow-api-server"))
        .containsExactly(
            "AIRFLOW__API_AUTH__JWT_SECRET",
            "AIRFLOW__API__SECRET_KEY",
            "AIRFLOW__CORE__FERNET_KEY",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN");
    assertThat(secretsOf(compiled, "Deployment", "airflow-scheduler"))
        .containsExactly(
            "AIRFLOW__API_AUTH__JWT_SECRET",
            "AIRFLOW__CORE__FERNET_KEY",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN");
    assertThat(secretsOf(compiled, "Deployment", "airflow-dag-processor"))
        .containsExactly("AIRFLOW__CORE__FERNET_KEY", "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN");
    assertThat(secretsOf(compiled, "Deployment", "airflow-triggerer"))
        .containsExactly(
            "AIRFLOW__API__SECRET_KEY",
            "AIRFLOW__CORE__FERNET_KEY",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN");
    assertThat(secretsOf(compiled, "Pod", TaskPods.NAME)).isEmpty();
  }

  /** Helpers see nothing of the database, and nothing of the log store. */
  @Test
  void givesHelpersNoCredentials() {
    for (String name : List.of("scheduler", "dag-processor", "triggerer")) {
      MapNode spec =
          Samples.compiled()
              .bundle()
              .find("apps", "Deployment", Optional.of("airflow"), "airflow-" + name)
              .flatMap(m -> m.tree().find(FieldPath.of("spec", "template", "spec")))
              .map(MapNode.class::cast)
              .orElseThrow();
      for (Node init : spec.findList("initContainers").orElseThrow()) {
        if (!((MapNode) init).findText("name").equals(Optional.of("wait-for-migrations"))) {
          assertThat(YamlWriter.write(init)).doesNotContain("secretKeyRef").doesNotContain("LAKE_");
        }
      }
    }
  }

  @Test
  void namesTheMigrationAfterWhatItDoes() {
    assertThat(migration(Samples.airflow())).isEqualTo(migration(Samples.airflow()));
    assertThat(migration(Samples.airflow()))
        .isNotEqualTo(migration(Samples.airflow().withSetting("core", "parallelism", "64")));
  }

  private static String migration(Airflow airflow) {
    return new PlatformCompiler()
        .compile(Samples.platform(airflow), Samples.environment())
        .bundle()
        .ofKind("batch", "Job")
        .map(job -> job.identity().name())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsNoErrorInTheWholePlatform() {
    assertThat(Samples.compiled().findings().stream().filter(f -> f.isError()))
        .as(Samples.compiled().findings().stream().map(FindingText::render).toList().toString())
        .isEmpty();
  }

  @Test
  void givesTheTriggererRightsOnlyIfTasksWaitThere() {
    Compiled deferring =
        new PlatformCompiler()
            .compile(
                Samples.platform(Samples.airflow().withWaiting(AirflowWaiting.IN_TRIGGERER)),
                Samples.environment());

    assertThat(rolesOf(Samples.compiled(), "airflow-triggerer")).isZero();
    assertThat(rolesOf(deferring, "airflow-triggerer")).isEqualTo(2);
  }

  private static long rolesOf(Compiled compiled, String name) {
    return compiled
        .bundle()
        .ofKind("rbac.authorization.k8s.io", "Role")
        .filter(role -> role.identity().name().equals(name))
        .count();
  }

  @Test
  void refusesASecondMigration() {
    assertThatThrownBy(() -> Samples.airflow().with(AirflowPart.MIGRATIONS, m -> m.withReplicas(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "part migrations of Airflow with 2 replicas; it can only be one, leave withReplicas"
                + " out");
  }

  @Test
  void drawsTheSchedulerLaunchingTaskPods() {
    assertThat(
            Samples.compiled().topology().arrows().stream()
                .filter(arrow -> arrow instanceof Arrow.Calls && arrow.verb().equals("launches"))
                .map(arrow -> arrow.from().id() + " -> " + arrow.to().id()))
        .contains(
            "airflow/scheduler -> airflow/task-pods",
            "airflow/task-pods -> data-jobs/dbt",
            "airflow/task-pods -> data-jobs-risk/python");
  }
}
