package dev.plimsoll.testing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Some ports of some protocols.
 *
 * @param ranges without order; they may overlap
 */
public record PortSet(SortedSet<Range> ranges) {
  private static final int LAST = 65535;

  /** No port. */
  static final PortSet NONE = new PortSet(new TreeSet<>());

  /** Every port of every protocol that a policy can name. */
  static final PortSet ALL =
      new PortSet(
          new TreeSet<>(
              List.of(
                  new Range("SCTP", 1, LAST),
                  new Range("TCP", 1, LAST),
                  new Range("UDP", 1, LAST))));

  /**
   * Ports that follow each other.
   *
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param first the first port, from 1
   * @param last the last port, at most 65535
   */
  public record Range(String protocol, int first, int last) implements Comparable<Range> {
    @Override
    public int compareTo(Range other) {
      int order = protocol.compareTo(other.protocol);
      order = order != 0 ? order : Integer.compare(first, other.first);
      return order != 0 ? order : Integer.compare(last, other.last);
    }

    @Override
    public String toString() {
      String ports =
          first == last
              ? "port " + first
              : first == 1 && last == LAST ? "any port" : "ports " + first + " to " + last;
      return protocol + " " + ports;
    }
  }

  /** Whether there is no port. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether a TCP port is among these. */
  public boolean hasTcp(int port) {
    return ranges.stream()
        .anyMatch(r -> r.protocol().equals("TCP") && r.first() <= port && port <= r.last());
  }

  PortSet plus(PortSet other) {
    var all = new TreeSet<>(ranges);
    all.addAll(other.ranges);
    return new PortSet(all);
  }

  PortSet and(PortSet other) {
    var both = new ArrayList<Range>();
    for (Range a : ranges) {
      for (Range b : other.ranges) {
        int first = Math.max(a.first(), b.first());
        int last = Math.min(a.last(), b.last());
        if (a.protocol().equals(b.protocol()) && first <= last) {
          both.add(new Range(a.protocol(), first, last));
        }
      }
    }
    return new PortSet(new TreeSet<>(both));
  }

  @Override
  public String toString() {
    return ranges.isEmpty()
        ? "no port"
        : ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }
}
