package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.HttpPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and rules are those of the configuration reference of Prometheus 3.13. */
class PrometheusConfigTest {
  private static String yaml(PortRef port) {
    Monitoring monitoring = Samples.monitoring();
    var scrapes =
        new Arrow.Scrapes(
            monitoring.prometheus(),
            RoleLabel.endpoint("airflow", "scheduler"),
            port,
            HttpPath.of("/metrics"));
    return YamlWriter.write(
        Nodes.of(
            PrometheusConfig.of(
                monitoring.fields(),
                new Watched(List.of(scrapes), List.of(), List.of()),
                Samples.environment("eks").facts()),
            Origin.UNKNOWN));
  }

  @Test
  void keepsMetricsForTheTimeAndOnEightyPercentOfTheDisk() {
    assertThat(yaml(PortRef.named("metrics"))).contains("time: \"30d\"").contains("size: 81920MB");
  }

  @Test
  void tellsItsEnvironmentToWhoeverCollectsFromSeveral() {
    assertThat(yaml(PortRef.named("metrics")))
        .containsPattern("external_labels:\\s+environment: eks\\n");
  }

  @Test
  void looksForPodsInTheScrapedNamespaceOnly() {
    assertThat(yaml(PortRef.named("metrics")))
        .contains("job_name: airflow/scheduler/metrics")
        .contains("role: pod")
        .containsPattern("names:\\s+- airflow\\n")
        .contains("__meta_kubernetes_pod_label_plimsoll_dev_role")
        .contains("__meta_kubernetes_pod_container_port_name");
  }

  @Test
  void writesTheAddressOfAPortThatNoContainerNeedDeclare() {
    assertThat(yaml(PortRef.tcp(4040)))
        .contains("$1:4040")
        .contains("[$1]:4040")
        .doesNotContain("container_port_name");
  }
}
