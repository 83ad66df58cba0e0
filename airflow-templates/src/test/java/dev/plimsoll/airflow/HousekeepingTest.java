package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.unit.Retention;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps disks, namespaces and the database from filling up. */
class HousekeepingTest {
  private static String yaml(Compiled compiled, String group, String kind, String name) {
    return YamlWriter.write(
        compiled.bundle().find(group, kind, Optional.of("airflow"), name).orElseThrow().tree());
  }

  @Test
  void groomsLogsBesideEachProcessThatWritesThem() {
    Compiled compiled = Samples.compiled();

    for (String name : List.of("scheduler", "dag-processor", "triggerer")) {
      assertThat(yaml(compiled, "apps", "Deployment", "airflow-" + name))
          .as(name)
          .contains("- name: log-groomer\n", "- /clean-logs\n");
    }
    assertThat(yaml(compiled, "apps", "Deployment", "airflow-api-server"))
        .doesNotContain("log-groomer");
  }

  /** What {@code airflow kubernetes cleanup-pods} calls: list and delete of pods, no more. */
  @Test
  void removesTaskPodsWithTheTwoRightsThatItTakes() {
    Compiled compiled = Samples.compiled();

    assertThat(yaml(compiled, "batch", "CronJob", "airflow-cleanup"))
        .contains("exec airflow kubernetes cleanup-pods --namespace=airflow")
        .contains("schedule: \"*/15 * * * *\"")
        .contains("concurrencyPolicy: Forbid")
        .doesNotContain("SQL_ALCHEMY_CONN");
    assertThat(yaml(compiled, "rbac.authorization.k8s.io", "Role", "cleanup"))
        .contains(
            """
            rules:
            - apiGroups:
              - ""
              resources:
              - pods
              verbs:
              - delete
              - list
            """);
  }

  @Test
  void deletesOldRunsOnlyIfAsked() {
    Compiled kept = Samples.compiled();
    Compiled purged =
        new PlatformCompiler()
            .compile(
                Samples.platform(Samples.airflow().withHistory(Retention.days(90))),
                Samples.environment());

    assertThat(kept.bundle().ofKind("batch", "CronJob").map(m -> m.identity().name()))
        .doesNotContain("airflow-history");
    assertThat(yaml(purged, "batch", "CronJob", "airflow-history"))
        .contains("airflow db clean --yes --clean-before-timestamp")
        .contains("90 days ago")
        .contains("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN");
  }
}
