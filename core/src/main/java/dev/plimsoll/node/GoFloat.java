package dev.plimsoll.node;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that stands for a binary floating-point number, as Go prints it.
 *
 * <p>{@code Double.toString} would not do: it differs between Java releases and is not always the
 * shortest.
 */
final class GoFloat {
  private static final int EXACT_DIGITS = 15;
  private static final double SMALL = 1e-290;

  private GoFloat() {}

  /**
   * The decimal that kubectl sends for a number.
   *
   * @param value the number, finite
   * @param text the decimal it was read from
   */
  static BigDecimal shortest(double value, String text) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    if (Math.abs(value) > SMALL) {
      BigDecimal written = new BigDecimal(text).stripTrailingZeros();
      if (written.precision() <= EXACT_DIGITS) {
        return written;
      }
    }
    return shortest(value);
  }

  /**
   * The shortest decimal that stands for a {@code double} or a {@code float}.
   *
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  static BigDecimal shortest(Number number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      String shown = Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
      throw new IllegalArgumentException("no decimal stands for " + shown);
    }
    var exact = new BigDecimal(value);
    boolean single = number instanceof Float;
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (single
          ? candidate.floatValue() == number.floatValue()
          : candidate.doubleValue() == value) {
        return candidate.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  /**
   * Go's {@code strconv.FormatFloat(value, 'g', -1, 32)}: what sigs.k8s.io/yaml makes of a key that
   * is a number with a fraction.
   */
  static String shortestOfSingle(double value) {
    float single = (float) value;
    if (Float.isInfinite(single)) {
      return single > 0 ? ".inf" : "-.inf";
    }
    if (single == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal found = shortest((Number) single);
    int exponent = found.precision() - found.scale() - 1;
    return exponent >= -4 && exponent < 6 ? found.toPlainString() : scientific(found, exponent);
  }

  private static String scientific(BigDecimal number, int exponent) {
    String digits = number.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    int size = Math.abs(exponent);
    String power = (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power;
  }
}
