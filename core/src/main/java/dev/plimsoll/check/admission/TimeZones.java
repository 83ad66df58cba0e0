package dev.plimsoll.check.admission;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of time zones as the server looks them up. */
final class TimeZones {
  private static final Pattern PART = Pattern.compile("[A-Za-z._0-9+-]{1,14}");
  private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

  private TimeZones() {}

  static Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (name.toLowerCase(Locale.ROOT).equals("local")) {
      return Optional.of("must name a time zone, not the server's own");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals(".")
          || part.equals("..")
          || part.startsWith("-")
          || !PART.matcher(part).matches()) {
        return Optional.of("must be the name of a time zone such as Europe/Berlin");
      }
    }
    return KNOWN.contains(name) && !name.startsWith("SystemV/")
        ? Optional.empty()
        : Optional.of("is no time zone of the IANA database");
  }
}
