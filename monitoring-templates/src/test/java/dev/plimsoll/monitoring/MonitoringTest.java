package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringTest {
  private static Stream<String> scraped(Monitoring monitoring) {
    return Samples.compiled(monitoring, "eks")
        .topology()
        .arrows(Arrow.Scrapes.class)
        .map(arrow -> arrow.to().id());
  }

  @Test
  void scrapesWhatDeclaresMetricsAndItselfAndItsNeighbours() {
    assertThat(scraped(Samples.monitoring()))
        .containsExactly(
            "apps/ledger",
            "monitoring/grafana",
            "monitoring/log-collector",
            "monitoring/loki",
            "monitoring/prometheus");
  }

  @Test
  void scrapesOnlyWhatItIsTold() {
    assertThat(scraped(Samples.monitoring().scrapingOnly(RoleLabel.endpoint("apps", "ledger"))))
        .containsExactly("apps/ledger");
  }

  @Test
  void letsGrafanaReadOnlyWhatItIsTold() {
    assertThat(
            Samples.compiled(Samples.monitoring().showingOnly(DataSource.METRICS), "eks")
                .topology()
                .arrows(Arrow.Calls.class)
                .filter(arrow -> arrow.from().equals(Samples.monitoring().grafana()))
                .map(Arrow::to)
                .map(Endpoint::id))
        .containsExactly("monitoring/prometheus");
  }

  @Test
  void followsRenamedNamespacesIntoTheFilesOfItsPrograms() {
    var environment =
        Samples.environment("eks")
            .withNaming(
                Naming.unchanged()
                    .withPrefix("acme-")
                    .withNamespaces(Map.of("apps", "services", "monitoring", "watch")));
    Compiled compiled =
        new PlatformCompiler().compile(Samples.platform(Samples.monitoring()), environment);
    String files =
        compiled
            .bundle()
            .ofKind("", "ConfigMap")
            .map(map -> dev.plimsoll.node.YamlWriter.write(map.tree()))
            .reduce("", String::concat);
    assertThat(files)
        .containsPattern("names:\\s+- services\\n")
        .contains("names = [\"services\", \"watch\"]")
        .contains("url = \"http://acme-loki.watch.svc:3100/loki/api/v1/push\"")
        .contains("url: http://acme-prometheus.watch.svc:9090");
  }

  @Test
  void refusesADashboardThatGrafanaWouldPassOver() {
    assertThatThrownBy(() -> Dashboard.named("a".repeat(41), "Long"))
        .hasMessage(
            "dashboard \""
                + "a".repeat(41)
                + "\" has 41 characters in its uid; Grafana does not load one beyond 40");
    assertThatThrownBy(() -> Dashboard.named("empty", " "))
        .hasMessage("dashboard \"empty\" has no title");
  }

  /** The grid of Grafana has 24 columns, and panels that overlap are moved about. */
  @Test
  void placesPanelsWithoutOverlap() {
    for (Dashboard dashboard :
        StandardDashboards.all(new MonitoringParts(Samples.monitoring(), Watched.nothing()))) {
      var taken = new java.util.HashSet<String>();
      for (Object panel : (List<?>) dashboard.json().get("panels")) {
        Map<?, ?> at = (Map<?, ?>) ((Map<?, ?>) panel).get("gridPos");
        int x = (Integer) at.get("x");
        int y = (Integer) at.get("y");
        for (int i = x; i < x + (Integer) at.get("w"); i++) {
          for (int j = y; j < y + (Integer) at.get("h"); j++) {
            assertThat(i).isLessThan(24);
            assertThat(taken.add(i + "," + j)).as(dashboard.uid() + " at " + i + "," + j).isTrue();
          }
        }
      }
    }
  }
}
