package dev.plimsoll.unit;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * Processor time in thousandths of a core; {@code 1000m} is one core, vCPU or hyper-thread. Never
 * negative.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu">CPU
 *     resource units</a>: 1m is the finest
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Cpu implements Comparable<Cpu> {
  /** No processor time at all: the start of a sum. */
  public static final Cpu ZERO = new Cpu(0);

  private static final String WHAT = "cpu";

  private final long millis;

  private Cpu(long millis) {
    this.millis = millis;
  }

  /**
   * Whole cores.
   *
   * @throws InvalidValueException if negative, or 2<sup>63</sup>−1 thousandths or more
   */
  public static Cpu cores(long cores) {
    return new Cpu(Sizes.of(WHAT, cores, 1000, ""));
  }

  /**
   * Thousandths of a core.
   *
   * @throws InvalidValueException if negative
   */
  public static Cpu millis(long millis) {
    return new Cpu(Sizes.requireNotNegative(WHAT, millis, "m"));
  }

  /**
   * Reads a Kubernetes quantity, for example {@code 500m}, {@code 0.5}, {@code 2}.
   *
   * @throws InvalidValueException if it is no quantity, negative, finer than 1m, or
   *     2<sup>63</sup>−1 thousandths or more
   */
  public static Cpu parse(String text) {
    BigDecimal millis = Sizes.read(WHAT, text).scaleByPowerOfTen(3);
    if (millis.stripTrailingZeros().scale() > 0) {
      throw new InvalidValueException(
          WHAT,
          text,
          "is finer than 1m, a thousandth of a core",
          "round it, for example to \"" + Quantity.ofMillis(Sizes.roundUp(millis)) + "\"");
    }
    return new Cpu(Sizes.exactLong(WHAT, text, millis));
  }

  /** Thousandths of a core. */
  public long millis() {
    return millis;
  }

  /** Whole cores, rounded up: what a program is told that can only count cores. */
  public long coresRoundedUp() {
    return millis / 1000 + (millis % 1000 == 0 ? 0 : 1);
  }

  /** The sum. */
  public Cpu plus(Cpu other) {
    return new Cpu(Sizes.sum(WHAT, millis, other.millis, () -> this + " + " + other));
  }

  /**
   * So many times this.
   *
   * @throws InvalidValueException if {@code factor} is negative
   */
  public Cpu times(long factor) {
    return new Cpu(Sizes.of(WHAT, factor, millis, " times " + this));
  }

  /** As a quantity with decimal suffixes. */
  public Quantity toQuantity() {
    return Quantity.ofMillis(millis);
  }

  @Override
  public int compareTo(Cpu other) {
    return Long.compare(millis, other.millis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cpu cpu && millis == cpu.millis;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(millis);
  }

  /** The canonical text, for example {@code 500m} or {@code 2}. */
  @Override
  public String toString() {
    return toQuantity().toString();
  }
}
