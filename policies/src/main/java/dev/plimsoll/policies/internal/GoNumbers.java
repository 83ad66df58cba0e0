package dev.plimsoll.policies.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Go writes them, whatever the Java release says of doubles.
 *
 * @see <a href="https://pkg.go.dev/strconv#FormatFloat">strconv.FormatFloat</a>
 */
final class GoNumbers {
  /** A double has at most so many significant digits. */
  private static final int MOST_DIGITS = 17;

  /** From this power of ten on, a number is written with it. */
  private static final int SCIENTIFIC_FROM = 6;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private GoNumbers() {}

  /** The shortest text that is read back as the same number: verb {@code g}. */
  static String shortest(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal number = shortestDecimal(value);
    int exponent = number.precision() - number.scale() - 1;
    return exponent < -4 || exponent >= SCIENTIFIC_FROM
        ? scientific(number, number.precision() - 1)
        : number.toPlainString();
  }

  private static BigDecimal shortestDecimal(double value) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  /** So many digits after the point: verb {@code f}. */
  static String fixed(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** So many digits after the point, and commas between thousands. */
  static String grouped(double value, int digits) {
    String plain = fixed(value, digits);
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    int first = plain.startsWith("-") ? 1 : 0;
    var text = new StringBuilder(plain);
    for (int at = end - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** One digit before the point, so many after it, and a power of ten in small raised digits. */
  static String powered(double value, int digits) {
    String plain = scientific(new BigDecimal(value), digits);
    int mark = plain.indexOf('e');
    var text = new StringBuilder(plain.substring(0, mark)).append("×10");
    plain
        .substring(mark + 1)
        .chars()
        .filter(c -> c != '+')
        .forEach(c -> text.append(c == '-' ? '⁻' : RAISED.charAt(c - '0')));
    return text.toString();
  }

  private static String scientific(BigDecimal value, int digits) {
    BigDecimal number = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    String mantissa =
        number
            .scaleByPowerOfTen(-exponent)
            .setScale(digits, RoundingMode.HALF_EVEN)
            .toPlainString();
    int size = Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }
}
