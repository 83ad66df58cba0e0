package dev.plimsoll.check.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Ports of one pod that can be reached: ranges by protocol, in order, apart from each other.
 * Immutable.
 *
 * @param ranges in order
 */
@API(status = API.Status.INTERNAL)
public record PortSet(List<Range> ranges) {
  private static final int LAST = 65535;

  /** No port. */
  static final PortSet NONE = new PortSet(List.of());

  /** Every port. */
  static final PortSet ALL =
      new PortSet(
          List.of(
              new Range("SCTP", 1, LAST), new Range("TCP", 1, LAST), new Range("UDP", 1, LAST)));

  /**
   * Ports of one protocol that follow each other.
   *
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param from the first, from 1
   * @param to the last, at most 65535
   */
  public record Range(String protocol, int from, int to) implements Comparable<Range> {
    @Override
    public int compareTo(Range other) {
      int order = protocol.compareTo(other.protocol);
      order = order != 0 ? order : Integer.compare(from, other.from);
      return order != 0 ? order : Integer.compare(to, other.to);
    }

    @Override
    public String toString() {
      return from == 1 && to == LAST
          ? "every " + protocol + " port"
          : protocol + " " + (from == to ? from : from + " to " + to);
    }
  }

  /** Ports of a protocol that follow each other, both ends included. */
  static PortSet of(String protocol, int from, int to) {
    return new PortSet(List.of(new Range(protocol, from, to)));
  }

  static PortSet of(String protocol, int port) {
    return of(protocol, port, port);
  }

  /** Every port of a protocol. */
  static PortSet of(String protocol) {
    return of(protocol, 1, LAST);
  }

  /** Whether there is no port. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether a TCP port is among these. */
  public boolean hasTcp(int port) {
    return ranges.stream()
        .anyMatch(
            range -> range.protocol().equals("TCP") && range.from() <= port && port <= range.to());
  }

  PortSet plus(PortSet other) {
    var sorted = new TreeSet<>(ranges);
    sorted.addAll(other.ranges);
    var merged = new ArrayList<Range>();
    for (Range range : sorted) {
      Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null
          && last.protocol().equals(range.protocol())
          && range.from() <= last.to() + 1) {
        merged.set(
            merged.size() - 1,
            new Range(last.protocol(), last.from(), Math.max(last.to(), range.to())));
      } else {
        merged.add(range);
      }
    }
    return new PortSet(List.copyOf(merged));
  }

  /** The ports that are in both. */
  PortSet and(PortSet other) {
    PortSet both = NONE;
    for (Range one : ranges) {
      for (Range two : other.ranges) {
        int from = Math.max(one.from(), two.from());
        int to = Math.min(one.to(), two.to());
        if (one.protocol().equals(two.protocol()) && from <= to) {
          both = both.plus(of(one.protocol(), from, to));
        }
      }
    }
    return both;
  }

  /** The ports that are not in the other. */
  PortSet without(PortSet other) {
    List<Range> left = ranges;
    for (Range taken : other.ranges) {
      var next = new ArrayList<Range>();
      for (Range range : left) {
        if (!range.protocol().equals(taken.protocol())
            || taken.to() < range.from()
            || taken.from() > range.to()) {
          next.add(range);
          continue;
        }
        if (range.from() < taken.from()) {
          next.add(new Range(range.protocol(), range.from(), taken.from() - 1));
        }
        if (range.to() > taken.to()) {
          next.add(new Range(range.protocol(), taken.to() + 1, range.to()));
        }
      }
      left = next;
    }
    return new PortSet(List.copyOf(left));
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "no port";
    }
    return equals(ALL)
        ? "every port"
        : ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }
}
