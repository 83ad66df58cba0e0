package dev.plimsoll.node;

import dev.plimsoll.finding.FindingsException;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Writes a tree as JSON: equal trees give equal texts.
 *
 * <p>Strings are escaped as RFC 8785 says. Numbers are in plain decimal, as the tree has them,
 * where RFC 8785 would round them to 64 bits. An embedded document is the string that it renders.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class JsonWriter {
  private enum Form {
    CANONICAL,
    COMPACT,
    PRETTY
  }

  private final StringBuilder out = new StringBuilder(1024);
  private final Form form;

  private JsonWriter(Form form) {
    this.form = form;
  }

  /**
   * The text to hash: no blanks, keys by their UTF-16 characters.
   *
   * @throws FindingsException if a text holds half of a surrogate pair
   */
  public static String canonical(Node root) {
    return new JsonWriter(Form.CANONICAL).document(root);
  }

  /** No blanks, keys in the order of {@link YamlWriter}; see {@link #canonical}. */
  public static String compact(Node root) {
    return new JsonWriter(Form.COMPACT).document(root);
  }

  /**
   * For people: two blanks per level, keys in the order of {@link YamlWriter}, a final line break;
   * see {@link #canonical}.
   */
  public static String pretty(Node root) {
    return new JsonWriter(Form.PRETTY).document(root) + "\n";
  }

  private String document(Node root) {
    try {
      node(root, 0);
    } catch (LoneSurrogate e) {
      throw e.in(root);
    }
    return out.toString();
  }

  private void node(Node node, int level) {
    if (node instanceof MapNode map) {
      map(map, level);
    } else if (node instanceof ListNode list) {
      list(list, level);
    } else if (node instanceof EmbeddedNode embedded) {
      string(embedded.text());
    } else if (((ScalarNode) node).isString()) {
      string(((ScalarNode) node).text());
    } else {
      out.append(((ScalarNode) node).text());
    }
  }

  private void map(MapNode map, int level) {
    int[] order = order(map);
    out.append('{');
    for (int i = 0; i < map.size(); i++) {
      int at = order.length == 0 ? i : order[i];
      if (i > 0) {
        out.append(',');
      }
      line(level + 1);
      string(map.keyAt(at));
      out.append(form == Form.PRETTY ? ": " : ":");
      node(map.valueAt(at), level + 1);
    }
    if (!map.isEmpty()) {
      line(level);
    }
    out.append('}');
  }

  private int[] order(MapNode map) {
    if (form != Form.CANONICAL) {
      return KeyOrder.of(map);
    }
    String[] keys = map.keys().toArray(String[]::new);
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[i] = map.position(keys[i]);
    }
    return order;
  }

  private void list(ListNode list, int level) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      line(level + 1);
      node(list.get(i), level + 1);
    }
    if (!list.isEmpty()) {
      line(level);
    }
    out.append(']');
  }

  private void line(int level) {
    if (form == Form.PRETTY) {
      out.append('\n');
      for (int i = 0; i < level; i++) {
        out.append("  ");
      }
    }
  }

  private void string(String text) {
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        if (Character.isSurrogate(c) && LoneSurrogate.isAt(text, i)) {
          throw new LoneSurrogate();
        }
        continue;
      }
      out.append(text, copied, i).append('\\');
      escape(c);
      copied = i + 1;
    }
    out.append(text, copied, text.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\b' -> out.append('b');
      case '\t' -> out.append('t');
      case '\n' -> out.append('n');
      case '\f' -> out.append('f');
      case '\r' -> out.append('r');
      default -> out.append(c < 0x10 ? "u000" : "u00").append(Integer.toHexString(c));
    }
  }
}
