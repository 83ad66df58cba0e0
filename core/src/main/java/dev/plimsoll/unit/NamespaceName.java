package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of a namespace: a DNS label of at most 63 characters.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record NamespaceName(String value) implements Comparable<NamespaceName> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public NamespaceName {
    Names.require("namespace", value, NameRules::dns1123Label, "data-jobs");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static NamespaceName of(String text) {
    return new NamespaceName(text);
  }

  @Override
  public int compareTo(NamespaceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
