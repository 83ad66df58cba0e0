package dev.plimsoll.unit;

import org.apiguardian.api.API;

/**
 * The key of an annotation: as a label's, but the domain name may have capitals.
 *
 * @param value the text
 */
@API(status = API.Status.EXPERIMENTAL)
public record AnnotationKey(String value) implements Comparable<AnnotationKey> {
  /**
   * Checks the text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public AnnotationKey {
    Names.require("annotation key", value, NameRules::annotationKey, "acme.example/owner");
  }

  /**
   * The value for a text.
   *
   * @throws InvalidValueException if it breaks the rule
   */
  public static AnnotationKey of(String text) {
    return new AnnotationKey(text);
  }

  @Override
  public int compareTo(AnnotationKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
