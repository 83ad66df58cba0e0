package dev.plimsoll.schema.record;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Types as words for people. */
final class TypeText {
  private TypeText() {}

  /** An enum constant as files write it: {@code POD_IDENTITY} is {@code pod-identity}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A type as a message names it, with its article. */
  static String name(Type type) {
    Class<?> raw = RecordReader.raw(type);
    if (raw == Optional.class) {
      return name(RecordReader.argument(type, 0));
    }
    if (raw == String.class) {
      return "a text";
    }
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return "a whole number";
    }
    if (raw == BigDecimal.class) {
      return "a number";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true or false";
    }
    if (raw == List.class || raw == Set.class) {
      return "a list";
    }
    if (raw == Map.class
        || raw == SortedMap.class
        || (raw.isRecord() && Factories.find(raw).isEmpty())) {
      return "a map";
    }
    String words =
        raw.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
  }

  /** What a user could write. */
  static String example(Type type) {
    Class<?> raw = RecordReader.raw(type);
    if (raw.isEnum()) {
      return word((Enum<?>) raw.getEnumConstants()[0]);
    }
    return "<" + name(type).replaceFirst("^an? ", "") + ">";
  }

  /** What to do about a component whose type cannot be read. */
  static String instead(Class<?> raw) {
    if (raw == double.class || raw == Double.class || raw == float.class || raw == Float.class) {
      return "use BigDecimal, which keeps each digit";
    }
    return raw == Object.class
        ? "say the type of what is in it"
        : raw.getName().startsWith("java.")
            ? "use another type, or a record that is made from one"
            : "give it a public static of(String), or use another type";
  }
}
