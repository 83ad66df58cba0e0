package dev.plimsoll.unit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Durations as programs write them in their configuration. */
@API(status = API.Status.EXPERIMENTAL)
public final class DurationText {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Both programs count nanoseconds in 64 bits. */
  private static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

  private static final Pattern PROMETHEUS =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
  private static final long[] PROMETHEUS_UNITS = {365 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND, 1};

  private DurationText() {}

  /**
   * As Prometheus, Loki and Alertmanager read it: {@code 30d}, {@code 1h30m}, {@code 500ms}; the
   * units d, h, m, s, ms, largest first, and {@code 0s}.
   *
   * @throws InvalidValueException if negative or finer than a millisecond
   * @see <a
   *     href="https://prometheus.io/docs/prometheus/latest/querying/basics/#time-durations">Prometheus,
   *     time durations</a>
   */
  public static String prometheus(Duration duration) {
    requireMillis(duration);
    long rest = duration.toMillis();
    if (rest == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    long[] sizes = {DAY, HOUR, MINUTE, SECOND, 1};
    String[] units = {"d", "h", "m", "s", "ms"};
    for (int i = 0; i < sizes.length; i++) {
      if (rest >= sizes[i]) {
        text.append(rest / sizes[i]).append(units[i]);
        rest %= sizes[i];
      }
    }
    return text.toString();
  }

  /**
   * As Go programs read it: {@code 720h}, {@code 1h30m}, {@code 500ms}; the units h, m, s, ms,
   * largest first, and {@code 0s}. Go has no day.
   *
   * @throws InvalidValueException if negative or finer than a millisecond
   * @see <a href="https://pkg.go.dev/time#ParseDuration">Go, time.ParseDuration</a>
   */
  public static String go(Duration duration) {
    requireMillis(duration);
    long hours = duration.toHours();
    Duration rest = duration.minusHours(hours);
    String tail = rest.isZero() ? "" : prometheus(rest);
    return hours == 0 ? prometheus(rest) : hours + "h" + tail;
  }

  /**
   * Reads what Prometheus reads: units y, w, d, h, m, s, ms in this order, each at most once; a
   * year has 365 days.
   *
   * @throws InvalidValueException if it is no such duration
   */
  public static Duration parsePrometheus(String text) {
    Matcher matcher = PROMETHEUS.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || !matcher.matches()) {
      throw refused(text);
    }
    BigInteger millis = BigInteger.ZERO;
    for (int i = 0; i < PROMETHEUS_UNITS.length; i++) {
      String digits = matcher.group(i + 1);
      if (digits != null) {
        millis =
            millis.add(new BigInteger(digits).multiply(BigInteger.valueOf(PROMETHEUS_UNITS[i])));
      }
    }
    if (millis.compareTo(BigInteger.valueOf(MAX_MILLIS)) > 0) {
      throw refused(text);
    }
    return Duration.ofMillis(millis.longValueExact());
  }

  private static InvalidValueException refused(String text) {
    return new InvalidValueException(
        "duration",
        text,
        "must be whole numbers with the units y, w, d, h, m, s, ms, in this order, under 292 years",
        "write for example \"30d\" or \"1h30m\"");
  }

  /**
   * Whole seconds, as Kubernetes fields such as {@code activeDeadlineSeconds} count.
   *
   * @throws InvalidValueException if negative or with a fraction of a second
   */
  public static long seconds(Duration duration) {
    if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      throw new InvalidValueException(
          "duration",
          duration.toString(),
          "must be whole seconds and not negative",
          "write for example Duration.ofMinutes(10)");
    }
    return duration.toSeconds();
  }

  private static void requireMillis(Duration duration) {
    if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.MILLIS))) {
      throw new InvalidValueException(
          "duration",
          duration.toString(),
          "must be whole milliseconds and not negative",
          "write for example Duration.ofSeconds(30)");
    }
  }
}
