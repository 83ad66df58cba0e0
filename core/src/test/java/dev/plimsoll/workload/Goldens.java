package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.Judgement;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Whole outputs in files, each without an error by our own checks too. {@code
 * -Dplimsoll.updateGoldens=true} rewrites them, unless {@code CI} is set; conformance asks the real
 * API server about each.
 */
public final class Goldens {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private static final List<Checks> CHECKS =
      KubernetesVersion.SUPPORTED.stream().map(Schemas::of).map(Checks::of).toList();

  private Goldens() {}

  /** Manifests, in order of identity, are what a file says. */
  public static void matches(String file, Collection<Manifest> manifests) {
    List<MapNode> trees = Bundle.of(manifests).all().stream().map(Manifest::tree).toList();
    String actual = YamlWriter.writeAll(trees);
    GoldenFile.matches(FOLDER.resolve(file), actual);
    var findings = new Findings();
    List<Node> back =
        YamlReader.read(actual, file, findings).stream().map(YamlDocument::root).toList();
    assertThat(findings.sorted()).isEmpty();
    assertThat(YamlWriter.writeAll(back)).as("read back and written again").isEqualTo(actual);
    for (Checks checks : CHECKS) {
      for (Judgement judgement : checks.judgeAll(trees)) {
        assertThat(judgement.findings()).noneMatch(Finding::isError);
      }
    }
  }
}
