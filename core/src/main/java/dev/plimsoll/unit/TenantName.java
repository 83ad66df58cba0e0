package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of a tenant, which becomes part of the names of its namespaces: a DNS label of at most
 * 63 characters.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record TenantName(String value) implements Comparable<TenantName> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public TenantName {
    Names.require("tenant", value, NameRules::dns1123Label, "risk");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static TenantName of(String text) {
    return new TenantName(text);
  }

  @Override
  public int compareTo(TenantName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
