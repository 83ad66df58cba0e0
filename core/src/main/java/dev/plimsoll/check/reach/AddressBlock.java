package dev.plimsoll.check.reach;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of IPv4 addresses. */
final class AddressBlock {
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int BITS = 32;

  private AddressBlock() {}

  /** Whether a block holds all of another one; blocks of IPv6 only if both are written alike. */
  static boolean contains(String outer, String inner) {
    Matcher one = CIDR.matcher(outer);
    Matcher two = CIDR.matcher(inner);
    if (!one.matches() || !two.matches()) {
      return outer.equals(inner);
    }
    int length = Integer.parseInt(one.group(5));
    return length <= Integer.parseInt(two.group(5))
        && first(one) >> (BITS - length) == first(two) >> (BITS - length);
  }

  /** Whether blocks have an address in common: one of them holds the other then. */
  static boolean overlap(String one, String two) {
    return contains(one, two) || contains(two, one);
  }

  private static long first(Matcher block) {
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address << 8 | Integer.parseInt(block.group(i));
    }
    return address;
  }
}
