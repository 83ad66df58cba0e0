package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An amount as Kubernetes writes it: {@code 500m}, {@code 2Gi}, {@code 1e3}. Exact, immutable.
 *
 * <p>Reads what an API server reads, and as it does: an amount finer than a billionth is rounded
 * away from zero to a billionth, an amount with a binary suffix is capped at 2<sup>63</sup>−1, and
 * a text without any digit, such as {@code Gi}, is zero. Two quantities are equal if their amounts
 * are, whatever their form: {@code 1Gi} equals {@code 1024Mi}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Kubernetes
 *     API reference, Quantity</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Quantity implements Comparable<Quantity> {
  /** Zero, without a suffix. */
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Form.DECIMAL);

  /** How an amount is written. */
  public enum Form {
    /** With the suffixes n, u, m, none, k, M, G, T, P, E: powers of 1000. */
    DECIMAL,
    /** With the suffixes Ki, Mi, Gi, Ti, Pi, Ei: powers of 1024. */
    BINARY,
    /** With e and a power of ten that is a multiple of three. */
    EXPONENT
  }

  private final BigDecimal amount;
  private final Form form;

  private Quantity(BigDecimal amount, Form form) {
    this.amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    this.form = Objects.requireNonNull(form, "form");
  }

  /**
   * A quantity of an exact amount.
   *
   * @throws InvalidValueException if the amount is finer than a billionth, which Kubernetes cannot
   *     hold, or beyond 10<sup>±{@value QuantitySyntax#MAX_POWER}</sup>
   */
  public static Quantity of(BigDecimal amount, Form form) {
    Quantity quantity = new Quantity(amount, form);
    if (quantity.amount.scale() > 9) {
      throw new InvalidValueException(
          "quantity",
          amount.toString(),
          "is finer than a billionth",
          "round it to at most nine decimal places");
    }
    return requireBounded(quantity, amount.toString());
  }

  /** A whole amount, written with decimal suffixes. */
  public static Quantity of(long amount) {
    return new Quantity(BigDecimal.valueOf(amount), Form.DECIMAL);
  }

  /** A whole amount, written with binary suffixes: {@code ofBinary(1024)} is {@code 1Ki}. */
  public static Quantity ofBinary(long amount) {
    return new Quantity(BigDecimal.valueOf(amount), Form.BINARY);
  }

  /** So many thousandths, written with decimal suffixes: {@code ofMillis(500)} is {@code 500m}. */
  public static Quantity ofMillis(long millis) {
    return new Quantity(BigDecimal.valueOf(millis, 3), Form.DECIMAL);
  }

  /**
   * Reads a text as an API server does.
   *
   * @throws InvalidValueException if an API server would refuse it, or if its power of ten is
   *     beyond ±{@value QuantitySyntax#MAX_POWER}, written or made of zeros, or if it has more than
   *     three times so many characters
   */
  public static Quantity parse(String text) {
    QuantitySyntax syntax = new QuantitySyntax(text);
    if (!syntax.read()) {
      throw new InvalidValueException("quantity", text, syntax.rule(), syntax.repair());
    }
    if (Math.abs((long) syntax.power()) > QuantitySyntax.MAX_POWER) {
      throw new InvalidValueException(
          "quantity",
          text,
          "has a power of ten beyond " + QuantitySyntax.MAX_POWER,
          "write an amount that a machine can have, for example \"1Ti\"");
    }
    if (text.length() > 3 * QuantitySyntax.MAX_POWER) {
      throw new InvalidValueException(
          "quantity",
          text.substring(0, 20) + "...",
          "has " + text.length() + " characters",
          "write an amount that a machine can have, for example \"1Ti\"");
    }
    BigDecimal amount = syntax.digits();
    if (syntax.form() == Form.BINARY) {
      amount = amount.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(syntax.power())));
    } else {
      amount = amount.scaleByPowerOfTen(syntax.power());
    }
    amount = amount.setScale(Math.min(amount.scale(), 9), RoundingMode.UP);
    if (syntax.form() != Form.BINARY) {
      return requireBounded(new Quantity(amount, syntax.form()), text);
    }
    if (amount.abs().compareTo(QuantitySyntax.MAX_BINARY) > 0) {
      amount = amount.signum() < 0 ? QuantitySyntax.MAX_BINARY.negate() : QuantitySyntax.MAX_BINARY;
    }
    return new Quantity(
        amount,
        amount.signum() != 0 && amount.abs().compareTo(BigDecimal.ONE) < 0
            ? Form.DECIMAL
            : Form.BINARY);
  }

  /**
   * The quantity of a text; empty where {@link #parse} throws. Of amounts beyond all machines an
   * API server accepts more than this: {@link #isValid} says whether it does.
   */
  public static Optional<Quantity> find(String text) {
    try {
      return isValid(text) ? Optional.of(parse(text)) : Optional.empty();
    } catch (InvalidValueException beyond) {
      return Optional.empty();
    }
  }

  /**
   * Whether an API server accepts this text. Makes no exception and, for a valid text, next to no
   * garbage. {@link #parse} refuses a few of them, whose power of ten is beyond all machines.
   */
  public static boolean isValid(String text) {
    return new QuantitySyntax(text).read();
  }

  /** The exact amount. */
  public BigDecimal amount() {
    return amount;
  }

  /** How the amount is written. */
  public Form form() {
    return form;
  }

  /** −1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  /** The sum, in this form; in the other's form if this is zero, as the API server adds. */
  public Quantity plus(Quantity other) {
    return requireBounded(
        new Quantity(amount.add(other.amount), signum() == 0 ? other.form : form),
        this + " + " + other);
  }

  /** The difference, in this form; in the other's form if this is zero. */
  public Quantity minus(Quantity other) {
    return requireBounded(
        new Quantity(amount.subtract(other.amount), signum() == 0 ? other.form : form),
        this + " - " + other);
  }

  /** So many times this, in this form. */
  public Quantity times(long factor) {
    return requireBounded(
        new Quantity(amount.multiply(BigDecimal.valueOf(factor)), form), this + " * " + factor);
  }

  /**
   * The amount rounded away from zero to a thousandth, as the API server rounds resource amounts
   * before it stores them.
   */
  public Quantity roundedUpToMillis() {
    return amount.scale() <= 3 ? this : new Quantity(amount.setScale(3, RoundingMode.UP), form);
  }

  /** The amount rounded away from zero to a whole number. */
  public BigInteger ceiling() {
    return amount.setScale(0, RoundingMode.UP).unscaledValue();
  }

  private static Quantity requireBounded(Quantity quantity, String shown) {
    if (quantity.amount.scale() < -QuantitySyntax.MAX_POWER
        || quantity.amount.precision() > 2 * QuantitySyntax.MAX_POWER) {
      throw new InvalidValueException(
          "quantity",
          shown,
          "has a power of ten beyond " + QuantitySyntax.MAX_POWER,
          "write an amount that a machine can have");
    }
    return quantity;
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && amount.equals(quantity.amount);
  }

  @Override
  public int hashCode() {
    return amount.hashCode();
  }

  /**
   * The canonical form: no fraction, the largest suffix that allows it, a sign only if negative. So
   * {@code 1.5Gi} is {@code 1536Mi} and {@code 0.1} is {@code 100m}. A binary amount under 1024, or
   * with a fraction, is written with decimal suffixes.
   */
  @Override
  public String toString() {
    return QuantityText.canonical(amount, form);
  }
}
