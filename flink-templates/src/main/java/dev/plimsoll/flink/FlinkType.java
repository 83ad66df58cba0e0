package dev.plimsoll.flink;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a setting of Flink takes.
 *
 * @param name of the catalogue: {@code boolean}, {@code integer}, {@code long}, {@code float},
 *     {@code double}, {@code text}, {@code duration}, {@code memory}, {@code map} or {@code enum}
 * @param isList whether it takes several
 * @param words that an enum takes
 */
record FlinkType(String name, boolean isList, List<String> words) {
  private static final Set<String> TIME_UNITS =
      Set.of(
          "d",
          "day",
          "days",
          "h",
          "hour",
          "hours",
          "min",
          "m",
          "minute",
          "minutes",
          "s",
          "sec",
          "secs",
          "second",
          "seconds",
          "ms",
          "milli",
          "millis",
          "millisecond",
          "milliseconds",
          "µs",
          "micro",
          "micros",
          "microsecond",
          "microseconds",
          "ns",
          "nano",
          "nanos",
          "nanosecond",
          "nanoseconds",
          "");

  private static final String DURATION = "write a whole number and a unit, for example 30 s";

  /** Reads the word of a catalogue. */
  static FlinkType of(String text) {
    boolean isList = text.startsWith("list ");
    String atom = isList ? text.substring("list ".length()) : text;
    return atom.startsWith("enum:")
        ? new FlinkType("enum", isList, List.of(atom.substring("enum:".length()).split(",", -1)))
        : new FlinkType(atom, isList, List.of());
  }

  /** What it takes, in words. */
  String inWords() {
    String atom =
        switch (name) {
          case "boolean" -> "true or false";
          case "integer", "long" -> "a whole number";
          case "float", "double" -> "a number";
          case "duration" -> "a duration";
          case "memory" -> "a size of memory";
          case "map" -> "pairs of a key and a value";
          case "enum" -> "one of " + String.join(", ", words);
          default -> "text";
        };
    return isList && name.equals("enum") ? "some of " + String.join(", ", words) : atom;
  }

  /**
   * How to repair a value that Flink does not read; empty if it reads it, or if nothing is known.
   *
   * @param line reads durations of ISO 8601 from 2.1 on
   */
  Optional<String> repair(String text, FlinkVersion line) {
    if (isList) {
      boolean isPlain =
          !text.contains("'") && !text.contains("\"") && !text.strip().startsWith("[");
      return name.equals("enum") && isPlain
          ? Arrays.stream(text.split(";", -1))
              .map(String::trim)
              .filter(item -> !item.isEmpty())
              .flatMap(item -> atom(item, line).stream())
              .findFirst()
          : Optional.empty();
    }
    return atom(text, line);
  }

  private Optional<String> atom(String text, FlinkVersion line) {
    return switch (name) {
      case "boolean" ->
          isWord(text, List.of("true", "false"))
              ? Optional.empty()
              : Optional.of("write true or false");
      case "integer" -> whole(text, Integer.MAX_VALUE, Integer.MIN_VALUE);
      case "long" -> whole(text, Long.MAX_VALUE, Long.MIN_VALUE);
      case "float", "double" -> number(text);
      case "duration" -> duration(text, line);
      case "memory" -> memory(text);
      case "enum" ->
          isWord(text, words)
              ? Optional.empty()
              : Optional.of("write one of " + String.join(", ", words));
      case "map" -> map(text);
      default -> Optional.empty();
    };
  }

  private static boolean isWord(String text, List<String> words) {
    return words.stream()
        .anyMatch(word -> word.toUpperCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT)));
  }

  private static Optional<String> whole(String text, long most, long least) {
    try {
      long number = Long.parseLong(text);
      return number <= most && number >= least
          ? Optional.empty()
          : Optional.of("write a number from " + least + " to " + most);
    } catch (NumberFormatException e) {
      return Optional.of("write a whole number");
    }
  }

  private static Optional<String> number(String text) {
    try {
      Double.parseDouble(text);
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("write a number, for example 0.1");
    }
  }

  private static Optional<String> memory(String text) {
    try {
      FlinkSizes.bytes(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * @see <a
   *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/api/java/org/apache/flink/util/TimeUtils.html">TimeUtils,
   *     parseDuration</a>
   */
  private static Optional<String> duration(String text, FlinkVersion line) {
    String trimmed = text.trim();
    int end = 0;
    while (end < trimmed.length() && trimmed.charAt(end) >= '0' && trimmed.charAt(end) <= '9') {
      end++;
    }
    if (end == 0) {
      return line.compareTo(FlinkVersion.V2_1) < 0 || !isIso(trimmed)
          ? Optional.of(DURATION)
          : Optional.empty();
    }
    String unit = trimmed.substring(end).trim().toLowerCase(Locale.US);
    if (!TIME_UNITS.contains(unit)) {
      return Optional.of(DURATION);
    }
    return isTooLong(new BigInteger(trimmed.substring(0, end)), unit, line)
        ? Optional.of("write a shorter duration")
        : Optional.empty();
  }

  private static boolean isTooLong(BigInteger number, String unit, FlinkVersion line) {
    if (line == FlinkVersion.V1_20 && number.bitLength() > 63) {
      return true;
    }
    BigInteger seconds =
        switch (unit) {
          case "d", "day", "days" -> number.multiply(BigInteger.valueOf(86_400));
          case "h", "hour", "hours" -> number.multiply(BigInteger.valueOf(3_600));
          case "min", "m", "minute", "minutes" -> number.multiply(BigInteger.valueOf(60));
          case "s", "sec", "secs", "second", "seconds" -> number;
          default -> BigInteger.ZERO;
        };
    return seconds.bitLength() > 63;
  }

  private static boolean isIso(String text) {
    try {
      return !Duration.parse(text).isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Pairs such as {@code a:b,c:d}; what is quoted or in braces is not judged. */
  private static Optional<String> map(String text) {
    if (text.contains("'") || text.contains("\"") || text.strip().startsWith("{")) {
      return Optional.empty();
    }
    boolean isPairs =
        Arrays.stream(text.split(",", -1))
            .map(String::trim)
            .filter(item -> !item.isEmpty())
            .allMatch(
                item ->
                    Arrays.stream(item.split(":", -1)).filter(part -> !part.isBlank()).count()
                        == 2);
    return isPairs ? Optional.empty() : Optional.of("write pairs, for example a:1,b:2");
  }
}
