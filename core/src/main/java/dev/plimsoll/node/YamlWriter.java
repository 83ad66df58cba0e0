package dev.plimsoll.node;

import dev.plimsoll.finding.FindingsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes a tree as YAML that no reader of YAML 1.1 or 1.2 misreads: equal trees give equal bytes.
 *
 * <ul>
 *   <li>Block style, two blanks per level, lists at the level of their key (as kubectl prints
 *       them), no anchors, no folded lines, one final line break.
 *   <li>Keys in one order, whatever order they were put in: {@code apiVersion}, {@code kind},
 *       {@code metadata}, {@code name}, {@code namespace}, {@code labels}, {@code annotations}
 *       first, the others by their characters.
 *   <li>A string is bare only where every reader takes it for that string ({@link PlainText}); a
 *       string of several lines is a literal block where that is safe; else it is quoted.
 *   <li>Numbers in plain decimal, {@code true}, {@code false}, {@code null}; {@code {}} and {@code
 *       []} for an empty map and list.
 * </ul>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class YamlWriter {
  private final StringBuilder out = new StringBuilder(2048);

  private YamlWriter() {}

  /**
   * One document, without a line {@code ---} before it.
   *
   * @throws FindingsException if a text holds half of a surrogate pair
   */
  public static String write(Node root) {
    var writer = new YamlWriter();
    writer.document(root);
    return writer.out.toString();
  }

  /** One document as UTF-8; see {@link #write}. */
  public static byte[] writeBytes(Node root) {
    return write(root).getBytes(StandardCharsets.UTF_8);
  }

  /** Several documents, with a line {@code ---} between two; see {@link #write}. */
  public static String writeAll(List<? extends Node> roots) {
    var writer = new YamlWriter();
    for (Node root : roots) {
      if (writer.out.length() > 0) {
        writer.out.append("---\n");
      }
      writer.document(root);
    }
    return writer.out.toString();
  }

  private void document(Node root) {
    try {
      if (root instanceof MapNode map && !map.isEmpty()) {
        map(map, 0, true);
      } else if (root instanceof ListNode list && !list.isEmpty()) {
        list(list, 0, true);
      } else {
        // The lines of a block begin at column 2: at column 0 readers do not agree on what they
        // are.
        leaf(root, 2);
      }
    } catch (LoneSurrogate e) {
      throw e.in(root);
    }
  }

  /**
   * Writes the entries of a map whose keys stand in a column; the cursor is in that column already,
   * or at the beginning of a line.
   */
  private void map(MapNode map, int column, boolean atLineStart) {
    int[] order = KeyOrder.of(map);
    boolean indent = atLineStart;
    for (int i = 0; i < map.size(); i++) {
      int at = order.length == 0 ? i : order[i];
      if (indent) {
        indent(column);
      }
      indent = true;
      entry(map.keyAt(at), map.valueAt(at), column);
    }
  }

  private void entry(String key, Node value, int column) {
    ScalarText.key(key, column, out);
    out.append(':');
    if (value instanceof MapNode map && !map.isEmpty()) {
      out.append('\n');
      map(map, column + 2, true);
    } else if (value instanceof ListNode list && !list.isEmpty()) {
      out.append('\n');
      list(list, column, true);
    } else {
      out.append(' ');
      leaf(value, column + 2);
    }
  }

  private void list(ListNode list, int column, boolean atLineStart) {
    boolean indent = atLineStart;
    for (int i = 0; i < list.size(); i++) {
      if (indent) {
        indent(column);
      }
      indent = true;
      out.append("- ");
      Node item = list.get(i);
      if (item instanceof MapNode map && !map.isEmpty()) {
        map(map, column + 2, false);
      } else if (item instanceof ListNode inner && !inner.isEmpty()) {
        list(inner, column + 2, false);
      } else {
        leaf(item, column + 2);
      }
    }
  }

  /** Writes a value that takes the rest of the line, and the line break. */
  private void leaf(Node value, int column) {
    if (value instanceof ScalarNode scalar) {
      if (scalar.isString()) {
        ScalarText.value(scalar.text(), column, out);
      } else {
        out.append(scalar.text()).append('\n');
      }
    } else if (value instanceof EmbeddedNode embedded) {
      ScalarText.value(embedded.text(), column, out);
    } else {
      out.append(value instanceof MapNode ? "{}\n" : "[]\n");
    }
  }

  private void indent(int column) {
    for (int i = 0; i < column; i += 2) {
      out.append("  ");
    }
  }
}
