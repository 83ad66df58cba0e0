package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A watched platform and the environments of this module's tests. */
final class Samples {
  private static final Path ENVIRONMENTS = Path.of("src/test/resources/environments");

  static final ObjectStore LAKE = ObjectStore.named("lake");

  /** No settings. */
  record NoSettings() {}

  private Samples() {}

  static Monitoring monitoring() {
    return Monitoring.standard()
        .withMetrics(Retention.days(30), StorageSize.gibibytes(100))
        .withLogs(LAKE.path("logs"));
  }

  /** A service that exposes metrics under a named port, beside what watches it. */
  static Platform platform(Monitoring monitoring) {
    Workload ledger =
        Workload.deployment(
                "ledger",
                Container.of(
                        Image.of("registry.acme.example/ledger:1.0.0"),
                        PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
                    .withPort("metrics", 9100))
            .scrapedAt("metrics", "/metrics");
    return Platform.named("acme")
        .with(Application.named("ledger").in("apps").with(ledger), monitoring);
  }

  static Environment<NoSettings> environment(String name) {
    var findings = new Findings();
    var environment =
        EnvironmentFolder.read(ENVIRONMENTS, findings)
            .merged(name, findings)
            .flatMap(
                merged ->
                    new EnvironmentLoader(Samples.class.getClassLoader(), findings)
                        .load(merged, NoSettings.class));
    assertThat(findings.hasErrors()).as(text(findings.sorted())).isFalse();
    return environment.orElseThrow();
  }

  static Compiled compiled(Monitoring monitoring, String environment) {
    return new PlatformCompiler().compile(platform(monitoring), environment(environment));
  }

  /** The text of a file of a ConfigMap. */
  static String file(Compiled compiled, String configMap, String file) {
    Manifest manifest =
        compiled.bundle().find("", "ConfigMap", Optional.of("monitoring"), configMap).orElseThrow();
    return ((EmbeddedNode) manifest.tree().findMap("data").orElseThrow().find(file).orElseThrow())
        .text();
  }

  static String text(List<Finding> findings) {
    return findings.stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
