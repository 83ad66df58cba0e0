package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;

/**
 * Writes INI that {@code configparser} and {@link IniReader} read back: keys without a section
 * first, then the sections, all in one order.
 */
final class IniWriter {
  private static final String FORMAT = "INI";

  private final StringBuilder out = new StringBuilder();

  private IniWriter() {}

  static String write(Node content) {
    MapNode root = KeyOrder.sorted(Unsayable.map(content, FieldPath.ROOT, FORMAT));
    var writer = new IniWriter();
    root.forEach(
        (key, value) -> {
          if (!(value instanceof MapNode)) {
            writer.entry(key, value, FieldPath.of(key));
          }
        });
    root.forEach(
        (key, value) -> {
          if (value instanceof MapNode section) {
            writer.section(key, section);
          }
        });
    return writer.out.toString();
  }

  private void section(String name, MapNode section) {
    FieldPath path = FieldPath.of(name);
    if (name.isEmpty()
        || name.indexOf(']') >= 0
        || name.indexOf('\n') >= 0
        || name.indexOf('\r') >= 0) {
      throw Unsayable.at(
          path, section, FORMAT, "a section name that is empty or has a bracket or line break");
    }
    out.append(out.length() == 0 ? "[" : "\n[").append(name).append("]\n");
    KeyOrder.sorted(section).forEach((key, value) -> entry(key, value, path.field(key)));
  }

  private void entry(String key, Node value, FieldPath path) {
    if (key.isEmpty()
        || "[#;".indexOf(key.charAt(0)) >= 0
        || key.chars().anyMatch(c -> "=:\n\r".indexOf(c) >= 0)
        || isBlankAtEnds(key)) {
      throw Unsayable.at(
          path,
          value,
          FORMAT,
          "a key that is empty, begins as a section or comment, has blanks at its ends, or has =, : or a line break");
    }
    String text = Unsayable.text(value, path, FORMAT);
    out.append(key).append(" =");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      check(lines[i], i, value, path);
      if (i > 0) {
        out.append('\n');
      }
      if (!lines[i].isEmpty()) {
        out.append(i > 0 ? "    " : " ").append(lines[i]);
      }
    }
    if (lines.length > 1 && lines[lines.length - 1].isEmpty()) {
      throw Unsayable.at(path, value, FORMAT, "a value that ends with a line break");
    }
    out.append('\n');
  }

  private static void check(String line, int number, Node value, FieldPath path) {
    if (isBlankAtEnds(line) || line.indexOf('\r') >= 0) {
      throw Unsayable.at(
          path, value, FORMAT, "a value with blanks at the ends of a line, or with CR");
    }
    if (number > 0 && (line.startsWith("#") || line.startsWith(";"))) {
      throw Unsayable.at(path, value, FORMAT, "a further line of a value that begins as a comment");
    }
  }

  private static boolean isBlankAtEnds(String text) {
    return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
  }

  /** What Java or Python strips. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
