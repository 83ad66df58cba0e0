package dev.plimsoll.reference;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;

/** Bundles out of YAML, for tests. */
public final class Bundles {
  private Bundles() {}

  /** The applied objects of a text. */
  public static Bundle of(String yaml) {
    var findings = new Findings();
    var documents = YamlReader.read(yaml, "test.yaml", findings);
    findings.throwIfErrors();
    return Bundle.of(
        documents.stream().map(document -> Manifest.of((MapNode) document.root())).toList());
  }
}
