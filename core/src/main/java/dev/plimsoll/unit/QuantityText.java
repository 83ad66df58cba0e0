package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Writes an amount in canonical form. */
final class QuantityText {
  private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
  private static final int NANO = -9;
  private static final int EXA = 18;
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  private QuantityText() {}

  /** The amount must have no trailing zeros. */
  static String canonical(BigDecimal amount, Quantity.Form form) {
    if (amount.signum() == 0) {
      return "0";
    }
    return switch (form) {
      case BINARY ->
          amount.scale() > 0 || amount.abs().compareTo(KIBI) < 0
              ? decimal(amount)
              : binary(amount.toBigIntegerExact());
      case DECIMAL -> decimal(amount);
      case EXPONENT -> {
        int power = Math.floorDiv(-amount.scale(), 3) * 3;
        yield mantissa(amount, power) + (power == 0 ? "" : "e" + power);
      }
    };
  }

  /**
   * Beyond exa there is no suffix. The API server then drops the power of ten, so that {@code
   * 1000E} is stored as {@code 1}; written with the largest suffix the amount at least stays what
   * it is.
   */
  private static String decimal(BigDecimal amount) {
    int power = Math.min(Math.floorDiv(-amount.scale(), 3) * 3, EXA);
    return mantissa(amount, power) + DECIMAL[(power - NANO) / 3];
  }

  private static BigInteger mantissa(BigDecimal amount, int power) {
    return amount.scaleByPowerOfTen(-power).toBigIntegerExact();
  }

  private static String binary(BigInteger amount) {
    int steps = Math.min(amount.getLowestSetBit() / 10, BINARY.length - 1);
    return amount.shiftRight(10 * steps) + BINARY[steps];
  }
}
