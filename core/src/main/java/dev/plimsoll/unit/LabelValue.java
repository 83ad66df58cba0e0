package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The value of a label: empty, or at most 63 letters, digits, {@code -}, {@code _} and {@code .}, a
 * letter or digit at both ends.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record LabelValue(String value) implements Comparable<LabelValue> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public LabelValue {
    Names.require("label value", value, NameRules::labelValue, "daily-revenue");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static LabelValue of(String text) {
    return new LabelValue(text);
  }

  @Override
  public int compareTo(LabelValue other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
