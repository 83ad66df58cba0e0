package dev.plimsoll.testing.internal;

import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlWriter;

/** Values as failures show them: texts in quotes, everything else as YAML. */
public final class Shown {
  private Shown() {}

  /** A value, indented by two. */
  public static String indented(Node node) {
    String shown = node instanceof ScalarNode ? node.toString() : text(node);
    return "  " + shown.replace("\n", "\n  ");
  }

  /** A value without a final line break: the text of an embedded document, or YAML. */
  public static String text(Node node) {
    return node instanceof EmbeddedNode embedded
        ? embedded.text()
        : YamlWriter.write(node).stripTrailing();
  }
}
