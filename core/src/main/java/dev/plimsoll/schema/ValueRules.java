package dev.plimsoll.schema;

import dev.plimsoll.node.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Limits on a value beyond its type, as an OpenAPI document or a custom resource definition states
 * them.
 *
 * @param enumeration the only values allowed; empty for no limit
 * @param text limits on strings
 * @param number limits on numbers
 * @param size limits on how many items or entries there are
 * @param logic limits joined by "all of", "any of", "one of" and "not"
 * @param cel rules in the Common Expression Language
 */
@API(status = API.Status.EXPERIMENTAL)
public record ValueRules(
    List<Node> enumeration,
    TextRules text,
    NumberRules number,
    SizeRules size,
    Logic logic,
    List<CelRule> cel) {
  /** No limit at all. */
  public static final ValueRules NONE =
      new ValueRules(
          List.of(), TextRules.NONE, NumberRules.NONE, SizeRules.NONE, Logic.NONE, List.of());

  public ValueRules {
    enumeration = List.copyOf(enumeration);
    cel = List.copyOf(cel);
  }

  /** Only an enumeration. */
  public static ValueRules ofEnumeration(List<Node> values) {
    return new ValueRules(
        values, TextRules.NONE, NumberRules.NONE, SizeRules.NONE, Logic.NONE, List.of());
  }

  /** This, or {@link #NONE} if there is no limit in it, so that walkers can compare by identity. */
  public ValueRules orNone() {
    boolean none =
        enumeration.isEmpty()
            && text.isNone()
            && number.isNone()
            && size.isNone()
            && logic.isNone()
            && cel.isEmpty();
    return none ? NONE : this;
  }

  /**
   * Limits on strings.
   *
   * @param format for example {@code date-time}; empty for none
   * @param pattern a regular expression in RE2 syntax that must match somewhere in the text; empty
   *     for none
   * @param minLength in code points
   * @param maxLength in code points
   */
  public record TextRules(String format, String pattern, long minLength, long maxLength) {
    /** No limit. */
    public static final TextRules NONE = new TextRules("", "", 0, Long.MAX_VALUE);

    private boolean isNone() {
      return format.isEmpty() && pattern.isEmpty() && minLength == 0 && maxLength == Long.MAX_VALUE;
    }
  }

  /**
   * Limits on numbers.
   *
   * @param minimum the least
   * @param exclusiveMinimum whether the least itself is too small
   * @param maximum the greatest
   * @param exclusiveMaximum whether the greatest itself is too large
   * @param multipleOf what it must be a multiple of
   */
  public record NumberRules(
      Optional<BigDecimal> minimum,
      boolean exclusiveMinimum,
      Optional<BigDecimal> maximum,
      boolean exclusiveMaximum,
      Optional<BigDecimal> multipleOf) {
    /** No limit. */
    public static final NumberRules NONE =
        new NumberRules(Optional.empty(), false, Optional.empty(), false, Optional.empty());

    private boolean isNone() {
      return minimum.isEmpty()
          && !exclusiveMinimum
          && maximum.isEmpty()
          && !exclusiveMaximum
          && multipleOf.isEmpty();
    }
  }

  /**
   * Limits on how many there are.
   *
   * @param minItems of a list
   * @param maxItems of a list
   * @param uniqueItems whether no item may stand twice
   * @param minProperties of a map
   * @param maxProperties of a map
   */
  public record SizeRules(
      long minItems, long maxItems, boolean uniqueItems, long minProperties, long maxProperties) {
    /** No limit. */
    public static final SizeRules NONE = new SizeRules(0, Long.MAX_VALUE, false, 0, Long.MAX_VALUE);

    private boolean isNone() {
      return minItems == 0
          && maxItems == Long.MAX_VALUE
          && !uniqueItems
          && minProperties == 0
          && maxProperties == Long.MAX_VALUE;
    }
  }

  /**
   * Joined limits.
   *
   * @param allOf each holds
   * @param anyOf at least one holds; empty for no limit
   * @param oneOf exactly one holds; empty for no limit
   * @param not this does not hold
   */
  public record Logic(
      List<Shape> allOf, List<Shape> anyOf, List<Shape> oneOf, Optional<Shape> not) {
    /** No limit. */
    public static final Logic NONE = new Logic(List.of(), List.of(), List.of(), Optional.empty());

    public Logic {
      allOf = List.copyOf(allOf);
      anyOf = List.copyOf(anyOf);
      oneOf = List.copyOf(oneOf);
    }

    private boolean isNone() {
      return allOf.isEmpty() && anyOf.isEmpty() && oneOf.isEmpty() && not.isEmpty();
    }
  }

  /**
   * A limit inside {@link Logic}: on the value, and on the values in it.
   *
   * @param type the only JSON type allowed, for example {@code integer}; empty for any
   * @param rules limits on the value
   * @param required the fields that must be there
   * @param fields limits on fields that are there
   * @param items limits on each item of a list
   * @param entries limits on each entry of a map that {@code fields} does not name
   */
  public record Shape(
      String type,
      ValueRules rules,
      List<String> required,
      Map<String, Shape> fields,
      Optional<Shape> items,
      Optional<Shape> entries) {
    public Shape {
      required = List.copyOf(required);
    }
  }
}
