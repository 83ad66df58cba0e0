package dev.plimsoll.unit;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A field of a schedule, in the order in which they are written, with the meaning of robfig/cron.
 */
enum CronField {
  MINUTE(0, "minute", 0, 59, ""),
  HOUR(1, "hour", 0, 23, ""),
  DAY_OF_MONTH(2, "day of month", 1, 31, ""),
  MONTH(3, "month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  DAY_OF_WEEK(4, "day of week", 0, 6, "sun mon tue wed thu fri sat");

  private final int position;
  private final String title;
  private final int min;
  private final int max;
  private final String names;

  CronField(int position, String title, int min, int max, String names) {
    this.position = position;
    this.title = title;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /** The text of this field among all five. */
  String in(List<String> fields) {
    return fields.get(position);
  }

  /** The rule that the text of this field breaks, or nothing. */
  Optional<String> problem(String text) {
    for (String entry : text.split(",")) {
      Optional<String> problem =
          entry.isEmpty() ? Optional.empty() : Entry.of(this, entry).problem();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the text of this field leaves it open: then the other of the two day fields decides
   * alone.
   */
  boolean isOpen(String text) {
    return List.of(text.split(",")).stream()
        .anyMatch(entry -> entry.equals("*") || entry.equals("*/1"));
  }

  /** Whether an entry without problem is a range with equal ends, such as {@code mon-1}. */
  boolean isRangeOfOne(String entry) {
    Entry parsed = Entry.of(this, entry);
    return entry.contains("-") && parsed.low == parsed.high;
  }

  /**
   * The values that the text of this field, which has no {@linkplain #problem problem}, stands for.
   */
  BitSet values(String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",")) {
      Entry entry = Entry.of(this, part);
      for (long value = entry.low; value <= entry.high; value += entry.step) {
        values.set((int) value);
      }
    }
    return values;
  }

  /**
   * One value, range or star of a list; −1 for a number that is none, and no {@code form} if it
   * cannot be split.
   */
  private record Entry(
      CronField field, String text, boolean formed, long low, long high, long step) {
    static Entry of(CronField field, String text) {
      String[] rangeAndStep = text.split("/", -1);
      String[] ends = rangeAndStep[0].split("-", -1);
      boolean star = ends[0].equals("*") || ends[0].equals("?");
      long low = star ? field.min : field.number(ends[0]);
      long high = star ? field.max : ends.length == 1 ? low : field.number(ends[1]);
      long step = rangeAndStep.length == 1 ? 1 : integer(rangeAndStep[1]);
      // A single value with a step runs to the end of the field.
      high = rangeAndStep.length > 1 && ends.length == 1 ? field.max : high;
      return new Entry(
          field, text, rangeAndStep.length <= 2 && (star || ends.length <= 2), low, high, step);
    }

    Optional<String> problem() {
      if (!formed) {
        return broken("must be a value or a range, maybe with a step");
      }
      if (low < 0 || high < 0 || step < 0) {
        return broken(
            field.names.isEmpty()
                ? "must be made of numbers"
                : "must be made of numbers or names such as \""
                    + field.names.substring(0, 3)
                    + "\"");
      }
      if (low < field.min || high > field.max) {
        return broken("must be from " + field.min + " to " + field.max);
      }
      if (low > high) {
        return broken("must not run backwards");
      }
      return step == 0 ? broken("must not have the step 0") : Optional.empty();
    }

    private Optional<String> broken(String rule) {
      return Optional.of("has the " + field.title + " \"" + text + "\", which " + rule);
    }
  }

  private long number(String text) {
    int index =
        text.length() == 3 && text.indexOf(' ') < 0 ? names.indexOf(GoText.lower(text)) : -1;
    return index < 0 ? integer(text) : (long) index / 4 + min;
  }

  /**
   * As Go reads an integer of 64 bits: a plus sign is fine. Minus one for what is no number, or
   * negative.
   */
  private static long integer(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.matches("-0+") ? 0 : -1;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
