package dev.plimsoll.flink;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.util.List;
import java.util.stream.Collectors;

/** Objects from text. */
final class Documents {
  private Documents() {}

  static MapNode map(String yaml) {
    return maps(yaml).get(0);
  }

  static List<MapNode> maps(String yaml) {
    var findings = new Findings();
    var documents = YamlReader.read(yaml, "test.yaml", findings);
    findings.throwIfErrors();
    return documents.stream().map(document -> (MapNode) document.root()).toList();
  }

  static Bundle bundle(String yaml) {
    return Bundle.of(maps(yaml).stream().map(Manifest::of).toList());
  }

  /** What the checks say of objects, without places. */
  static String findings(Bundle bundle) {
    var findings = new Findings();
    new FlinkCheck().check(bundle, findings);
    return text(findings);
  }

  static String text(Findings findings) {
    return findings.sorted().stream()
        .map(FindingText::render)
        .flatMap(String::lines)
        .filter(line -> !line.startsWith("  at: "))
        .collect(Collectors.joining("\n"));
  }
}
