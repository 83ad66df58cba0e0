package dev.plimsoll.node;

import java.util.Locale;

/**
 * Decides whether a string may stand bare in block style: only if no reader could take it for
 * anything else.
 *
 * <p>The rule is narrower than any grammar, so that it needs no list of readers. Bare is a line of
 * printable ASCII that
 *
 * <ul>
 *   <li>begins with a letter, {@code /}, {@code _} or {@code $} and is none of the words that some
 *       YAML takes for a truth value, null or a number; or begins with a digit, sign or dot and
 *       holds a character that no number and no date of any YAML has, such as the {@code m} of
 *       {@code 500m} or the slash of {@code 10.0.0.0/8};
 *   <li>does not begin with {@code ---} or {@code ...}, which part documents at the begin of a
 *       line;
 *   <li>has no blank at its ends, no colon before a blank or at the end, no {@code #} after a
 *       blank.
 * </ul>
 */
final class PlainText {
  /** May begin a bare string; every such character may also stand within. */
  private static final int BEGINS = 1;

  /** May begin a bare string that holds a {@link #TELLS}. */
  private static final int NUMERIC = 2;

  /** Stands in no number and no date. */
  private static final int TELLS = 4;

  private static final byte[] CLASS = new byte[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      CLASS[c] = BEGINS;
      CLASS[c - 'a' + 'A'] = BEGINS;
    }
    mark("/_$", BEGINS);
    mark("0123456789+-.", NUMERIC);
    mark("ghjklmqrsuvwyGHJKLMQRSUVWY/%@=;()[]{}*\"'$", TELLS);
  }

  private PlainText() {}

  private static void mark(String characters, int kind) {
    for (int i = 0; i < characters.length(); i++) {
      CLASS[characters.charAt(i)] |= (byte) kind;
    }
  }

  /** Whether a string may stand bare, as a key or a value. */
  static boolean isSafe(String text) {
    int length = text.length();
    if (length == 0) {
      return false;
    }
    char first = text.charAt(0);
    if (first >= 128 || (CLASS[first] & (BEGINS | NUMERIC)) == 0 || (length <= 8 && isWord(text))) {
      return false;
    }
    boolean told = (CLASS[first] & BEGINS) != 0;
    if (first == '-' && length > 1 && text.charAt(1) == ' ') {
      return false;
    }
    if (text.startsWith("---") || text.startsWith("...")) {
      return false;
    }
    char before = first;
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ':') || (c == '#' && before == ' ')) {
        return false;
      }
      told |= (CLASS[c] & TELLS) != 0;
      before = c;
    }
    return told && before != ' ' && before != ':';
  }

  private static boolean isWord(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y",
          "n",
          "yes",
          "no",
          "on",
          "off",
          "true",
          "false",
          "null",
          "nil",
          "none",
          "nan",
          "inf",
          "infinity" ->
          true;
      default -> false;
    };
  }
}
