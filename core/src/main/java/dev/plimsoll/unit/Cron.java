package dev.plimsoll.unit;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A schedule in the five fields of cron, and the time zone that they are meant in: {@code
 * Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin"))}.
 *
 * <p>Only what Kubernetes (robfig/cron) and Airflow (croniter) both read, and read alike: minute,
 * hour, day of month, month, day of week (0 is Sunday), or one of the macros {@code @yearly},
 * {@code @annually}, {@code @monthly}, {@code @weekly}, {@code @daily}, {@code @midnight},
 * {@code @hourly}. If day of month and day of week are both restricted, it runs when either fits.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax">CronJob,
 *     schedule syntax</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Cron {
  private static final String WHAT = "schedule";
  private static final String REPAIR =
      "write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"";
  private static final Pattern ENTRY =
      Pattern.compile("(?:\\*|[0-9a-zA-Z]+(?:-[0-9a-zA-Z]+)?)(?:/[0-9]+)?");
  private static final int[] LONGEST = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String expression;
  private final ZoneId zone;

  private Cron(String expression, ZoneId zone) {
    this.expression = expression;
    this.zone = zone;
  }

  /**
   * A schedule.
   *
   * @param expression five fields or a macro; blanks are reduced to one between fields
   * @param zone a region of the time zone database, such as {@code Europe/Berlin}, or {@code UTC}
   * @throws InvalidValueException if a scheduler refuses the expression, if they would read it in
   *     different ways, if it never fires, or if the zone is an offset
   */
  public static Cron of(String expression, ZoneId zone) {
    List<String> fields = CronRules.fields(expression);
    String plain = String.join(" ", fields);
    Optional<String> problem = CronRules.kubernetes(plain);
    if (problem.isPresent()) {
      throw refused(
          expression,
          problem.get(),
          fields.size() == 5 && fields.get(4).contains("7") ? "write 0 for Sunday" : REPAIR);
    }
    if (plain.startsWith("@every")) {
      throw refused(expression, "is an interval, which only Kubernetes reads", REPAIR);
    }
    if (!CronRules.isMacro(plain)) {
      for (CronField field : CronField.values()) {
        requirePortable(expression, field, field.in(fields));
      }
      requireSameDays(
          expression, CronField.DAY_OF_MONTH.in(fields), CronField.DAY_OF_WEEK.in(fields));
      requireFires(expression, fields);
    }
    return new Cron(plain, requireRegion(zone));
  }

  /**
   * A schedule in Coordinated Universal Time.
   *
   * @throws InvalidValueException as {@link #of}
   */
  public static Cron utc(String expression) {
    return of(expression, ZoneId.of("UTC"));
  }

  private static InvalidValueException refused(String expression, String rule, String repair) {
    return new InvalidValueException(WHAT, expression, rule, repair);
  }

  private static void requirePortable(String expression, CronField field, String text) {
    for (String entry : text.split(",", -1)) {
      if (!ENTRY.matcher(entry).matches()) {
        throw refused(
            expression,
            "has the entry \"" + entry + "\", which Kubernetes reads and Airflow refuses",
            REPAIR);
      }
      if (field.isRangeOfOne(entry)) {
        throw refused(
            expression,
            "has the range \"" + entry + "\" of one value, which Airflow reads as every value",
            "write the value alone");
      }
    }
  }

  /**
   * Kubernetes takes a step of one for an open field, croniter for a restricted one: that matters
   * if the other field of days is restricted.
   */
  private static void requireSameDays(String expression, String daysOfMonth, String daysOfWeek) {
    boolean differ =
        isStepOfOne(daysOfMonth)
            ? !CronField.DAY_OF_WEEK.isOpen(daysOfWeek)
            : isStepOfOne(daysOfWeek) && !CronField.DAY_OF_MONTH.isOpen(daysOfMonth);
    if (differ) {
      throw refused(
          expression,
          "has \"*/1\" beside another choice of days, which Kubernetes and Airflow read in different ways",
          "write \"*\"");
    }
  }

  private static boolean isStepOfOne(String days) {
    List<String> entries = List.of(days.split(","));
    return entries.contains("*/1") && !entries.contains("*");
  }

  /** A day that no chosen month has never comes, unless days of the week are chosen too. */
  private static void requireFires(String expression, List<String> fields) {
    if (!CronField.DAY_OF_WEEK.isOpen(CronField.DAY_OF_WEEK.in(fields))) {
      return;
    }
    BitSet days = CronField.DAY_OF_MONTH.values(CronField.DAY_OF_MONTH.in(fields));
    BitSet months = CronField.MONTH.values(CronField.MONTH.in(fields));
    if (months.stream().noneMatch(month -> days.nextSetBit(0) <= LONGEST[month - 1])) {
      throw refused(
          expression,
          "never fires: no chosen month has a day " + days.nextSetBit(0),
          "choose a day that the month has");
    }
  }

  /**
   * Kubernetes looks the zone up by name, so that an offset, and names that only Java knows, mean
   * nothing to it.
   */
  private static ZoneId requireRegion(ZoneId zone) {
    String id = zone.getId();
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(id) || id.startsWith("SystemV/")) {
      throw new InvalidValueException(
          "time zone",
          id,
          "is an offset, which Kubernetes cannot look up",
          "write ZoneId.of(\"UTC\"), or a region such as ZoneId.of(\"Europe/Berlin\")");
    }
    return zone;
  }

  /** The five fields, or the macro. */
  public String expression() {
    return expression;
  }

  /** The time zone. */
  public ZoneId zone() {
    return zone;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron
        && expression.equals(cron.expression)
        && zone.equals(cron.zone);
  }

  @Override
  public int hashCode() {
    return 31 * expression.hashCode() + zone.hashCode();
  }

  /** For messages, for example {@code 0 3 * * * (Europe/Berlin)}. */
  @Override
  public String toString() {
    return expression + " (" + zone + ")";
  }
}
