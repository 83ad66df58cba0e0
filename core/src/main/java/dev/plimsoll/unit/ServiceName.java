package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The name of a Service: a DNS label that begins with a letter. Servers from 1.36 on also take a
 * digit there; a name of this type is legal on every minor.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record ServiceName(String value) implements Comparable<ServiceName> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public ServiceName {
    Names.require("service name", value, NameRules::dns1035Label, "spark-history");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static ServiceName of(String text) {
    return new ServiceName(text);
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
