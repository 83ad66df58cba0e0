package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole outputs in {@code src/test/goldens}. {@code -Dplimsoll.updateGoldens=true} rewrites them,
 * unless {@code CI} is set; a conformance run asks promtool, Loki and the API server about the same
 * files.
 */
class MonitoringGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  @Test
  void rendersAllOfItsNamespace() {
    Compiled compiled = Samples.compiled(Samples.monitoring(), "eks");
    compare("monitoring.yaml", yaml(compiled, m -> isIn(m, "monitoring")));
  }

  @Test
  void mayDoNoMoreThanFindPodsAndReadLogsElsewhere() {
    Compiled compiled = Samples.compiled(Samples.monitoring(), "eks");
    compare(
        "rights.yaml",
        yaml(
            compiled,
            m -> m.identity().group().equals("rbac.authorization.k8s.io") && isIn(m, "apps")));
  }

  /** What the operator makes of it is latent; everything of its kinds is here. */
  @Test
  void leavesPrometheusToAnOperator() {
    Compiled compiled = Samples.compiled(Samples.monitoring().runByOperator(), "eks");
    assertThat(compiled.findings()).noneMatch(finding -> finding.isError());
    compare(
        "operated.yaml",
        yaml(
            compiled,
            m ->
                m.identity().group().equals("monitoring.coreos.com")
                    || m.isLatent()
                    || (isIn(m, "monitoring") && isOfPrometheus(m.identity().name()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eks", "gke", "aks", "on-prem"})
  void keepsLogsInTheStoreOfEachTarget(String target) {
    Compiled compiled = Samples.compiled(Samples.monitoring(), target);
    compare("loki-" + target + ".yaml", Samples.file(compiled, "loki-config", "config.yaml"));
  }

  private static boolean isOfPrometheus(String name) {
    return name.contains("prometheus") || name.equals("grafana-datasources");
  }

  private static boolean isIn(Manifest manifest, String namespace) {
    return manifest.identity().namespace().equals(Optional.of(namespace));
  }

  private static String yaml(Compiled compiled, Predicate<Manifest> wanted) {
    return compiled.bundle().all().stream()
        .filter(wanted)
        .map(manifest -> YamlWriter.write(manifest.tree()))
        .collect(Collectors.joining("---\n"));
  }

  private static void compare(String file, String actual) {
    GoldenFile.matches(GOLDENS.resolve(file), actual);
  }
}
