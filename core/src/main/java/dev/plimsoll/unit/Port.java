package dev.plimsoll.unit;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A port that something listens on. Named, so that Services and policies can point at it by what it
 * is for.
 *
 * @param name its name
 * @param number 1 to 65535
 * @param protocol what is spoken below the application
 */
@API(status = API.Status.EXPERIMENTAL)
public record Port(PortName name, int number, Protocol protocol) implements Comparable<Port> {
  /** Transport protocols of Kubernetes. */
  public enum Protocol {
    /** The default of every Kubernetes field. */
    TCP,
    /** Datagrams: DNS, syslog, StatsD. */
    UDP,
    /** Stream control, where the network supports it. */
    SCTP
  }

  /**
   * Checks the number.
   *
   * @throws InvalidValueException if it is not 1 to 65535
   */
  public Port {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(protocol, "protocol");
    requireNumber(number);
  }

  /**
   * A TCP port.
   *
   * @throws InvalidValueException if the name breaks its rule or the number is not 1 to 65535
   */
  public static Port tcp(String name, int number) {
    return new Port(PortName.of(name), number, Protocol.TCP);
  }

  /**
   * A UDP port.
   *
   * @throws InvalidValueException if the name breaks its rule or the number is not 1 to 65535
   */
  public static Port udp(String name, int number) {
    return new Port(PortName.of(name), number, Protocol.UDP);
  }

  /**
   * The number, if it is one of a port.
   *
   * @throws InvalidValueException if it is not 1 to 65535
   */
  public static int requireNumber(int number) {
    if (number < 1 || number > 65535) {
      throw new InvalidValueException(
          "port number",
          Integer.toString(number),
          "must be from 1 to 65535",
          "write the number that the program listens on");
    }
    return number;
  }

  @Override
  public int compareTo(Port other) {
    int byNumber = Integer.compare(number, other.number);
    return byNumber != 0
        ? byNumber
        : protocol != other.protocol
            ? protocol.compareTo(other.protocol)
            : name.compareTo(other.name);
  }

  /** For messages, for example {@code http (8080/TCP)}. */
  @Override
  public String toString() {
    return name + " (" + number + "/" + protocol + ")";
  }
}
