package dev.plimsoll.check;

import java.util.List;
import java.util.Optional;

/** Words that the messages of the check of references share. */
final class ReferenceWords {
  private ReferenceWords() {}

  /** {@code a, b and c}. */
  static String and(List<String> words) {
    return join(words, " and ");
  }

  /** {@code a, b or c}. */
  static String or(List<String> words) {
    return join(words, " or ");
  }

  private static String join(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + last + words.get(size - 1);
  }

  /** {@code " in namespace x"}, or nothing for the cluster. */
  static String in(Optional<String> namespace) {
    return namespace.map(name -> " in namespace " + name).orElse("");
  }

  /** In quotes, unless it is a number. */
  static String quoted(String text, boolean isNumber) {
    return isNumber ? text : "\"" + text + "\"";
  }
}
