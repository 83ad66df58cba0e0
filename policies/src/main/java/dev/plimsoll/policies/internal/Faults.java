package dev.plimsoll.policies.internal;

import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why an expression did not answer, in the words that a Kubernetes API server uses. */
final class Faults {
  private static final Pattern PREFIX = Pattern.compile("^evaluation error(?: at [^ ]*?)?: ");
  private static final Pattern KEY = Pattern.compile("[Kk]ey '(.*)' is not present in map\\.?");

  private Faults() {}

  static String describe(CelEvaluationException fault) {
    String message = fault.getMessage() == null ? "" : fault.getMessage();
    String text = PREFIX.matcher(message).replaceFirst("").strip();
    return switch (fault.getErrorCode()) {
      case DIVIDE_BY_ZERO -> text.contains("modul") ? "modulus by zero" : "division by zero";
      case ATTRIBUTE_NOT_FOUND -> key(text);
      case INDEX_OUT_OF_BOUNDS -> "index out of bounds: " + text.replaceAll("^\\D*", "");
      case NUMERIC_OVERFLOW -> "integer overflow";
      case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD -> "no such overload";
      default -> text.isEmpty() ? "the expression failed" : text;
    };
  }

  private static String key(String text) {
    Matcher matcher = KEY.matcher(text);
    if (matcher.find()) {
      return "no such key: " + matcher.group(1);
    }
    return text.contains(" ") ? text : "no such key: " + text;
  }
}
