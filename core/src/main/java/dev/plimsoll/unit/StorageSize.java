package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * Disk space in bytes: of a volume claim, or of a pod's own file system. A type of its own beside
 * {@link Memory}, so that the two cannot be swapped. Never negative, under 2<sup>63</sup>−1 bytes.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage">Local
 *     ephemeral storage</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class StorageSize implements Comparable<StorageSize> {
  /** No bytes at all: the start of a sum. */
  public static final StorageSize ZERO = new StorageSize(0);

  private static final String WHAT = "storage size";

  private final long bytes;

  private StorageSize(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Bytes.
   *
   * @throws InvalidValueException if negative
   */
  public static StorageSize bytes(long bytes) {
    return new StorageSize(Sizes.requireNotNegative(WHAT, bytes, ""));
  }

  /**
   * Units of 1024<sup>2</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static StorageSize mebibytes(long mebibytes) {
    return new StorageSize(Sizes.of(WHAT, mebibytes, 1L << 20, "Mi"));
  }

  /**
   * Units of 1024<sup>3</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static StorageSize gibibytes(long gibibytes) {
    return new StorageSize(Sizes.of(WHAT, gibibytes, 1L << 30, "Gi"));
  }

  /**
   * Units of 1024<sup>4</sup> bytes.
   *
   * @throws InvalidValueException if negative or 2<sup>63</sup>−1 bytes or more
   */
  public static StorageSize tebibytes(long tebibytes) {
    return new StorageSize(Sizes.of(WHAT, tebibytes, 1L << 40, "Ti"));
  }

  /**
   * Reads a Kubernetes quantity, for example {@code 50Gi}, {@code 1.5Ti}, {@code 500G}.
   *
   * @throws InvalidValueException if it is no quantity, negative, not a whole number of bytes or
   *     2<sup>63</sup>−1 or more
   */
  public static StorageSize parse(String text) {
    return new StorageSize(Sizes.bytes(WHAT, text));
  }

  /** Bytes. */
  public long bytes() {
    return bytes;
  }

  /** Units of 1024<sup>3</sup> bytes, rounded up: how clouds sell disks. */
  public long gibibytesRoundedUp() {
    return (bytes >> 30) + ((bytes & ((1L << 30) - 1)) == 0 ? 0 : 1);
  }

  /** The sum. */
  public StorageSize plus(StorageSize other) {
    return new StorageSize(Sizes.sum(WHAT, bytes, other.bytes, () -> this + " + " + other));
  }

  /**
   * So many times this.
   *
   * @throws InvalidValueException if {@code factor} is negative
   */
  public StorageSize times(long factor) {
    return new StorageSize(Sizes.of(WHAT, factor, bytes, " times " + this));
  }

  /** As a quantity, with binary or decimal suffixes, whichever leaves the smaller number. */
  public Quantity toQuantity() {
    return Sizes.quantity(bytes);
  }

  @Override
  public int compareTo(StorageSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StorageSize size && bytes == size.bytes;
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
