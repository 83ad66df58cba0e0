package dev.plimsoll.targets;

import dev.plimsoll.unit.InvalidValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A block of addresses as a NetworkPolicy writes it, for example {@code 10.0.0.0/16} or {@code
 * fd00:10::/48}. It begins at its first address: {@code 10.0.1.0/16} is refused, because a reader
 * would take it for a smaller block than it is.
 *
 * @param cidr the text
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, CIDR notation</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AddressBlock(String cidr) {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");
  private static final String EXAMPLE = "for example \"10.0.0.0/16\"";

  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it is no block, or does not begin at its first address
   */
  public AddressBlock {
    int slash = cidr.indexOf('/');
    byte[] address = slash < 0 ? new byte[0] : address(cidr.substring(0, slash));
    int bits = slash < 0 ? -1 : length(cidr.substring(slash + 1));
    if (address.length == 0 || bits < 0 || bits > address.length * 8) {
      throw new InvalidValueException(
          "address block", cidr, "must be an address, a slash and a length", EXAMPLE);
    }
    if (!isZeroFrom(address, bits)) {
      throw new InvalidValueException(
          "address block",
          cidr,
          "must begin at its first address, " + first(address, bits),
          "write " + first(address, bits));
    }
  }

  /**
   * The block for a text.
   *
   * @throws InvalidValueException if it is no block
   */
  public static AddressBlock of(String text) {
    return new AddressBlock(text);
  }

  /**
   * One address of this block as a block of its own.
   *
   * @param offset from the first address, 0 to 255; the block must be at least that large
   * @throws IllegalArgumentException if the block is smaller
   */
  public AddressBlock at(int offset) {
    byte[] address = address(cidr.substring(0, cidr.indexOf('/')));
    int bits = length(cidr.substring(cidr.indexOf('/') + 1));
    int free = address.length * 8 - bits;
    if (offset < 0 || offset > 255 || (free < 8 && offset >= 1 << free)) {
      throw new IllegalArgumentException(cidr + " has no address " + offset);
    }
    address[address.length - 1] = (byte) (address[address.length - 1] + offset);
    return new AddressBlock(text(address) + "/" + address.length * 8);
  }

  private static byte[] address(String text) {
    if (V4.matcher(text).matches()) {
      byte[] address = new byte[4];
      String[] parts = text.split("\\.", -1);
      for (int i = 0; i < 4; i++) {
        int part = Integer.parseInt(parts[i]);
        if (part > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
          return new byte[0];
        }
        address[i] = (byte) part;
      }
      return address;
    }
    if (!V6.matcher(text).matches()) {
      return new byte[0];
    }
    try {
      // With a colon in it, the text is parsed as a literal address and never looked up.
      byte[] address = InetAddress.getByName(text).getAddress();
      return address.length == 16 ? address : new byte[0];
    } catch (UnknownHostException notAnAddress) {
      return new byte[0];
    }
  }

  private static int length(String text) {
    return text.matches("\\d|[1-9]\\d{1,2}") ? Integer.parseInt(text) : -1;
  }

  private static boolean isZeroFrom(byte[] address, int bits) {
    for (int bit = bits; bit < address.length * 8; bit++) {
      if ((address[bit / 8] & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  private static String first(byte[] address, int bits) {
    byte[] first = address.clone();
    for (int bit = bits; bit < first.length * 8; bit++) {
      first[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
    }
    return text(first) + "/" + bits;
  }

  /**
   * The address as RFC 5952 writes it: the longest run of zeros in a version 6 address is {@code
   * ::}.
   */
  private static String text(byte[] address) {
    if (address.length == 4) {
      return (address[0] & 0xff)
          + "."
          + (address[1] & 0xff)
          + "."
          + (address[2] & 0xff)
          + "."
          + (address[3] & 0xff);
    }
    var groups = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      groups
          .append(i == 0 ? "" : ":")
          .append(Integer.toHexString((address[i] & 0xff) << 8 | (address[i + 1] & 0xff)));
    }
    String full = groups.toString();
    for (int run = 8; run > 1; run--) {
      String zeros = "0" + ":0".repeat(run - 1);
      if (full.equals(zeros)) {
        return "::";
      }
      if (full.startsWith(zeros + ":")) {
        return ":" + full.substring(zeros.length());
      }
      int at = full.indexOf(":" + zeros + ":");
      if (at >= 0) {
        return full.substring(0, at + 1) + full.substring(at + 1 + zeros.length());
      }
      if (full.endsWith(":" + zeros)) {
        return full.substring(0, full.length() - zeros.length()) + ":";
      }
    }
    return full;
  }

  @Override
  public String toString() {
    return cidr;
  }
}
