package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * A number of pods, or a share of them: the values of {@code maxUnavailable}, {@code minAvailable}
 * and {@code maxSurge}.
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface IntOrPercent {
  /**
   * A number of pods.
   *
   * @param value 0 or more
   */
  record Count(int value) implements IntOrPercent {
    /**
     * Checks the number.
     *
     * @throws InvalidValueException if negative
     */
    public Count {
      if (value < 0) {
        throw new InvalidValueException(
            "number of pods",
            Integer.toString(value),
            "must not be negative",
            "write 0 or more, or a percentage");
      }
    }

    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /**
   * A share of the pods.
   *
   * @param value 0 to 100
   */
  record Percent(int value) implements IntOrPercent {
    /**
     * Checks the share.
     *
     * @throws InvalidValueException if not 0 to 100
     */
    public Percent {
      if (value < 0 || value > 100) {
        throw new InvalidValueException(
            "share of pods",
            value + "%",
            "must be from 0% to 100%",
            "write a percentage in that range");
      }
    }

    @Override
    public String toString() {
      return value + "%";
    }
  }

  /**
   * A number of pods.
   *
   * @throws InvalidValueException if negative
   */
  static IntOrPercent count(int value) {
    return new Count(value);
  }

  /**
   * A share of the pods.
   *
   * @throws InvalidValueException if not 0 to 100
   */
  static IntOrPercent percent(int value) {
    return new Percent(value);
  }

  /**
   * Reads {@code 2} or {@code 25%}.
   *
   * @throws InvalidValueException if it is neither a number nor a percentage in range
   */
  static IntOrPercent parse(String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new InvalidValueException(
          "number or share of pods",
          text,
          "must be a whole number, or one with '%'",
          "write for example \"1\" or \"25%\"");
    }
    int value = Integer.parseInt(digits);
    return percent ? new Percent(value) : new Count(value);
  }

  /**
   * Whether an API server takes this text for a percentage: digits and {@code %}; some fields then
   * refuse more than 100.
   */
  static boolean isPercent(String text) {
    int end = text.length() - 1;
    return end > 0
        && text.charAt(end) == '%'
        && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
  }
}
