package dev.plimsoll.check.reach;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The port that a path asks for: a number, a number with its protocol, or the name of a port.
 *
 * @param text as it was asked
 * @param number 1 to 65535; empty for a name
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}; empty for the one that is declared
 */
record AskedPort(String text, Optional<Integer> number, Optional<String> protocol) {
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
  private static final Pattern NUMBER = Pattern.compile("([0-9]+)(?:/(.*))?");
  private static final int LAST = 65535;
  private static final int DIGITS = 5;

  /**
   * Reads what stands behind the last colon of an end.
   *
   * @param end the whole end, for the finding
   * @throws FindingsException if it is no port ({@link ReachCodes#UNKNOWN_END})
   */
  static AskedPort parse(String text, String end) {
    Matcher numbered = NUMBER.matcher(text);
    if (!numbered.matches()) {
      return new AskedPort(text, Optional.empty(), Optional.empty());
    }
    String digits = numbered.group(1);
    int number = digits.length() > DIGITS ? 0 : Integer.parseInt(digits);
    Optional<String> protocol = Optional.ofNullable(numbered.group(2));
    if (number < 1 || number > LAST) {
      throw refused(end, "port \"" + text + "\" is not between 1 and 65535");
    }
    if (protocol.isPresent() && !PROTOCOLS.contains(protocol.get())) {
      throw refused(
          end, "protocol \"" + protocol.get() + "\" is none of " + String.join(", ", PROTOCOLS));
    }
    return new AskedPort(text, Optional.of(number), protocol);
  }

  private static FindingsException refused(String end, String problem) {
    return new FindingsException(
        Finding.of(
            ReachCodes.UNKNOWN_END,
            Where.named("path", end),
            problem,
            "write a number, such as :8080 or :9125/UDP, or the name of a container's port"));
  }

  /** The ports of pods that are meant. */
  PortSet of(PodBox pod) {
    if (number.isEmpty()) {
      return pod.named(text);
    }
    PortSet declared = among(pod.declared());
    return declared.isEmpty() ? PortSet.of(protocol.orElse("TCP"), number.get()) : declared;
  }

  /** Those of some ports that are meant; by name none, since only containers name ports. */
  PortSet among(PortSet ports) {
    PortSet meant = PortSet.NONE;
    for (String one : PROTOCOLS) {
      if (number.isPresent() && protocol.map(one::equals).orElse(true)) {
        meant = meant.plus(PortSet.of(one, number.get()));
      }
    }
    return ports.and(meant);
  }
}
