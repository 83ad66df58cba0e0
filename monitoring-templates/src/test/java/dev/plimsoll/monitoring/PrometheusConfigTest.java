package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and rules are those of the configuration reference of Prometheus 3.13. */
class PrometheusConfigTest {
  private final Monitoring monitoring =
      Monitoring.standard().withMetrics(Retention.days(30), StorageSize.gibibytes(100));

  private String yaml(PortRef port) {
    var scrapes =
        new Arrow.Scrapes(
            monitoring.prometheus(),
            RoleLabel.endpoint("airflow", "scheduler"),
            port,
            HttpPath.of("/metrics"));
    return YamlWriter.write(
        Nodes.of(PrometheusConfig.of(monitoring, List.of(scrapes)), Origin.UNKNOWN));
  }

  @Test
  void keepsMetricsForTheTimeAndOnEightyPercentOfTheDisk() {
    assertThat(yaml(PortRef.named("metrics"))).contains("time: \"30d\"").contains("size: 81920MB");
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

  @Test
  void refusesAFolderThatLokiTakesNoPrefixFrom() {
    var folder = ObjectStore.named("lake").path("loki-logs");
    assertThatThrownBy(() -> monitoring.withLogs(folder))
        .hasMessage(
            "folder \"loki-logs\" for logs: Loki takes digits and English letters only; write for"
                + " example STORE.path(\"loki\")");
  }
}
