package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.util.Optional;

/** A block of addresses, such as {@code 10.0.0.0/8}; bits of the host may be set. */
@SuppressWarnings("Immutable") // Address is, in all but name
final class Block extends OpaqueValue {
  private final Address address;
  private final int length;

  private Block(Address address, int length) {
    this.address = address;
    this.length = length;
  }

  /** Reads what Go's {@code netip.ParsePrefix} reads, but for IPv4 mapped to IPv6. */
  static Optional<Block> parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String bits = text.substring(slash + 1);
    boolean number =
        !bits.isEmpty()
            && bits.length() <= 3
            && bits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (bits.length() == 1 || bits.charAt(0) != '0');
    return number
        ? Address.parse(text.substring(0, slash))
            .filter(address -> Integer.parseInt(bits) <= address.bits())
            .map(address -> new Block(address, Integer.parseInt(bits)))
        : Optional.empty();
  }

  Address address() {
    return address;
  }

  long length() {
    return length;
  }

  Block masked() {
    byte[] bytes = address.bytes();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return new Block(new Address(bytes), length);
  }

  boolean contains(Address other) {
    byte[] mine = address.bytes();
    byte[] theirs = other.bytes();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  boolean contains(Block other) {
    return length <= other.length && contains(other.address);
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return KubernetesTypes.CIDR;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Block that && length == that.length && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode() * 31 + length;
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
