package dev.plimsoll.unit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.apiguardian.api.API;

/**
 * How long something is kept: metrics, logs, finished runs.
 *
 * @param duration at least one second, whole seconds
 */
@API(status = API.Status.EXPERIMENTAL)
public record Retention(Duration duration) implements Comparable<Retention> {
  /**
   * Checks the time.
   *
   * @throws InvalidValueException if under a second or with a fraction of one
   */
  public Retention {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      throw new InvalidValueException(
          "retention",
          duration.toString(),
          "must be whole seconds, at least one",
          "write for example Retention.days(30)");
    }
  }

  /**
   * Days of 24 hours.
   *
   * @throws InvalidValueException if under 1
   */
  public static Retention days(long days) {
    return new Retention(Duration.ofDays(days));
  }

  /**
   * Hours.
   *
   * @throws InvalidValueException if under 1
   */
  public static Retention hours(long hours) {
    return new Retention(Duration.ofHours(hours));
  }

  /**
   * Reads a Prometheus duration, for example {@code 30d} or {@code 1d12h}.
   *
   * @throws InvalidValueException if it is none, under a second or with a fraction of one
   */
  public static Retention parse(String text) {
    return new Retention(DurationText.parsePrometheus(text));
  }

  @Override
  public int compareTo(Retention other) {
    return duration.compareTo(other.duration);
  }

  /** As Prometheus and Loki write it, for example {@code 30d}. */
  @Override
  public String toString() {
    return DurationText.prometheus(duration);
  }
}
