package dev.plimsoll.policies.internal;

import java.util.Locale;
import java.util.Optional;

/**
 * Addresses as Go reads and writes them: no leading zeros, one {@code ::}, the longest run of zeros
 * shortened.
 *
 * @see <a href="https://pkg.go.dev/net/netip#ParseAddr">netip.ParseAddr</a>
 */
final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  static Optional<Address> parse(String text) {
    if (text.indexOf(':') >= 0) {
      return six(text).map(Address::new);
    }
    return four(text).map(Address::new);
  }

  private static Optional<byte[]> four(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
        return Optional.empty();
      }
      int number = Integer.parseInt(part);
      if (number > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) number;
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> six(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    Optional<byte[]> first = groups(head, gap < 0);
    Optional<byte[]> last = groups(tail, true);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int known = first.get().length + last.get().length;
    if (gap < 0 ? known != 16 : known > 14) {
      return Optional.empty();
    }
    byte[] bytes = new byte[16];
    System.arraycopy(first.get(), 0, bytes, 0, first.get().length);
    System.arraycopy(last.get(), 0, bytes, 16 - last.get().length, last.get().length);
    return Optional.of(bytes);
  }

  /** The bytes of groups between colons; the last may be an IPv4 address. */
  private static Optional<byte[]> groups(String text, boolean atEnd) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] parts = text.split(":", -1);
    boolean dotted = atEnd && parts[parts.length - 1].indexOf('.') >= 0;
    int plain = dotted ? parts.length - 1 : parts.length;
    if (plain * 2 + (dotted ? 4 : 0) > 16) {
      return Optional.empty();
    }
    byte[] bytes = new byte[plain * 2 + (dotted ? 4 : 0)];
    for (int i = 0; i < plain; i++) {
      String part = parts[i];
      if (part.isEmpty()
          || part.length() > 4
          || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
        return Optional.empty();
      }
      int group = Integer.parseInt(part, 16);
      bytes[2 * i] = (byte) (group >> 8);
      bytes[2 * i + 1] = (byte) group;
    }
    if (dotted) {
      Optional<byte[]> last = four(parts[parts.length - 1]);
      if (last.isEmpty()) {
        return Optional.empty();
      }
      System.arraycopy(last.get(), 0, bytes, bytes.length - 4, 4);
    }
    return Optional.of(bytes);
  }

  static String write(byte[] bytes) {
    if (bytes.length == 4) {
      return (bytes[0] & 0xff)
          + "."
          + (bytes[1] & 0xff)
          + "."
          + (bytes[2] & 0xff)
          + "."
          + (bytes[3] & 0xff);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int from = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == from) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(i > 0 && !text.toString().endsWith(":") ? ":" : "");
        text.append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }
}
