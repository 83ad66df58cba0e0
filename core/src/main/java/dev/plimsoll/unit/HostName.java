package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of a host outside or inside the cluster: a DNS name whose parts have at most 63
 * characters. No wildcard, no address, no final dot.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record HostName(String value) implements Comparable<HostName> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public HostName {
    HostRules.require(value);
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static HostName of(String text) {
    return new HostName(text);
  }

  @Override
  public int compareTo(HostName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
