package dev.plimsoll.check.internal;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of Go (RE2) as Java's. They differ in little that schemas use: the end of the
 * text, and classes in brackets, whose {@code &&} and nested brackets mean something else to Java.
 */
public final class Re2 {
  /** The letters that mean something to Go after a backslash; {@code k} is refused elsewhere. */
  private static final String ESCAPES = "aftnrvxAbBzQEdDsSwWpPCk";

  private Re2() {}

  /** Whether Go would read the expression; look-around and back-references it does not know. */
  public static boolean isValid(String expression) {
    if (expression.contains("(?=")
        || expression.contains("(?!")
        || expression.contains("(?<=")
        || expression.contains("(?<!")
        || saysWhatGoDoesNot(expression)
        || expression.matches(".*(?<!\\\\)(\\\\\\\\)*\\\\[1-9k].*")) {
      return false;
    }
    try {
      Pattern.compile(translate(expression));
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Letters after a backslash that mean something to Java alone, and possessive repetition. */
  private static boolean saysWhatGoDoesNot(String expression) {
    boolean repeated = false;
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        char letter = expression.charAt(++i);
        if (letter == 'Q') {
          int end = expression.indexOf("\\E", i);
          i = end < 0 ? expression.length() : end + 1;
        } else if (Character.isLetter(letter) && ESCAPES.indexOf(letter) < 0) {
          return true;
        }
        repeated = false;
      } else {
        if (!inClass && repeated && c == '+') {
          return true;
        }
        inClass = c == '[' || (inClass && c != ']');
        repeated = !inClass && (c == '*' || c == '+' || c == '?' || c == '}');
      }
    }
    return false;
  }

  /** The expression for Java; one that Java cannot read matches everything. */
  static Pattern compile(String expression) {
    try {
      return Pattern.compile(translate(expression), Pattern.UNIX_LINES);
    } catch (PatternSyntaxException e) {
      return Pattern.compile("");
    }
  }

  private static String translate(String expression) {
    var out = new StringBuilder();
    int at = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (c == '\\' && at + 1 < expression.length()) {
        out.append(c).append(expression.charAt(at + 1));
        at += 2;
      } else if (c == '[') {
        at = charClass(expression, at + 1, out.append('['));
      } else if (c == '$') {
        // Java's $ also matches before a final line break.
        out.append("\\z");
        at++;
      } else if (expression.startsWith("(?P<", at)) {
        out.append("(?<");
        at += 4;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /** Copies a class in brackets from after its opening one; answers the position after its end. */
  private static int charClass(String expression, int start, StringBuilder out) {
    int at = start;
    if (expression.startsWith("^", at)) {
      out.append('^');
      at++;
    }
    int first = at;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      int end = expression.startsWith("[:", at) ? expression.indexOf(":]", at) : -1;
      if (end > 0) {
        out.append(posix(expression.substring(at + 2, end)));
        at = end + 2;
      } else if (c == '\\' && at + 1 < expression.length()) {
        out.append(c).append(expression.charAt(at + 1));
        at += 2;
      } else if (c == ']' && at > first) {
        out.append(c);
        return at + 1;
      } else {
        out.append(c == '[' || c == '&' || c == ']' ? "\\" : "").append(c);
        at++;
      }
    }
    return at;
  }

  private static String posix(String name) {
    if (name.startsWith("^")) {
      return "[^" + posix(name.substring(1)) + "]";
    }
    return switch (name) {
      case "alnum" -> "\\p{Alnum}";
      case "alpha" -> "\\p{Alpha}";
      case "ascii" -> "\\p{ASCII}";
      case "blank" -> "\\p{Blank}";
      case "cntrl" -> "\\p{Cntrl}";
      case "digit" -> "\\d";
      case "graph" -> "\\p{Graph}";
      case "lower" -> "\\p{Lower}";
      case "print" -> "\\p{Print}";
      case "punct" -> "\\p{Punct}";
      case "space" -> "\\s";
      case "upper" -> "\\p{Upper}";
      case "word" -> "\\w";
      case "xdigit" -> "\\p{XDigit}";
      default -> "";
    };
  }
}
