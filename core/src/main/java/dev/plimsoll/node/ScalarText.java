package dev.plimsoll.node;

import java.util.Locale;

/** Writes strings: bare, as a literal block, or quoted. */
final class ScalarText {
  /**
   * Readers of YAML 1.1 look for the colon of a key within 1,024 characters; a longer one needs a
   * question mark.
   */
  private static final int MAX_SIMPLE_KEY = 1000;

  private ScalarText() {}

  /** Writes a key; the colon comes after it. */
  static void key(String key, int column, StringBuilder out) {
    if (PlainText.isSafe(key) && key.length() <= MAX_SIMPLE_KEY) {
      out.append(key);
      return;
    }
    int from = out.length();
    quoted(key, out);
    if (out.length() - from > MAX_SIMPLE_KEY) {
      out.insert(from, "? ").append('\n');
      out.append(" ".repeat(column));
    }
  }

  /**
   * Writes a value and the line break after it.
   *
   * @param column where the lines of a literal block begin
   */
  static void value(String text, int column, StringBuilder out) {
    if (PlainText.isSafe(text)) {
      out.append(text).append('\n');
    } else if (text.indexOf('\n') >= 0 && isSafeBlock(text)) {
      block(text, column, out);
    } else {
      quoted(text, out);
      out.append('\n');
    }
  }

  private static boolean isSafeBlock(String text) {
    boolean hasText = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        hasText |= c != ' ';
      } else if (c != '\n' && c != '\t' && (c < 0x7F || escapeNeeded(text, i))) {
        return false;
      }
    }
    return hasText;
  }

  private static void block(String text, int column, StringBuilder out) {
    int length = text.length();
    char first = text.charAt(0);
    out.append('|');
    if (first == ' ' || first == '\t' || first == '\n') {
      out.append('2');
    }
    boolean ends = text.charAt(length - 1) == '\n';
    if (!ends) {
      out.append('-');
    } else if (text.charAt(length - 2) == '\n') {
      out.append('+');
    }
    out.append('\n');
    int from = 0;
    while (from < length) {
      int to = text.indexOf('\n', from);
      int stop = to < 0 ? length : to;
      if (stop > from) {
        for (int i = 0; i < column; i += 2) {
          out.append("  ");
        }
        out.append(text, from, stop);
      }
      out.append('\n');
      from = stop + 1;
    }
  }

  private static void quoted(String text, StringBuilder out) {
    if (readsBetterInSingleQuotes(text)) {
      out.append('\'').append(text).append('\'');
      return;
    }
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        continue;
      }
      if (c >= 0x7F && !escapeNeeded(text, i)) {
        continue;
      }
      out.append(text, copied, i);
      i += escape(text, i, out) - 1;
      copied = i + 1;
    }
    out.append(text, copied, text.length()).append('"');
  }

  /**
   * Whether a text has a double quote or a backslash and nothing that only double quotes can say.
   */
  private static boolean readsBetterInSingleQuotes(String text) {
    boolean better = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\'') {
        return false;
      }
      better |= c == '"' || c == '\\';
    }
    return better;
  }

  /** Writes the escape of the character at a position; answers how many UTF-16 units it took. */
  private static int escape(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append(String.format(Locale.ROOT, "\\U%08X", text.codePointAt(at)));
          return 2;
        }
        out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02X" : "\\u%04X", (int) c));
      }
    }
    return 1;
  }

  /**
   * Whether a character beyond ASCII is written as an escape: because a reader refuses it or breaks
   * the line at it, or because a person would not see it. The ranges are fixed, since the classes
   * of {@code Character} grow with each Java release.
   *
   * @throws LoneSurrogate if it is half of a surrogate pair
   */
  private static boolean escapeNeeded(String text, int at) {
    char c = text.charAt(at);
    if (Character.isSurrogate(c)) {
      if (LoneSurrogate.isAt(text, at)) {
        throw new LoneSurrogate();
      }
      int point =
          Character.isHighSurrogate(c) ? text.codePointAt(at) : text.codePointBefore(at + 1);
      return (point >= 0xE0000 && point <= 0xE0FFF) || (point & 0xFFFE) == 0xFFFE;
    }
    return c < 0xA0
        || c == 0xAD
        || c == 0x61C
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || c == 0xFEFF
        || (c >= 0xFFF0 && c != 0xFFFD);
  }
}
