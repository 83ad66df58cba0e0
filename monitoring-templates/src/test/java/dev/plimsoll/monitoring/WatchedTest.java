package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private static Box box(String namespace, String role) {
    return new Box(
        Endpoint.pods(NamespaceName.of(namespace), role), namespace, "some title", false);
  }

  private static Watched watched(Box... boxes) {
    return new Watched(List.of(), List.of(boxes), List.of());
  }

  @Test
  void countsAirflowsByTheirExporters() {
    assertThat(watched(box("airflow", "statsd"), box("airflow-risk", "statsd")).airflows())
        .isEqualTo(2);
  }

  /** With a collector no exporter is scraped, so that no rule may ask for what nobody exposes. */
  @Test
  void countsNoAirflowOfWhichOnlyTheDatabaseIsScraped() {
    assertThat(watched(box("airflow", "database")).airflows()).isZero();
  }

  @Test
  void doesNotLetOneSchedulerSpeakForAnother() {
    assertThat(StandardRules.silentScheduler(1))
        .isEqualTo("(sum(rate(airflow_scheduler_heartbeat[5m])) or vector(0)) == 0");
    assertThat(StandardRules.silentScheduler(2))
        .isEqualTo(
            "(count(sum by (namespace) (rate(airflow_scheduler_heartbeat[5m])) > 0) or vector(0))"
                + " < 2");
  }
}
