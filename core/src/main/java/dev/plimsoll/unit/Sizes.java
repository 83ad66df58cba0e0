package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;

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

  /** The largest value is what the reader caps at, so a text that means it may have meant more. */
  static long exactLong(String what, String text, BigDecimal amount) {
    if (amount.compareTo(QuantitySyntax.MAX_BINARY) >= 0) {
      throw beyond(what, text);
    }
    return amount.longValueExact();
  }

  private static InvalidValueException beyond(String what, String shown) {
    return new InvalidValueException(
        what,
        shown,
        "is 2^63-1 or more, where Kubernetes stops counting",
        "write a smaller amount");
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

  /** A number of units, each of so many of the smallest; the multiplication checked. */
  static long of(String what, long count, long size, String suffix) {
    try {
      return Math.multiplyExact(requireNotNegative(what, count, suffix), size);
    } catch (ArithmeticException e) {
      throw beyond(what, count + suffix);
    }
  }

  /** The sum of two numbers of bytes, or thousandths, whose texts are given for the message. */
  static long sum(String what, long a, long b, Supplier<String> shown) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw beyond(what, shown.get());
    }
  }

  /**
   * With the kind of suffix that leaves the smaller number, binary if equal: {@code 2Gi}, {@code
   * 2G}. So equal sizes have one text, and it is the one that people write.
   */
  static Quantity quantity(long bytes) {
    return mantissa(bytes, 1024) <= mantissa(bytes, 1000)
        ? Quantity.ofBinary(bytes)
        : Quantity.of(bytes);
  }

  private static long mantissa(long bytes, long base) {
    long mantissa = bytes;
    while (mantissa != 0 && mantissa % base == 0) {
      mantissa /= base;
    }
    return mantissa;
  }
}
