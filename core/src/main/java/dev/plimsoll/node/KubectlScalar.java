package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ScalarNode.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plain scalar means to kubectl, whose reader is go-yaml v2 (YAML 1.1, without its
 * sexagesimal numbers and with Go's prefixes), turned into JSON.
 *
 * @see <a href="https://pkg.go.dev/go.yaml.in/yaml/v2">go.yaml.in/yaml/v2</a>
 * @see <a href="https://pkg.go.dev/sigs.k8s.io/yaml">sigs.k8s.io/yaml</a>
 */
final class KubectlScalar {
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])_(?=[0-9])");

  private KubectlScalar() {}

  /** The value of a plain scalar; empty if it is a number that JSON cannot say. */
  static Optional<ScalarNode> value(String text, Origin origin) {
    if (text.isEmpty()) {
      return Optional.of(ScalarNode.nothing(origin));
    }
    char first = text.charAt(0);
    if (beginsNumber(first)) {
      if (isSmallDecimal(text)) {
        return Optional.of(ScalarNode.of(Kind.INTEGER, text, origin));
      }
      if (isInfinite(text)) {
        return Optional.empty();
      }
      Optional<BigDecimal> number =
          first == '.' ? floating(withoutUnderscores(text)) : number(withoutUnderscores(text));
      return Optional.of(
          number
              .map(value -> ScalarNode.number(value, origin))
              .orElseGet(() -> ScalarNode.string(text, origin)));
    }
    if (text.length() <= 5) {
      return Optional.of(
          switch (word(text)) {
            case "true" -> ScalarNode.bool(true, origin);
            case "false" -> ScalarNode.bool(false, origin);
            case "null" -> ScalarNode.nothing(origin);
            default -> ScalarNode.string(text, origin);
          });
    }
    return Optional.of(ScalarNode.string(text, origin));
  }

  /** The text that kubectl makes of a plain scalar that is a key; empty if it refuses it. */
  static Optional<String> key(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    char first = text.charAt(0);
    if (beginsNumber(first)) {
      if (isSmallDecimal(text)) {
        return Optional.of(text);
      }
      if (isInfinite(text)) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Optional.of(lower.charAt(0) == '+' ? lower.substring(1) : lower);
      }
      String digits = withoutUnderscores(text);
      Optional<BigInteger> integer = first == '.' ? Optional.empty() : integer(digits);
      if (integer.isPresent()) {
        return integer.filter(value -> value.compareTo(MAX_LONG) <= 0).map(BigInteger::toString);
      }
      return Optional.of(
          isFloat(digits) && Double.isFinite(Double.parseDouble(digits))
              ? GoFloat.shortestOfSingle(Double.parseDouble(digits))
              : text);
    }
    if (text.length() <= 5) {
      return switch (word(text)) {
        case "true" -> Optional.of("true");
        case "false" -> Optional.of("false");
        case "null" -> Optional.empty();
        default -> Optional.of(text);
      };
    }
    return Optional.of(text);
  }

  /** Whether a plain scalar is a word that YAML 1.1 alone takes for a truth value. */
  static boolean isOldTruthValue(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean known = word(text).equals("true") || word(text).equals("false");
    return known && !lower.equals("true") && !lower.equals("false");
  }

  private static String word(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> "true";
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> "false";
      case "~", "null", "Null", "NULL" -> "null";
      default -> "";
    };
  }

  private static boolean isInfinite(String text) {
    return switch (text) {
      case ".nan",
          ".NaN",
          ".NAN",
          ".inf",
          ".Inf",
          ".INF",
          "+.inf",
          "+.Inf",
          "+.INF",
          "-.inf",
          "-.Inf",
          "-.INF" ->
          true;
      default -> false;
    };
  }

  private static boolean beginsNumber(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  /**
   * The digits that Go reads: it drops each underscore, but of a number that begins with a dot only
   * those between two digits.
   */
  private static String withoutUnderscores(String text) {
    if (text.indexOf('_') < 0) {
      return text;
    }
    return text.charAt(0) != '.' || BETWEEN_DIGITS.matcher(text).replaceAll("").indexOf('_') < 0
        ? text.replace("_", "")
        : text;
  }

  /** Whether a text is a decimal integer below 10^18 as it would be printed. */
  private static boolean isSmallDecimal(String text) {
    int length = text.length();
    char first = text.charAt(0);
    if (length > 18 || (first == '0' && length > 1) || first < '0' || first > '9') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  private static Optional<BigDecimal> number(String text) {
    Optional<BigInteger> integer = integer(text);
    return integer.isPresent() ? integer.map(BigDecimal::new) : floating(text);
  }

  /**
   * Go's {@code ParseInt} and {@code ParseUint} with base 0, and go-yaml's binary numbers with a
   * sign after the prefix.
   */
  private static Optional<BigInteger> integer(String text) {
    boolean negative = text.startsWith("-");
    String body = negative || text.startsWith("+") ? text.substring(1) : text;
    if (text.startsWith("0b-") || text.startsWith("0b+")) {
      negative = text.charAt(2) == '-';
      body = "0b" + text.substring(3);
    }
    int radix = 10;
    String digits = body;
    if (body.length() > 1 && body.charAt(0) == '0') {
      radix =
          switch (body.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      digits =
          radix != 8 || body.charAt(1) == 'o' || body.charAt(1) == 'O'
              ? body.substring(2)
              : body.substring(1);
    }
    if (digits.isEmpty() || !hasOnlyDigits(digits, radix)) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits, radix);
    BigInteger signed = negative ? value.negate() : value;
    boolean fits =
        signed.compareTo(MIN_LONG) >= 0
            && signed.compareTo(text.startsWith("+") ? MAX_LONG : MAX_UNSIGNED) <= 0;
    return fits ? Optional.of(signed) : Optional.empty();
  }

  private static boolean hasOnlyDigits(String text, int radix) {
    return text.chars().allMatch(c -> c < 128 && Character.digit((char) c, radix) >= 0);
  }

  private static Optional<BigDecimal> floating(String text) {
    if (!isFloat(text)) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(GoFloat.shortest(value, text));
  }

  /** The form {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
  private static boolean isFloat(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int whole = digitsFrom(text, at);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsFrom(text, end + 1);
      if (whole == at && end == whole + 1) {
        return false;
      }
    } else if (whole == at) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      end = digitsFrom(text, exponent);
      if (end == exponent) {
        return false;
      }
    }
    return end == text.length();
  }

  private static int digitsFrom(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
