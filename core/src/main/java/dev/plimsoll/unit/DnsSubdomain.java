package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of most objects, an RFC 1123 subdomain: 1 to 253 lower-case letters, digits, {@code -}
 * and {@code .}, a letter or digit at both ends of each part.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record DnsSubdomain(String value) implements Comparable<DnsSubdomain> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public DnsSubdomain {
    Names.require("DNS name", value, NameRules::dns1123Subdomain, "airflow.acme.example");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static DnsSubdomain of(String text) {
    return new DnsSubdomain(text);
  }

  @Override
  public int compareTo(DnsSubdomain other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
