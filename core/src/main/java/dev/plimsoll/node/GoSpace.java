package dev.plimsoll.node;

/** What Go's {@code unicode.IsSpace} takes for a space. */
final class GoSpace {
  private GoSpace() {}

  /** The position of the first character of a text that is no space, or its length. */
  static int skip(String text) {
    int at = 0;
    while (at < text.length() && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * The position after the spaces at the beginning of a text, which end with the first line break.
   */
  static int skipLine(String text) {
    int at = 0;
    while (at < text.length() && is(text.charAt(at))) {
      if (text.charAt(at++) == '\n') {
        break;
      }
    }
    return at;
  }

  private static boolean is(char c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }
}
