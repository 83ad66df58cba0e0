package dev.plimsoll.policies.internal;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The function {@code format} of texts: {@code "%s has %d".format(["a", 1])}.
 *
 * @see <a href="https://pkg.go.dev/github.com/google/cel-go/ext#Strings">Strings extension</a>
 */
final class StringFormat {
  private static final int DIGITS = 6;
  private static final Set<CelKind> INTEGERS = Set.of(CelKind.INT, CelKind.UINT);
  private static final Set<CelKind> TEXTS =
      Set.of(
          CelKind.STRING,
          CelKind.BOOL,
          CelKind.BYTES,
          CelKind.INT,
          CelKind.UINT,
          CelKind.DOUBLE,
          CelKind.MAP,
          CelKind.LIST,
          CelKind.TYPE,
          CelKind.DURATION,
          CelKind.TIMESTAMP,
          CelKind.NULL_TYPE);

  private StringFormat() {}

  /**
   * A place in a pattern that takes a value.
   *
   * @param verb how the value is written
   * @param digits after the point
   * @param from where it begins
   * @param end where it ends
   */
  record Clause(char verb, int digits, int from, int end) {
    /** Whether values of a type can be written so. */
    boolean takes(CelType type) {
      if (type.kind() == CelKind.DYN || type.kind() == CelKind.ANY) {
        return true;
      }
      return switch (verb) {
        case 's' -> TEXTS.contains(type.kind());
        case 'd', 'o' -> INTEGERS.contains(type.kind());
        case 'b' -> INTEGERS.contains(type.kind()) || type.kind() == CelKind.BOOL;
        case 'x', 'X' ->
            INTEGERS.contains(type.kind())
                || type.kind() == CelKind.STRING
                || type.kind() == CelKind.BYTES;
        default -> type.kind() == CelKind.DOUBLE || type.kind() == CelKind.STRING;
      };
    }
  }

  static String format(String pattern, List<?> values) {
    var text = new StringBuilder();
    int at = 0;
    int used = 0;
    for (Clause clause : clauses(pattern)) {
      if (used >= values.size()) {
        throw new CelInvalidArgumentException("index " + used + " out of range");
      }
      text.append(plain(pattern.substring(at, clause.from())))
          .append(written(clause, values.get(used++)));
      at = clause.end();
    }
    return text.append(plain(pattern.substring(at))).toString();
  }

  private static String plain(String text) {
    return text.replace("%%", "%");
  }

  /** The places of a pattern that take a value. */
  static List<Clause> clauses(String pattern) {
    var clauses = new ArrayList<Clause>();
    int at = pattern.indexOf('%');
    while (at >= 0) {
      int end = at + 1;
      if (end < pattern.length() && pattern.charAt(end) == '%') {
        end++;
      } else {
        Clause clause = clause(pattern, at);
        clauses.add(clause);
        end = clause.end();
      }
      at = pattern.indexOf('%', end);
    }
    return clauses;
  }

  private static Clause clause(String pattern, int from) {
    int at = from + 1;
    int digits = DIGITS;
    if (at < pattern.length() && pattern.charAt(at) == '.') {
      int first = ++at;
      while (at < pattern.length() && Character.isDigit(pattern.charAt(at))) {
        at++;
      }
      if (first == at || at - first > 3) {
        throw new CelInvalidArgumentException("could not parse precision of a formatting clause");
      }
      digits = Integer.parseInt(pattern.substring(first, at));
    }
    if (at >= pattern.length()) {
      throw new CelInvalidArgumentException("unexpected end of string");
    }
    char verb = pattern.charAt(at);
    if ("sdfebxXo".indexOf(verb) < 0) {
      throw new CelInvalidArgumentException("unrecognized formatting clause \"" + verb + "\"");
    }
    return new Clause(verb, digits, from, at + 1);
  }

  private static String written(Clause clause, Object value) {
    return switch (clause.verb()) {
      case 's' -> text(value);
      case 'd' -> integer(value, 10, 'd');
      case 'o' -> integer(value, 8, 'o');
      case 'b' -> value instanceof Boolean flag ? flag ? "1" : "0" : integer(value, 2, 'b');
      case 'x' -> hex(value);
      case 'X' -> hex(value).toUpperCase(Locale.ROOT);
      case 'f' ->
          isWord(value) ? word(value) : GoNumbers.grouped(number(value, 'f'), clause.digits());
      default -> isWord(value) ? word(value) : GoNumbers.powered(number(value, 'e'), DIGITS);
    };
  }

  /** A value as {@code %s} writes it. */
  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Double number) {
      return GoNumbers.shortest(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(StringFormat::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> literal(entry.getKey()) + ":" + literal(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Duration duration) {
      return Times.text(duration);
    }
    if (value instanceof Instant instant) {
      return Times.text(instant);
    }
    if (value instanceof CelByteString bytes) {
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
    if (value instanceof NullValue) {
      return "null";
    }
    if (value instanceof TypeType type) {
      return type.containingTypeName();
    }
    if (value instanceof Long || value instanceof UnsignedLong || value instanceof Boolean) {
      return value.toString();
    }
    throw new CelInvalidArgumentException(
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists,"
            + " types, durations, and timestamps");
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? GoNumbers.fixed(number, DIGITS) : quoted(text(number));
    }
    if (value instanceof Duration || value instanceof Instant) {
      return (value instanceof Duration ? "duration(" : "timestamp(") + quoted(text(value)) + ")";
    }
    return value instanceof CelByteString ? "b" + quoted(text(value)) : text(value);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  private static String integer(Object value, int radix, char verb) {
    if (value instanceof Long number) {
      return Long.toString(number, radix);
    }
    if (value instanceof UnsignedLong number) {
      return number.toString(radix);
    }
    throw new CelInvalidArgumentException("%" + verb + " can only be used on integers");
  }

  private static String hex(Object value) {
    if (value instanceof String || value instanceof CelByteString) {
      byte[] bytes =
          value instanceof String text
              ? text.getBytes(StandardCharsets.UTF_8)
              : ((CelByteString) value).toByteArray();
      if (bytes.length == 0) {
        return "";
      }
      String digits = new BigInteger(1, bytes).toString(16);
      return "0".repeat(bytes.length * 2 - digits.length()) + digits;
    }
    return integer(value, 16, 'x');
  }

  private static boolean isWord(Object value) {
    return (value instanceof String text && List.of("NaN", "Infinity", "-Infinity").contains(text))
        || (value instanceof Double number && !Double.isFinite(number));
  }

  private static String word(Object value) {
    if (value instanceof Double number) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";
    }
    return value.equals("Infinity") ? "∞" : value.equals("-Infinity") ? "-∞" : "NaN";
  }

  private static double number(Object value, char verb) {
    if (value instanceof Double number) {
      return number;
    }
    throw new CelInvalidArgumentException("%" + verb + " can only be used on doubles");
  }
}
