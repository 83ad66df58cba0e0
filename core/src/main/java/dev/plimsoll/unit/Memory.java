package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * Memory in bytes. A type of its own beside {@link StorageSize}, so that the two cannot be swapped.
 * Never negative, under 2<sup>63</sup>−1 bytes.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory">Memory
 *     resource units</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Memory implements Comparable<Memory> {
  /** No bytes at all: the start of a sum. */
  public static final Memory ZERO = new Memory(0);

  private static final String WHAT = "memory";

  private final long bytes;

  private Memory(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Bytes.
   *
   * @throws InvalidValueException if negative
   */
  public static Memory bytes(long bytes) {
    return new Memory(Sizes.requireNotNegative(WHAT, bytes, ""));
  }

  /**
   * Units of 1024 bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static Memory kibibytes(long kibibytes) {
    return new Memory(Sizes.of(WHAT, kibibytes, 1L << 10, "Ki"));
  }

  /**
   * Units of 1024<sup>2</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static Memory mebibytes(long mebibytes) {
    return new Memory(Sizes.of(WHAT, mebibytes, 1L << 20, "Mi"));
  }

  /**
   * Units of 1024<sup>3</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static Memory gibibytes(long gibibytes) {
    return new Memory(Sizes.of(WHAT, gibibytes, 1L << 30, "Gi"));
  }

  /**
   * Units of 1024<sup>4</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static Memory tebibytes(long tebibytes) {
    return new Memory(Sizes.of(WHAT, tebibytes, 1L << 40, "Ti"));
  }

  /**
   * Reads a Kubernetes quantity, for example {@code 512Mi}, {@code 1.5Gi}, {@code 2G}.
   *
   * @throws InvalidValueException if it is no quantity, negative, not a whole number of bytes or
   *     2<sup>63</sup>−1 or more
   */
  public static Memory parse(String text) {
    return new Memory(Sizes.bytes(WHAT, text));
  }

  /** Bytes. */
  public long bytes() {
    return bytes;
  }

  /**
   * Units of 1024<sup>2</sup> bytes, rounded up: what a program is told that counts in mebibytes,
   * such as Spark.
   */
  public long mebibytesRoundedUp() {
    return (bytes >> 20) + ((bytes & ((1L << 20) - 1)) == 0 ? 0 : 1);
  }

  /** The sum. */
  public Memory plus(Memory other) {
    return new Memory(Sizes.sum(WHAT, bytes, other.bytes, () -> this + " + " + other));
  }

  /**
   * So many times this.
   *
   * @throws InvalidValueException if {@code factor} is negative
   */
  public Memory times(long factor) {
    return new Memory(Sizes.of(WHAT, factor, bytes, " times " + this));
  }

  /** As a quantity, with binary or decimal suffixes, whichever leaves the smaller number. */
  public Quantity toQuantity() {
    return Sizes.quantity(bytes);
  }

  @Override
  public int compareTo(Memory other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Memory size && bytes == size.bytes;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bytes);
  }

  /** The canonical text, for example {@code 1536Mi}; equal sizes have one text. */
  @Override
  public String toString() {
    return toQuantity().toString();
  }
}
