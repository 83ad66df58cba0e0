package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of a port: 1 to 15 lower-case letters, digits and {@code -}, at least one letter, no
 * {@code --}, no {@code -} at either end (RFC 6335).
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record PortName(String value) implements Comparable<PortName> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public PortName {
    Names.require("port name", value, NameRules::portName, "http-metrics");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static PortName of(String text) {
    return new PortName(text);
  }

  @Override
  public int compareTo(PortName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
