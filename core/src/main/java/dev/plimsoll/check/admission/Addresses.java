package dev.plimsoll.check.admission;

import java.util.Optional;

/** IP addresses and ranges as Go's {@code net} reads them; no look-ups. */
final class Addresses {
  private final byte[] bytes;
  private final int prefix;
  private final boolean mapped;
  private final boolean zeros;

  private Addresses(byte[] bytes, int prefix, boolean mapped, boolean zeros) {
    this.bytes = bytes;
    this.prefix = prefix;
    this.mapped = mapped;
    this.zeros = zeros;
  }

  /** Whether an IPv4 address was written as IPv6 ({@code ::ffff:1.2.3.4}). */
  boolean mapped() {
    return mapped;
  }

  /** Whether a part has leading zeros. */
  boolean zeros() {
    return zeros;
  }

  /** A single address; empty if it is none. Leading zeros are read, as the old servers do. */
  static Optional<Addresses> address(String text) {
    if (text.indexOf(':') < 0) {
      return ipv4(text);
    }
    Optional<Addresses> found = ipv6(text);
    if (found.isEmpty() || !isMapped(found.get().bytes)) {
      return found;
    }
    byte[] bytes = found.get().bytes;
    byte[] four = {bytes[12], bytes[13], bytes[14], bytes[15]};
    return Optional.of(new Addresses(four, 32, true, found.get().zeros));
  }

  /** A range such as {@code 10.0.0.0/8}; empty if it is none. */
  static Optional<Addresses> range(String text) {
    int slash = text.indexOf('/');
    Optional<Addresses> address = slash < 0 ? Optional.empty() : address(text.substring(0, slash));
    String bits = text.substring(slash + 1);
    if (address.isEmpty() || !isNumber(bits)) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(bits);
    Addresses found = address.get();
    if (prefix > (found.mapped ? 128 : found.bytes.length * 8)) {
      return Optional.empty();
    }
    boolean zeros = found.zeros || (bits.length() > 1 && bits.charAt(0) == '0');
    return Optional.of(
        new Addresses(found.bytes, found.mapped ? prefix - 96 : prefix, found.mapped, zeros));
  }

  private static Optional<Addresses> ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    var bytes = new byte[4];
    boolean zeros = false;
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      if (!isNumber(part) || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      zeros |= part.length() > 1 && part.charAt(0) == '0';
      bytes[i] = (byte) Integer.parseInt(part);
    }
    return Optional.of(new Addresses(bytes, 32, false, zeros));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 9
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Addresses> ipv6(String text) {
    String head = text;
    Optional<Addresses> tail = Optional.empty();
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.') > lastColon) {
      tail = ipv4(text.substring(lastColon + 1));
      if (tail.isEmpty()) {
        return tail;
      }
      boolean gapBefore = lastColon > 0 && text.charAt(lastColon - 1) == ':';
      head = text.substring(0, gapBefore ? lastColon + 1 : lastColon);
    }
    int groups = tail.isPresent() ? 6 : 8;
    int gap = head.indexOf("::");
    if (gap >= 0 && head.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String[] before = gap < 0 ? head.split(":", -1) : split(head.substring(0, gap));
    String[] after = gap < 0 ? new String[0] : split(head.substring(gap + 2));
    int given = before.length + after.length;
    var bytes = new byte[16];
    boolean fits = gap < 0 ? given == groups : given < groups;
    if (!fits || !fill(bytes, before, 0) || !fill(bytes, after, groups - after.length)) {
      return Optional.empty();
    }
    tail.ifPresent(four -> System.arraycopy(four.bytes, 0, bytes, 12, 4));
    boolean zeros = tail.filter(Addresses::zeros).isPresent();
    return Optional.of(new Addresses(bytes, 128, false, zeros));
  }

  private static String[] split(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static boolean fill(byte[] bytes, String[] groups, int from) {
    for (int i = 0; i < groups.length; i++) {
      String group = groups[i];
      if (group.isEmpty()
          || group.length() > 4
          || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
        return false;
      }
      int value = Integer.parseInt(group, 16);
      bytes[(from + i) * 2] = (byte) (value >> 8);
      bytes[(from + i) * 2 + 1] = (byte) value;
    }
    return true;
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  boolean isIpv6() {
    return bytes.length == 16;
  }

  /** Whether the address part of a range has bits beyond the prefix. */
  boolean hasHostBits() {
    for (int i = Math.max(prefix, 0); i < bytes.length * 8; i++) {
      if ((bytes[i / 8] >> (7 - i % 8) & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether another range lies inside this one and is smaller. */
  boolean holdsStrictly(Addresses other) {
    if (other.bytes.length != bytes.length || other.prefix <= prefix) {
      return false;
    }
    for (int i = 0; i < prefix; i++) {
      if ((bytes[i / 8] >> (7 - i % 8) & 1) != (other.bytes[i / 8] >> (7 - i % 8) & 1)) {
        return false;
      }
    }
    return true;
  }

  boolean isUnspecified() {
    for (byte part : bytes) {
      if (part != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isLoopback() {
    if (!isIpv6()) {
      return bytes[0] == 127;
    }
    for (int i = 0; i < 15; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[15] == 1;
  }

  /** Link-local unicast. */
  boolean isLinkLocal() {
    return isIpv6()
        ? bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80
        : bytes[0] == (byte) 169 && bytes[1] == (byte) 254;
  }

  /** Link-local multicast. */
  boolean isLinkLocalMulticast() {
    return isIpv6()
        ? bytes[0] == (byte) 0xff && (bytes[1] & 0x0f) == 0x02
        : bytes[0] == (byte) 224 && bytes[1] == 0 && bytes[2] == 0;
  }
}
