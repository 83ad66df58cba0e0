package dev.plimsoll.intent;

import org.apiguardian.api.API;

/**
 * A port of a peer.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param number 1 to 65535
 */
@API(status = API.Status.EXPERIMENTAL)
public record PeerPort(String protocol, int number) implements Comparable<PeerPort> {
  /** The largest number of a port. */
  public static final int MAX = 65_535;

  /**
   * A port.
   *
   * @throws IllegalArgumentException if the number is none of a port
   */
  public PeerPort {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("port " + number + " is not between 1 and " + MAX);
    }
  }

  /** A TCP port. */
  public static PeerPort tcp(int number) {
    return new PeerPort("TCP", number);
  }

  /** A UDP port. */
  public static PeerPort udp(int number) {
    return new PeerPort("UDP", number);
  }

  @Override
  public int compareTo(PeerPort other) {
    int order = protocol.compareTo(other.protocol);
    return order != 0 ? order : Integer.compare(number, other.number);
  }
}
