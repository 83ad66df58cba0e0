package dev.plimsoll.spark.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the types of Kubernetes that upstream built its definitions with differ from those of the
 * minor that is expanded here. Fields are named {@code Type.field}.
 *
 * @param absent fields that the older minor lacks
 * @param defaults that only upstream has: text, or true and false
 * @param withoutDefault fields whose default only the OpenAPI document has
 * @param atomic types, and fields that are maps, that are replaced whole
 */
record Older(
    Set<String> absent,
    Map<String, Object> defaults,
    Set<String> withoutDefault,
    Set<String> atomic) {
  static Older read(String text) {
    var older = new Older(new HashSet<>(), new HashMap<>(), new HashSet<>(), new HashSet<>());
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", -1))
        .forEach(older::add);
    return older;
  }

  private void add(String... words) {
    switch (words[0]) {
      case "absent" -> absent.add(words[1]);
      case "default" -> defaults.put(words[1], value(words[2]));
      case "without-default" -> withoutDefault.add(words[1]);
      case "atomic" -> atomic.add(words[1]);
      default -> throw new IllegalStateException("unknown word: " + words[0]);
    }
  }

  private static Object value(String word) {
    return word.startsWith("\"") ? word.substring(1, word.length() - 1) : Boolean.valueOf(word);
  }
}
