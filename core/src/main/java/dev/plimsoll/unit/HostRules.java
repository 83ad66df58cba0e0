package dev.plimsoll.unit;

import java.util.Optional;

/** What a host may be called. */
final class HostRules {
  private HostRules() {}

  static void require(String text) {
    Optional<String> broken = hostName(text);
    if (broken.isPresent()) {
      Optional<String> guess = Optional.of(bare(text)).filter(g -> hostName(g).isEmpty());
      throw Names.refused("host name", text, broken.get(), guess, "ledger.acme.example");
    }
  }

  /** What is left of a URL without scheme, port, path and final dot. */
  private static String bare(String text) {
    return GoText.lower(text)
        .replaceFirst("^[a-z][a-z0-9+.-]*://", "")
        .replaceFirst("[:/?#].*$", "")
        .replaceFirst("\\.$", "");
  }

  /**
   * A DNS name, no wildcard, no address, parts of at most 63 characters (RFC 1123, section 2.1).
   */
  static Optional<String> hostName(String text) {
    if (text.indexOf('*') >= 0) {
      return Optional.of("must not be a wildcard: one name is one host");
    }
    Optional<String> problem = NameRules.dns1123Subdomain(text);
    if (problem.isPresent()) {
      return problem;
    }
    String[] parts = text.split("\\.");
    for (String part : parts) {
      if (part.length() > NameRules.LABEL_MAX) {
        return Optional.of(
            "must have parts of at most 63 characters, \"" + part + "\" has " + part.length());
      }
    }
    boolean address = parts[parts.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    return address ? Optional.of("must be a name, not an address") : Optional.empty();
  }
}
