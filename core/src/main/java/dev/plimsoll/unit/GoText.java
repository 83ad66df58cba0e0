package dev.plimsoll.unit;

/** What Go's text functions mean where Java's mean something else. Kubernetes is written in Go. */
final class GoText {
  private GoText() {}

  /**
   * {@code unicode.IsSpace}: has the no-break spaces, which Java's white space lacks, and lacks the
   * four separators at 1c to 1f, which Java's has.
   */
  static boolean isSpace(char c) {
    return switch (c) {
      case '\t',
          '\n',
          '\u000b',
          '\f',
          '\r',
          ' ',
          '\u0085',
          '\u00a0',
          '\u1680',
          '\u2028',
          '\u2029',
          '\u202f',
          '\u205f',
          '\u3000' ->
          true;
      default -> c >= '\u2000' && c <= '\u200a';
    };
  }

  /** {@code strings.ToLower}: one character for one. Java makes two of a dotted capital I. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
