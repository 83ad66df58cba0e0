package dev.plimsoll.targets;

import dev.plimsoll.unit.InvalidValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A day that an environment file states, because a run never reads the clock.
 *
 * @param date the day
 */
@API(status = API.Status.EXPERIMENTAL)
public record Day(LocalDate date) implements Comparable<Day> {
  public Day {
    Objects.requireNonNull(date, "date");
  }

  /**
   * Reads a day such as {@code 2026-11-24}.
   *
   * @throws InvalidValueException if the text is no such day
   */
  public static Day parse(String text) {
    try {
      return new Day(LocalDate.parse(text));
    } catch (DateTimeParseException notADay) {
      throw new InvalidValueException(
          "day", text, "must be year, month and day", "for example \"2026-11-24\"");
    }
  }

  @Override
  public int compareTo(Day other) {
    return date.compareTo(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }
}
