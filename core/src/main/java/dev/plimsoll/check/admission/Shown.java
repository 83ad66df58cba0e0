package dev.plimsoll.check.admission;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;

/** Values as they stand in messages. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  static String of(Node node) {
    if (node instanceof MapNode map) {
      return map.isEmpty() ? "an empty map" : "a map";
    }
    if (node instanceof ListNode list) {
      return list.isEmpty() ? "an empty list" : "a list";
    }
    return node instanceof ScalarNode scalar
        ? scalar.isNull() ? "nothing" : of(scalar.toString())
        : "an embedded document";
  }

  static String of(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r");
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST - 25))
        + " … "
        + line.substring(line.offsetByCodePoints(line.length(), -20));
  }

  static String quoted(String text) {
    return of("\"" + text + "\"");
  }

  /** {@code a, b or c}. */
  static String either(List<String> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    return String.join(", ", words.subList(0, words.size() - 1))
        + " or "
        + words.get(words.size() - 1);
  }
}
