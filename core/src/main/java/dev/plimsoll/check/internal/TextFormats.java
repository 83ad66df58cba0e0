package dev.plimsoll.check.internal;

import dev.plimsoll.unit.NameRules;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Formats of strings that an API server knows in structural schemas; others it passes over.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library">the
 *     list of formats</a> and go-openapi/strfmt, which reads them
 */
final class TextFormats {
  private static final Pattern HOST =
      Pattern.compile(
          "([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)|([a-zA-Z0-9\\p{S}\\p{L}](([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.))+([a-zA-Z\\p{L}]){2,63})");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final Pattern UUID3 =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final Pattern UUID4 =
      Pattern.compile(
          "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}");
  private static final Pattern UUID5 =
      Pattern.compile(
          "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern CLOCK =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(.\\d+)?(z|[+-]\\d{2}:\\d{2})");
  private static final Pattern GO_DURATION =
      Pattern.compile("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");
  private static final Pattern LOOSE_DURATION = Pattern.compile("\\d+\\s*([A-Za-zµ]+)");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?i)ns|us|µs|ms|s|m|h|hr|d|w|wk|nano.*|micro.*|milli.*|sec.*|min.*|hour.*|day.*|week.*");
  private static final Pattern MAC =
      Pattern.compile(
          "(?i)([0-9a-f]{2}([:-])[0-9a-f]{2}(\\2[0-9a-f]{2}){4}((\\2[0-9a-f]{2}){2})?((\\2[0-9a-f]{2}){12})?|[0-9a-f]{4}(\\.[0-9a-f]{4}){2,3}|[0-9a-f]{4}(\\.[0-9a-f]{4}){9})");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>,;:\\\\\"()\\[\\]]+@[^\\s@<>,;:\\\\\"()]+|[^<>@]*<[^\\s@<>]+@[^\\s@<>]+>");
  private static final Pattern HEX_COLOR = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern RGB_COLOR =
      Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
  private static final Pattern SSN = Pattern.compile("\\d{3}[- ]?\\d{2}[- ]?\\d{4}");
  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{24}");
  private static final Pattern BASE64 =
      Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");

  private static final Map<String, Predicate<String>> KNOWN =
      Map.ofEntries(
          Map.entry("date-time", TextFormats::isDateTime),
          Map.entry("datetime", TextFormats::isDateTime),
          Map.entry("date", TextFormats::isDate),
          Map.entry("duration", TextFormats::isDuration),
          Map.entry("email", text -> EMAIL.matcher(text).matches()),
          Map.entry(
              "ipv4",
              text -> text.indexOf('.') >= 0 && text.indexOf(':') < 0 && IpText.isAddress(text)),
          Map.entry("ipv6", text -> text.indexOf(':') >= 0 && IpText.isAddress(text)),
          Map.entry("cidr", IpText::isRange),
          Map.entry("uri", TextFormats::isUri),
          Map.entry("uuid", text -> UUID.matcher(text).matches()),
          Map.entry("uuid3", text -> UUID3.matcher(text).matches()),
          Map.entry("uuid4", text -> UUID4.matcher(text).matches()),
          Map.entry("uuid5", text -> UUID5.matcher(text).matches()),
          Map.entry("byte", text -> BASE64.matcher(text).matches()),
          Map.entry("hostname", TextFormats::isHostName),
          Map.entry("mac", text -> MAC.matcher(text).matches()),
          Map.entry("hexcolor", text -> HEX_COLOR.matcher(text).matches()),
          Map.entry("rgbcolor", text -> RGB_COLOR.matcher(text).matches()),
          Map.entry("ssn", text -> SSN.matcher(text).matches()),
          Map.entry("bsonobjectid", text -> OBJECT_ID.matcher(text).matches()),
          Map.entry("k8s-short-name", text -> NameRules.dns1123Label(text).isEmpty()),
          Map.entry("k8s-long-name", text -> NameRules.dns1123Subdomain(text).isEmpty()));

  private TextFormats() {}

  /** Whether a text is of a format; any text is of an unknown one. */
  static boolean isValid(String text, String format) {
    Predicate<String> known = KNOWN.get(format);
    return known == null || known.test(text);
  }

  /** Whether the server knows a format. */
  static boolean isKnown(String format) {
    return KNOWN.containsKey(format) || format.equals("password");
  }

  private static boolean isDate(String text) {
    return DATE.matcher(text).matches() && Rfc3339.isTime(text + "T00:00:00Z");
  }

  private static boolean isDateTime(String text) {
    int t = Math.max(text.indexOf('T'), text.indexOf('t'));
    return t > 0
        && isDate(text.substring(0, t))
        && CLOCK.matcher(text.substring(t + 1).toLowerCase(java.util.Locale.ROOT)).matches();
  }

  private static boolean isDuration(String text) {
    if (GO_DURATION.matcher(text).matches()) {
      return true;
    }
    var parts = LOOSE_DURATION.matcher(text);
    while (parts.find()) {
      if (UNIT.matcher(parts.group(1)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHostName(String text) {
    if (!HOST.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty() || part.length() > 63) {
        return false;
      }
    }
    return true;
  }

  /** An absolute URI, or a path from the root. */
  private static boolean isUri(String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c == 127)) {
      return false;
    }
    return text.startsWith("/") || text.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.+");
  }
}
