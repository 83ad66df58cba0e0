package dev.plimsoll.unit;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A schedule in the five fields of cron, and the time zone that they are meant in: {@code
 * Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin"))}.
 *
 * <p>Only what Kubernetes and Airflow both read, and read alike: minute, hour, day of month, month,
 * day of week, or one of the macros {@code @yearly}, {@code @annually}, {@code @monthly},
 * {@code @weekly}, {@code @daily}, {@code @midnight}, {@code @hourly}. If day of month and day of
 * week are both given, it runs when either fits.
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
  private static final Set<String> MACROS =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final Pattern ENTRY =
      Pattern.compile("(?:\\*|[0-9a-zA-Z]+(?:-[0-9a-zA-Z]+)?)(?:/[0-9]+)?");

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
   * @throws InvalidValueException if a scheduler refuses the expression or reads it in another way
   *     than the other, or if the zone is an offset
   */
  public static Cron of(String expression, ZoneId zone) {
    String plain = String.join(" ", expression.strip().split("\\s+"));
    Optional<String> problem = CronRules.kubernetes(plain);
    if (problem.isPresent()) {
      throw new InvalidValueException(
          WHAT,
          expression,
          problem.get(),
          problem.get().contains("day of week \"7\"") ? "write 0 for Sunday" : REPAIR);
    }
    if (!MACROS.contains(plain)) {
      requirePortable(expression, plain);
    }
    return new Cron(plain, requireRegion(zone));
  }

  /** A schedule in Coordinated Universal Time. */
  public static Cron utc(String expression) {
    return of(expression, ZoneId.of("UTC"));
  }

  /** What Kubernetes reads but Airflow refuses or reads otherwise. */
  private static void requirePortable(String expression, String plain) {
    if (plain.startsWith("@")) {
      throw new InvalidValueException(
          WHAT, expression, "is an interval, which only Kubernetes reads", REPAIR);
    }
    for (String field : plain.split(" ")) {
      for (String entry : field.split(",", -1)) {
        if (!ENTRY.matcher(entry).matches()) {
          throw new InvalidValueException(
              WHAT,
              expression,
              "has the entry \"" + entry + "\", which not every scheduler reads",
              REPAIR);
        }
      }
    }
  }

  private static ZoneId requireRegion(ZoneId zone) {
    String id = zone.getId();
    boolean offset =
        zone instanceof ZoneOffset
            || id.startsWith("UTC+")
            || id.startsWith("UTC-")
            || id.startsWith("GMT+")
            || id.startsWith("GMT-")
            || id.startsWith("UT");
    if (offset && !id.equals("UTC")) {
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
