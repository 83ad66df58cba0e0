package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A string, an integer, a decimal number, a truth value or null.
 *
 * <p>Numbers are kept as their plain decimal text, never as a {@code double}: {@code
 * Double.toString} differs between Java releases, and equal input must give equal bytes.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ScalarNode implements Node {
  /** What a scalar is. */
  public enum Kind {
    /** Text. */
    STRING,
    /** A whole number of any size, in plain decimal. */
    INTEGER,
    /** A number with a fraction, in plain decimal. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    BOOL,
    /** Nothing, said aloud. */
    NULL
  }

  private final Kind kind;
  private final String text;
  private final Origin origin;

  private ScalarNode(Kind kind, String text, Origin origin) {
    this.kind = kind;
    this.text = Objects.requireNonNull(text, "text");
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /** A scalar whose text is already in the form that its kind wants. */
  static ScalarNode of(Kind kind, String text, Origin origin) {
    return new ScalarNode(kind, text, origin);
  }

  /** A string. */
  public static ScalarNode string(String text, Origin origin) {
    return new ScalarNode(Kind.STRING, text, origin);
  }

  /** A whole number. */
  public static ScalarNode integer(long number, Origin origin) {
    return new ScalarNode(Kind.INTEGER, Long.toString(number), origin);
  }

  /** A whole number of any size. */
  public static ScalarNode integer(BigInteger number, Origin origin) {
    return new ScalarNode(Kind.INTEGER, number.toString(), origin);
  }

  /** A number; one without a fraction becomes an {@link Kind#INTEGER}. */
  public static ScalarNode number(BigDecimal number, Origin origin) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0
        ? integer(plain.toBigIntegerExact(), origin)
        : new ScalarNode(Kind.DECIMAL, plain.toPlainString(), origin);
  }

  /** A truth value. */
  public static ScalarNode bool(boolean value, Origin origin) {
    return new ScalarNode(Kind.BOOL, Boolean.toString(value), origin);
  }

  /** Null. */
  public static ScalarNode nothing(Origin origin) {
    return new ScalarNode(Kind.NULL, "null", origin);
  }

  /** What this is. */
  public Kind kind() {
    return kind;
  }

  /**
   * The text of a string, the plain decimal of a number, {@code true}, {@code false} or {@code
   * null}.
   */
  public String text() {
    return text;
  }

  /** Whether this is a string. */
  public boolean isString() {
    return kind == Kind.STRING;
  }

  /** Whether this is null. */
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public ScalarNode withOrigin(Origin other) {
    return other == origin ? this : new ScalarNode(kind, text, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarNode that && kind == that.kind && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return kind.name().hashCode() * 31 + text.hashCode();
  }

  @Override
  public String toString() {
    return isString() ? "\"" + text + "\"" : text;
  }
}
