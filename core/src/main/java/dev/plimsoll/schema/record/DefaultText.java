package dev.plimsoll.schema.record;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlReader;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Reads the YAML of a {@link Default}. */
final class DefaultText {
  private DefaultText() {}

  /**
   * The tree of a default.
   *
   * @throws IllegalStateException if it is not one YAML document: the author's mistake, not the
   *     file's
   */
  static Node read(String yaml, RecordComponent component) {
    var findings = new Findings();
    List<Node> documents =
        YamlReader.read(yaml, "@Default", findings).stream().map(d -> d.root()).toList();
    if (findings.hasErrors() || documents.size() != 1) {
      throw new IllegalStateException(
          "@Default(\"" + yaml + "\") of " + component + " is not one YAML value");
    }
    return documents.get(0);
  }
}
