package dev.plimsoll.targets;

import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.Port;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A block of addresses and a TCP port on them, for example {@code 10.0.0.0/16:443}; a block of
 * version 6 stands in brackets: {@code [fd00:10::/48]:443}.
 *
 * @param block the addresses
 * @param port 1 to 65535
 */
@API(status = API.Status.EXPERIMENTAL)
public record AddressPort(AddressBlock block, int port) {
  /**
   * Checks the port.
   *
   * @throws InvalidValueException if it is not 1 to 65535
   */
  public AddressPort {
    Objects.requireNonNull(block, "block");
    Port.requireNumber(port);
  }

  /**
   * Reads block and port.
   *
   * @throws InvalidValueException if the text is not a block, a colon and a port
   */
  public static AddressPort parse(String text) {
    int colon = text.lastIndexOf(':');
    int slash = text.lastIndexOf('/');
    String port = colon > slash ? text.substring(colon + 1) : "";
    if (slash < 0 || !port.matches("\\d{1,5}")) {
      throw new InvalidValueException(
          "address and port",
          text,
          "must be a block of addresses, a colon and a port",
          "for example \"10.0.0.0/16:443\"");
    }
    String block = text.substring(0, colon);
    boolean bracketed = block.startsWith("[") && block.endsWith("]");
    return new AddressPort(
        AddressBlock.of(bracketed ? block.substring(1, block.length() - 1) : block),
        Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return block.cidr().indexOf(':') >= 0 ? "[" + block + "]:" + port : block + ":" + port;
  }
}
