package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.util.Arrays;
import java.util.Optional;

/** An address of the Internet Protocol, without a zone; in an expression. */
@SuppressWarnings("Immutable") // the bytes are written once
final class Address extends OpaqueValue {
  private final byte[] bytes;

  Address(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Reads what Go's {@code netip.ParseAddr} reads, but for zones and IPv4 mapped to IPv6. */
  static Optional<Address> parse(String text) {
    return AddressText.parse(text).filter(address -> !address.isMapped());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int bits() {
    return bytes.length * 8;
  }

  boolean isMapped() {
    if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  long family() {
    return bytes.length == 4 ? 4 : 6;
  }

  boolean isUnspecified() {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  boolean isLoopback() {
    if (bytes.length == 4) {
      return bytes[0] == 127;
    }
    byte[] one = new byte[16];
    one[15] = 1;
    return Arrays.equals(bytes, one);
  }

  boolean isMulticast() {
    return bytes.length == 4 ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == -1;
  }

  boolean isLinkLocalMulticast() {
    return bytes.length == 4
        ? (bytes[0] & 0xff) == 224 && bytes[1] == 0 && bytes[2] == 0
        : bytes[0] == -1 && (bytes[1] & 0x0f) == 2;
  }

  boolean isLinkLocalUnicast() {
    return bytes.length == 4
        ? (bytes[0] & 0xff) == 169 && (bytes[1] & 0xff) == 254
        : (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
  }

  boolean isGlobalUnicast() {
    boolean broadcast = bytes.length == 4 && Arrays.equals(bytes, new byte[] {-1, -1, -1, -1});
    return !broadcast
        && !isUnspecified()
        && !isLoopback()
        && !isMulticast()
        && !isLinkLocalUnicast();
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return KubernetesTypes.IP;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return AddressText.write(bytes);
  }
}
