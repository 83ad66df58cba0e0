package dev.plimsoll.topology;

import dev.plimsoll.unit.NameRules;
import org.apiguardian.api.API;

/** A container port, by its name or its number. */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface PortRef {
  /** By the name that the container gives it. */
  record Named(String name) implements PortRef {
    public Named {
      String port = name;
      NameRules.portName(name)
          .ifPresent(
              rule -> {
                throw new IllegalArgumentException("\"" + port + "\" is no port name: " + rule);
              });
    }
  }

  /**
   * By number, where the container does not declare it.
   *
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param port 1 to 65535
   */
  record Numbered(String protocol, int port) implements PortRef {
    public Numbered {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
      }
    }
  }

  /** A port by name. */
  static PortRef named(String name) {
    return new Named(name);
  }

  /** A TCP port by number. */
  static PortRef tcp(int number) {
    return new Numbered("TCP", number);
  }

  /** A UDP port by number. */
  static PortRef udp(int number) {
    return new Numbered("UDP", number);
  }
}
