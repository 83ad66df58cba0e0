package dev.plimsoll.airflow;

import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.Node;
import java.util.Locale;

/**
 * Writes a tree as JSON, which is YAML too, in which Jinja finds nothing to do: a template engine
 * that runs over it gives back what went in, and a reader gets the same tree before and after.
 *
 * <p>JSON has a second spelling for each character of a string; Jinja knows nothing of it.
 *
 * @see <a href="https://jinja.palletsprojects.com/en/stable/templates/">Template Designer
 *     Documentation</a>
 */
final class JinjaSafeJson {
  private JinjaSafeJson() {}

  /** The text; it ends with a line break, so that nobody takes it for the name of a file. */
  static String write(Node tree) {
    String json = JsonWriter.pretty(tree);
    var out = new StringBuilder(json.length() + 64);
    int before = 0;
    for (int i = 0; i < json.length(); ) {
      int c = json.codePointAt(i);
      i += Character.charCount(c);
      boolean opens = before == '{' && (c == '{' || c == '%' || c == '#');
      if (opens || (c != '\n' && !PythonLiteral.isPlain(c))) {
        out.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
        before = 0;
      } else {
        out.appendCodePoint(c);
        before = c;
      }
    }
    return out.charAt(out.length() - 1) == '\n' ? out.toString() : out.append('\n').toString();
  }
}
