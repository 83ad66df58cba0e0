package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kubectl's reader makes of texts: recorded by {@code conformance/yaml}, which says how. */
class KubectlReadingsTest {
  static Stream<MapNode> readings() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KubectlReadingsTest.class.getResourceAsStream("/node/kubectl.jsonl"))) {
      return YamlReader.read(in.readAllBytes(), "kubectl.jsonl", new Findings()).stream()
          .map(document -> (MapNode) document.root());
    }
  }

  @ParameterizedTest(name = "reading {index}")
  @MethodSource("readings")
  void readsWhatKubectlReads(MapNode reading) {
    var findings = new Findings();
    List<YamlDocument> documents =
        YamlReader.read(reading.findText("text").orElseThrow(), "case.yaml", findings);
    Node expected = reading.find("documents").orElseThrow();
    if (expected instanceof ListNode list) {
      assertThat(findings.sorted()).noneMatch(Finding::isError);
      assertThat(ListNode.of(documents.stream().map(YamlDocument::root).toList(), Origin.UNKNOWN))
          .isEqualTo(list);
    } else {
      assertThat(findings.hasErrors()).isTrue();
    }
  }
}
