package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whole outputs in {@code src/test/goldens}. {@code -Dplimsoll.updateGoldens=true} rewrites them,
 * unless {@code CI} is set; a conformance run asks Airflow and the API server about the same
 * platform.
 */
class AirflowGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  private final Compiled compiled = Samples.compiled();

  @Test
  void rendersADagFileFromTheLatentsOfAPipeline() throws IOException {
    Manifest shard =
        compiled
            .bundle()
            .find("", "ConfigMap", Optional.of("airflow"), AirflowDocuments.shard(1))
            .orElseThrow();
    var file =
        (EmbeddedNode)
            shard.tree().findMap("data").orElseThrow().find("data-jobs.nightly.py").orElseThrow();

    compare("data-jobs.nightly.py", file.text());
  }

  @Test
  void rendersAllOfItsNamespace() throws IOException {
    compare("airflow.yaml", yaml(m -> !m.isLatent() && !isDags(m) && isIn(m, "airflow")));
  }

  @Test
  void describesTaskPodsThatItDoesNotApply() throws IOException {
    compare("latent.yaml", yaml(m -> m.isLatent() && isIn(m, "airflow")));
  }

  @Test
  void grantsTasksInTheirWorkspaceWhatTheirOperatorsDo() throws IOException {
    compare(
        "rights.yaml",
        yaml(m -> m.is("rbac.authorization.k8s.io", "Role") && isIn(m, "data-jobs")));
  }

  private static boolean isDags(Manifest manifest) {
    return manifest.identity().name().equals(AirflowDocuments.shard(1));
  }

  private static boolean isIn(Manifest manifest, String namespace) {
    return manifest.identity().namespace().equals(Optional.of(namespace));
  }

  private String yaml(Predicate<Manifest> wanted) {
    return compiled.bundle().all().stream()
        .filter(wanted)
        .map(manifest -> YamlWriter.write(manifest.tree()))
        .collect(Collectors.joining("---\n"));
  }

  private static void compare(String file, String actual) throws IOException {
    Path golden = GOLDENS.resolve(file);
    if (Boolean.getBoolean("plimsoll.updateGoldens")) {
      assertThat(Map.copyOf(System.getenv()))
          .as("goldens are not rewritten in CI")
          .doesNotContainKey("CI");
      Files.createDirectories(GOLDENS);
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("rewrite with -Dplimsoll.updateGoldens=true and review").exists();
    assertThat(actual).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
