package dev.plimsoll.check.internal;

/**
 * Base64 as Go's {@code encoding/json} reads it into bytes: standard, padded, line breaks left out.
 */
public final class Base64Text {
  private Base64Text() {}

  /** Whether the text is base64; makes no garbage. */
  public static boolean isValid(String text) {
    int symbols = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        padding++;
      } else if (padding > 0 || !isSymbol(c)) {
        return false;
      }
      symbols++;
    }
    return symbols % 4 == 0 && padding <= 2 && (padding == 0 || symbols > padding);
  }

  /** How many bytes a valid text stands for. */
  public static long size(String text) {
    long symbols = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      symbols += c == '\n' || c == '\r' || c == '=' ? 0 : 1;
    }
    return symbols * 6 / 8;
  }

  private static boolean isSymbol(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
