package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * One label of a domain name, RFC 1123: 1 to 63 lower-case letters, digits and {@code -}, a letter
 * or digit at both ends.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record DnsLabel(String value) implements Comparable<DnsLabel> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public DnsLabel {
    Names.require("DNS label", value, NameRules::dns1123Label, "daily-revenue");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static DnsLabel of(String text) {
    return new DnsLabel(text);
  }

  @Override
  public int compareTo(DnsLabel other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
