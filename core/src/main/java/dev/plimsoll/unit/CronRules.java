package dev.plimsoll.unit;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.apiguardian.api.API;

/** What schedulers accept as a schedule. */
@API(status = API.Status.EXPERIMENTAL)
public final class CronRules {
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final String DAYS = "sun mon tue wed thu fri sat";
  private static final Field[] FIELDS = {
    new Field("minute", 0, 59, ""),
    new Field("hour", 0, 23, ""),
    new Field("day of month", 1, 31, ""),
    new Field("month", 1, 12, MONTHS),
    new Field("day of week", 0, 6, DAYS)
  };

  private record Field(String name, int min, int max, String names) {}

  private CronRules() {}

  /**
   * The rule that {@code spec.schedule} of a CronJob breaks, or nothing. Lenient where the server
   * is: empty list entries and outer blanks pass, and so does {@code @every} with any duration.
   *
   * @see <a
   *     href="https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format">robfig/cron</a>,
   *     which the CronJob controller reads schedules with
   */
  public static Optional<String> kubernetes(String text) {
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (text.contains("TZ")) {
      return Optional.of("must not name a time zone; spec.timeZone does");
    }
    if (text.startsWith("@")) {
      return macro(text);
    }
    String[] parts = text.strip().split("\\s+");
    if (parts.length != FIELDS.length) {
      return Optional.of("must have five fields, it has " + (text.isBlank() ? 0 : parts.length));
    }
    for (int i = 0; i < FIELDS.length; i++) {
      for (String range : parts[i].split(",")) {
        Optional<String> problem = range.isEmpty() ? Optional.empty() : range(range, FIELDS[i]);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> macro(String text) {
    return switch (text) {
      case "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly" ->
          Optional.empty();
      default ->
          text.startsWith("@every ") && GoDuration.isValid(text.substring("@every ".length()))
              ? Optional.empty()
              : Optional.of(
                  "must be @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every and a duration");
    };
  }

  private static Optional<String> range(String text, Field field) {
    String[] rangeAndStep = text.split("/", -1);
    String[] ends = rangeAndStep[0].split("-", -1);
    if (rangeAndStep.length > 2 || (ends.length > 2 && !isStar(ends[0]))) {
      return broken(field, text, "must be a value or a range, maybe with a step");
    }
    long low = field.min;
    long high = field.max;
    if (!isStar(ends[0])) {
      low = number(ends[0], field);
      high = ends.length == 2 ? number(ends[1], field) : low;
    }
    long step = 1;
    if (rangeAndStep.length == 2) {
      step = number(rangeAndStep[1], new Field("step", 0, 0, ""));
      high = ends.length == 1 ? field.max : high;
    }
    if (low < 0 || high < 0 || step < 0) {
      return broken(
          field,
          text,
          field.names.isEmpty()
              ? "must be made of numbers"
              : "must be made of numbers or of names such as " + field.names.substring(0, 3));
    }
    if (low < field.min || high > field.max) {
      return broken(field, text, "must be from " + field.min + " to " + field.max);
    }
    if (low > high) {
      return broken(field, text, "must not run backwards");
    }
    return step == 0 ? broken(field, text, "must not have step 0") : Optional.empty();
  }

  private static boolean isStar(String text) {
    return text.equals("*") || text.equals("?");
  }

  /** Minus one for what is no number. A plus sign is one, as in Go. */
  private static long number(String text, Field field) {
    if (!field.names.isEmpty() && text.length() == 3) {
      int index = field.names.indexOf(text.toLowerCase(Locale.ROOT));
      if (index >= 0 && index % 4 == 0) {
        return (long) index / 4 + field.min;
      }
    }
    String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    if (text.startsWith("-") && !significant.equals("0")) {
      return -1;
    }
    return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  private static Optional<String> broken(Field field, String text, String rule) {
    return Optional.of(
        new StringJoiner(" ")
            .add("has the")
            .add(field.name)
            .add("\"" + text + "\", which")
            .add(rule)
            .toString());
  }
}
