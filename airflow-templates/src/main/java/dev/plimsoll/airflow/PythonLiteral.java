package dev.plimsoll.airflow;

import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Locale;

/**
 * Writes trees and texts as literals of Python: the program that reads them gets exactly what was
 * written, whatever the text.
 *
 * @see <a
 *     href="https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals">
 *     String literals</a>
 */
final class PythonLiteral {
  private PythonLiteral() {}

  /** A text on one line, in double quotes. */
  static String text(String value) {
    var out = new StringBuilder(value.length() + 2).append('"');
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                  if (isPlain(c)) {
                    out.appendCodePoint(c);
                  } else {
                    out.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /**
   * Whether a character may stand for itself. What is invisible, breaks lines or changes the
   * direction of writing is escaped, so that a reviewer sees what Python reads.
   */
  static boolean isPlain(int c) {
    return c >= 0x20
        && !in(c, 0x7f, 0xa0)
        && c != 0xad
        && !in(c, 0x200b, 0x200f)
        && !in(c, 0x2028, 0x202e)
        && !in(c, 0x2060, 0x206f)
        && !in(c, 0xd800, 0xf8ff)
        && c != 0xfeff
        && !in(c, 0xfff0, 0xffff)
        && c < 0xe0000;
  }

  private static boolean in(int c, int from, int to) {
    return c >= from && c <= to;
  }

  /** A text of several lines, each a literal of its own on a line, which Python joins. */
  static String lines(String value, int column) {
    String indent = " ".repeat(column);
    var out = new StringBuilder("(\n");
    int at = 0;
    while (at < value.length()) {
      int end = value.indexOf('\n', at);
      end = end < 0 ? value.length() : end + 1;
      out.append(indent).append("    ").append(text(value.substring(at, end))).append('\n');
      at = end;
    }
    return out.append(indent).append(')').toString();
  }

  /** A tree, whose map keys and list items stand on lines of their own. */
  static String tree(Node node, int column) {
    if (node instanceof MapNode map) {
      return map(map, column);
    }
    if (node instanceof ListNode list) {
      return list(list, column);
    }
    if (node instanceof EmbeddedNode embedded) {
      return text(embedded.text());
    }
    ScalarNode scalar = (ScalarNode) node;
    return switch (scalar.kind()) {
      case STRING -> text(scalar.text());
      case INTEGER, DECIMAL -> scalar.text();
      case BOOL -> scalar.text().equals("true") ? "True" : "False";
      case NULL -> "None";
    };
  }

  private static String map(MapNode map, int column) {
    if (map.isEmpty()) {
      return "{}";
    }
    String indent = " ".repeat(column + 4);
    var out = new StringBuilder("{\n");
    map.forEach(
        (key, value) ->
            out.append(indent)
                .append(text(key))
                .append(": ")
                .append(tree(value, column + 4))
                .append(",\n"));
    return out.append(" ".repeat(column)).append('}').toString();
  }

  private static String list(ListNode list, int column) {
    if (list.isEmpty()) {
      return "[]";
    }
    String indent = " ".repeat(column + 4);
    var out = new StringBuilder("[\n");
    list.forEach(item -> out.append(indent).append(tree(item, column + 4)).append(",\n"));
    return out.append(" ".repeat(column)).append(']').toString();
  }

  /** A list of texts on one line. */
  static String texts(List<String> values) {
    return values.stream().map(PythonLiteral::text).toList().toString();
  }
}
