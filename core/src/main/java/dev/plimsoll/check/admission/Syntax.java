package dev.plimsoll.check.admission;

import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.unit.NameRules;
import java.util.Optional;

/** Forms of values that many rules share. Each answers what a value must be, or nothing. */
final class Syntax {
  private static final Optional<String> FINE = Optional.empty();

  private Syntax() {}

  /** An IP address. From 1.36 on without leading zeros, and IPv4 not written as IPv6. */
  static Optional<String> address(String text, RuleRun run) {
    Optional<Addresses> found = Addresses.address(text);
    if (found.isEmpty()) {
      return Optional.of("must be an IP address such as 10.9.8.7 or 2001:db8::1");
    }
    return run.isAtLeast(KubernetesVersion.V1_36) ? strict(found.get()) : FINE;
  }

  /**
   * A range of IP addresses. From 1.36 on as {@link #address}, and without bits beyond the prefix.
   */
  static Optional<String> range(String text, RuleRun run) {
    Optional<Addresses> found = Addresses.range(text);
    if (found.isEmpty()) {
      return Optional.of("must be a range such as 10.9.8.0/24 or 2001:db8::/64");
    }
    if (!run.isAtLeast(KubernetesVersion.V1_36)) {
      return FINE;
    }
    return strict(found.get())
        .or(
            () ->
                found.get().hasHostBits()
                    ? Optional.of("must not have bits beyond the length of its prefix")
                    : FINE);
  }

  private static Optional<String> strict(Addresses found) {
    if (found.zeros()) {
      return Optional.of("must not have leading zeros");
    }
    return found.mapped() ? Optional.of("must not be an IPv4 address written as IPv6") : FINE;
  }

  /** A port by number or name. */
  static Optional<String> port(Field field) {
    if (field.isText()) {
      return NameRules.portName(field.text());
    }
    return portNumber(field.number(0));
  }

  /** A port number. */
  static Optional<String> portNumber(long number) {
    return number >= 1 && number <= 65535 ? FINE : Optional.of("must be from 1 to 65535");
  }

  /** A path that stays inside: not absolute, no {@code ..} as an element. */
  static Optional<String> localPath(String path) {
    return path.startsWith("/") ? Optional.of("must not begin with '/'") : noDots(path);
  }

  /** No {@code ..} as an element. */
  static Optional<String> noDots(String path) {
    for (String element : path.split("/", -1)) {
      if (element.equals("..")) {
        return Optional.of("must not contain '..'");
      }
    }
    return FINE;
  }

  /** As {@link #localPath}, and not beginning with {@code ..}. */
  static Optional<String> localUnreservedPath(String path) {
    return localPath(path)
        .or(() -> path.startsWith("..") ? Optional.of("must not begin with '..'") : FINE);
  }

  /** A whole number that is not negative, or a percentage. */
  static Optional<String> countOrPercent(Field field) {
    if (field.isText()) {
      return isPercent(field.text())
          ? FINE
          : Optional.of("must be a whole number or a percentage such as 25%");
    }
    return field.number(0) < 0 ? Optional.of("must not be negative") : FINE;
  }

  /** Whether a text is a percentage: digits and a percent sign. */
  static boolean isPercent(String text) {
    int digits = text.length() - 1;
    return digits > 0
        && text.charAt(digits) == '%'
        && text.substring(0, digits).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The number before the percent sign; 0 for other values; very large ones are capped. */
  static long percent(Field field) {
    if (!field.isText() || !isPercent(field.text())) {
      return 0;
    }
    String digits =
        field.text().substring(0, field.text().length() - 1).replaceFirst("^0+(?=.)", "");
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  /** Whether a count or percentage is zero. */
  static boolean isZero(Field field) {
    return field.isText() ? percent(field) == 0 : field.number(0) == 0;
  }

  /** {@code domain/path}: a domain name, a slash, segments of a URL path. */
  static Optional<String> domainPrefixedPath(String text) {
    int slash = text.indexOf('/');
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (slash <= 0 || slash == text.length() - 1) {
      return Optional.of("must be a domain name, '/' and a path, such as example.com/controller");
    }
    Optional<String> domain = NameRules.dns1123Subdomain(text.substring(0, slash));
    if (domain.isPresent()) {
      return Optional.of("must have a domain name before '/': it " + domain.get());
    }
    boolean path =
        text.substring(slash + 1)
            .chars()
            .allMatch(c -> c > ' ' && c < 127 && "\"<>\\^`{|}#?%[]".indexOf(c) < 0);
    return path ? FINE : Optional.of("must have a path of URL characters after '/'");
  }

  /** A host name that may begin with {@code *.}. */
  static Optional<String> wildcardSubdomain(String text) {
    return text.startsWith("*.")
        ? NameRules.dns1123Subdomain(text.substring(2))
        : Optional.of("must begin with '*.' and go on as a domain name");
  }
}
