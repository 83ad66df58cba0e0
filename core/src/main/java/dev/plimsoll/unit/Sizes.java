package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the typed sizes share: reading without loss, and their canonical text. */
final class Sizes {
  private Sizes() {}

  /**
   * The exact amount of a text; refuses a negative one and one that a server would have to round or
   * cap.
   */
  static BigDecimal read(String what, String text) {
    Quantity quantity;
    try {
      quantity = Quantity.parse(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(what, text, e.rule(), e.repair());
    }
    if (quantity.signum() < 0) {
      throw new InvalidValueException(
          what, text, "must not be negative", "write a positive amount");
    }
    return quantity.amount();
  }

  /** A number of bytes: whole, not negative, under 2^63. */
  static long bytes(String what, String text) {
    BigDecimal amount = read(what, text);
    if (amount.scale() > 0) {
      String meant =
          text.strip().endsWith("m") ? "; \"m\" means a thousandth, \"Mi\" a mebibyte" : "";
      throw new InvalidValueException(
          what,
          text,
          "is not a whole number of bytes",
          "write whole bytes, for example \"512Mi\"" + meant);
    }
    return exactLong(what, text, amount);
  }

  static long exactLong(String what, String text, BigDecimal amount) {
    // The largest value is what the reader caps at, so a text that means it may have meant more.
    if (amount.compareTo(QuantitySyntax.MAX_BINARY) >= 0) {
      throw new InvalidValueException(
          what,
          text,
          "is beyond 2^63-1, the most that Kubernetes counts",
          "write a smaller amount");
    }
    return amount.longValueExact();
  }

  static long roundUp(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.UP).min(QuantitySyntax.MAX_BINARY).longValueExact();
  }

  static long requireNotNegative(String what, long number, String unit) {
    if (number < 0) {
      throw new InvalidValueException(
          what, number + unit, "must not be negative", "write a positive amount");
    }
    return number;
  }

  /** {@code count} units of {@code size} bytes, the multiplication checked. */
  static long of(String what, long count, long size, String suffix) {
    try {
      return Math.multiplyExact(requireNotNegative(what, count, suffix), size);
    } catch (ArithmeticException e) {
      throw new InvalidValueException(
          what,
          count + suffix,
          "is beyond 2^63-1 bytes, the most that Kubernetes counts",
          "write a smaller amount");
    }
  }

  /**
   * Binary suffixes for a multiple of 1024, else decimal ones: the same text for equal sizes, and
   * the shorter for what people write.
   */
  static Quantity quantity(long bytes) {
    return bytes % 1024 == 0 ? Quantity.ofBinary(bytes) : Quantity.of(bytes);
  }
}
