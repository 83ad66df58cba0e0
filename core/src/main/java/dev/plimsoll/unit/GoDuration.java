package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether Go's {@code time.ParseDuration} reads a text: numbers with units, in any order, within 64
 * bits of nanoseconds.
 */
final class GoDuration {
  private static final Pattern FORM =
      Pattern.compile(
          "([-+]?)(0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)");
  private static final Pattern PART = Pattern.compile("([0-9.]+)([^0-9.]+)");
  private static final BigDecimal LIMIT = BigDecimal.ONE.add(BigDecimal.valueOf(Long.MAX_VALUE));
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "\u00b5s",
          1_000L,
          "\u03bcs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);

  private GoDuration() {}

  static boolean isValid(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher parts = PART.matcher(form.group(2));
    while (parts.find()) {
      BigDecimal nanos =
          new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(NANOS.get(parts.group(2))));
      sum = sum.add(nanos.setScale(0, RoundingMode.DOWN));
    }
    int compared = sum.compareTo(LIMIT);
    return compared < 0 || (compared == 0 && form.group(1).equals("-"));
  }
}
