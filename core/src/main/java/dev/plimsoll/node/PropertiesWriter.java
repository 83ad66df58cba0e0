package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import java.util.Locale;

/** Writes Java's properties, one {@code key=value} a line, in one order, in ASCII. */
final class PropertiesWriter {
  private static final String FORMAT = "properties";

  private PropertiesWriter() {}

  static String write(Node content) {
    var out = new StringBuilder();
    KeyOrder.sorted(Unsayable.map(content, FieldPath.ROOT, FORMAT))
        .forEach(
            (key, value) -> {
              escape(key, true, out);
              out.append('=');
              escape(Unsayable.text(value, FieldPath.of(key), FORMAT), false, out);
              out.append('\n');
            });
    return out.toString();
  }

  private static void escape(String text, boolean isKey, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\f' -> out.append("\\f");
        case ' ' -> out.append(isKey || i == 0 ? "\\ " : " ");
        case '=', ':', '#', '!' -> out.append(isKey ? "\\" : "").append(c);
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
  }
}
