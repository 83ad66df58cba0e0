package dev.plimsoll.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.util.List;

/** Trees of texts. */
final class Yaml {
  private Yaml() {}

  static Node node(String text) {
    return documents(text).get(0).root();
  }

  static Bundle bundle(String text) {
    return Bundle.of(
        documents(text).stream().map(document -> Manifest.of((MapNode) document.root())).toList());
  }

  private static List<YamlDocument> documents(String text) {
    var findings = new Findings();
    List<YamlDocument> documents = YamlReader.read(text, "test.yaml", findings);
    assertThat(findings.sorted()).isEmpty();
    return documents;
  }
}
