package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.topology.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtlpCollectorTest {
  private static Compiled compiled(Airflow airflow) {
    return new PlatformCompiler()
        .compile(Samples.platform(airflow).with(Samples.collector()), Samples.environment());
  }

  private static String text(Compiled compiled) {
    return compiled.findings().stream()
        .filter(Finding::isError)
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void drawsTheWayToTheCollectorForThoseThatSend() {
    Compiled compiled = compiled(Samples.withCollector());

    assertThat(text(compiled)).isEmpty();
    assertThat(
            compiled.topology().arrows().stream()
                .filter(arrow -> arrow.verb().equals("sends metrics"))
                .map(arrow -> arrow.from().id() + " -> " + arrow.to().id()))
        .containsExactlyInAnyOrder(
            "airflow/api-server -> telemetry/otel-collector",
            "airflow/dag-processor -> telemetry/otel-collector",
            "airflow/scheduler -> telemetry/otel-collector",
            "airflow/task-pods -> telemetry/otel-collector",
            "airflow/triggerer -> telemetry/otel-collector");
    assertThat(compiled.bundle().all().stream().map(m -> m.identity().name()))
        .noneMatch(name -> name.contains("statsd"));
  }

  /** The variables are those of OpenTelemetry's specification. */
  @Test
  void sendsToACollectorOutsideByTls() {
    Compiled compiled =
        compiled(
            Samples.airflow()
                .withTelemetry(OtlpCollector.of(Endpoint.External.https("otlp.acme.example"))));

    String scheduler =
        YamlWriter.write(
            compiled
                .bundle()
                .find("apps", "Deployment", Optional.of("airflow"), "airflow-scheduler")
                .orElseThrow()
                .tree());
    assertThat(scheduler)
        .contains("value: https://otlp.acme.example:443\n")
        .doesNotContain("OTEL_TRACES_EXPORTER");
    assertThat(text(compiled)).isEmpty();
  }

  @Test
  void refusesSettingsOfTheCollectorByHand() {
    List<String> found =
        compiled(Samples.withCollector().withSetting("metrics", "otel_host", "elsewhere"))
            .findings()
            .stream()
            .filter(finding -> finding.code().equals(AirflowCodes.SETTING_IS_DERIVED))
            .map(FindingText::render)
            .toList();

    assertThat(found)
        .containsExactly(
            "error PLM6509 component \"airflow\" at metrics.otel_host: [metrics] otel_host is set by"
                + " hand\n"
                + "  fix: leave it out, and write withTelemetry(...)");
  }
}
