package dev.plimsoll.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** What schedulers accept as a schedule. */
@API(status = API.Status.EXPERIMENTAL)
public final class CronRules {
  private static final Set<String> MACROS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final String EVERY = "@every ";

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
      boolean known =
          isMacro(text)
              || (text.startsWith(EVERY) && GoDuration.isValid(text.substring(EVERY.length())));
      return known
          ? Optional.empty()
          : Optional.of(
              "must be @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, or @every and a duration");
    }
    List<String> parts = fields(text);
    if (parts.size() != CronField.values().length) {
      return Optional.of("must have five fields, it has " + parts.size());
    }
    for (CronField field : CronField.values()) {
      Optional<String> problem = field.problem(field.in(parts));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether this is one of the names for a schedule that every scheduler knows, such as
   * {@code @daily}.
   */
  static boolean isMacro(String text) {
    return MACROS.contains(text);
  }

  /** Splits at blanks as Go does. */
  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank = i == text.length() || GoText.isSpace(text.charAt(i));
      if (blank && start >= 0) {
        fields.add(text.substring(start, i));
      }
      start = blank ? -1 : start < 0 ? i : start;
    }
    return fields;
  }
}
