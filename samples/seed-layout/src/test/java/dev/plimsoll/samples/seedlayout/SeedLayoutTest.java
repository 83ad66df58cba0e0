package dev.plimsoll.samples.seedlayout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.testing.Golden;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.topology.Topology;
import dev.plimsoll.topology.TopologyText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture that the project was asked for, box by box and arrow by arrow. */
class SeedLayoutTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private static final Endpoint WEBSERVER = RoleLabel.endpoint("airflow", "api-server");
  private static final Endpoint SCHEDULER = RoleLabel.endpoint("airflow", "scheduler");
  private static final Endpoint TASK_PODS = RoleLabel.endpoint("airflow", "task-pods");
  private static final Endpoint OPERATOR =
      RoleLabel.endpoint("spark-operator", "spark-operator-controller");
  private static final Endpoint DRIVERS = RoleLabel.endpoint("spark-operator", "spark-driver");
  private static final Endpoint EXECUTORS = RoleLabel.endpoint("spark-operator", "spark-executor");
  private static final Endpoint DBT = RoleLabel.endpoint("data-jobs", "dbt");
  private static final Endpoint PYTHON = RoleLabel.endpoint("data-jobs", "python");
  private static final Endpoint PROMETHEUS = RoleLabel.endpoint("monitoring", "prometheus");
  private static final Endpoint GRAFANA = RoleLabel.endpoint("monitoring", "grafana");
  private static final Endpoint LOKI = RoleLabel.endpoint("monitoring", "loki");

  private static final List<Endpoint> BOXES =
      List.of(
          WEBSERVER,
          SCHEDULER,
          TASK_PODS,
          OPERATOR,
          DRIVERS,
          EXECUTORS,
          DBT,
          PYTHON,
          PROMETHEUS,
          GRAFANA,
          LOKI);

  /** Two ends of an arrow. */
  private record Ends(Endpoint from, Endpoint to) {}

  private final Report report =
      Plimsoll.of(new SeedLayout()).withEnvironments(Path.of("environments")).render("prod-eks");
  private final Topology picture = report.topology().restrictedTo(BOXES).withoutSystemArrows();

  @Test
  void hasNoErrors() {
    assertThat(report.findings()).noneMatch(finding -> finding.isError());
  }

  @Test
  void isThePictureWithItsBoxes() {
    assertThat(picture.boxes().stream().map(Box::pods))
        .containsExactlyInAnyOrderElementsOf(
            BOXES.stream().map(Endpoint.Pods.class::cast).toList());
  }

  @Test
  void isThePictureWithItsArrows() {
    assertThat(picture.arrows().stream().map(arrow -> new Ends(arrow.from(), arrow.to())))
        .containsOnly(
            new Ends(SCHEDULER, TASK_PODS),
            new Ends(TASK_PODS, OPERATOR),
            new Ends(TASK_PODS, DBT),
            new Ends(TASK_PODS, PYTHON),
            new Ends(OPERATOR, DRIVERS),
            new Ends(DRIVERS, EXECUTORS),
            new Ends(PROMETHEUS, SCHEDULER),
            new Ends(PROMETHEUS, DRIVERS),
            new Ends(PROMETHEUS, EXECUTORS),
            new Ends(GRAFANA, PROMETHEUS));
  }

  @Test
  void drawsMetricsAsTheOnlyDottedArrows() {
    String mermaid = TopologyText.mermaid(picture);
    assertThat(mermaid.lines().filter(line -> line.contains(".->"))).hasSize(3);
    assertThat(mermaid.lines().filter(line -> line.contains("-->"))).hasSize(7);
  }

  @Test
  void isThePictureAsText() {
    Golden.file(GOLDENS.resolve("topology.json")).matches(TopologyText.json(picture));
    Golden.file(GOLDENS.resolve("topology.mmd")).matches(TopologyText.mermaid(picture));
  }

  @Test
  void saysWhatTheLayoutCosts() {
    assertThat(
            report.findings().stream()
                .filter(finding -> finding.code().id().equals("PLM6624"))
                .map(FindingText::render))
        .containsExactly(
            """
            warning PLM6624 workspace "spark-jobs": runs jobs in the operator's own namespace "spark-operator": whoever may create pods there may use the operator's accounts, and a full quota keeps the operator from starting again
              fix: leave out in("spark-operator"), so that jobs have their own""");
  }
}
