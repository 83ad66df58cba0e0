package dev.plimsoll.policies.internal;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.plimsoll.schema.ListMerge;
import java.util.Map;

/**
 * What a value of a schema is to an expression. What the schema does not describe has no shape, and
 * no expression can name it.
 */
sealed interface Shape {
  /** The type that the checker knows. */
  CelType type();

  /** A text, number or truth value. */
  record Plain(CelType type, Form form) implements Shape {}

  /** How the text of a plain value is read. */
  enum Form {
    /** As it stands. */
    ITSELF,
    /** As base64. */
    BYTES,
    /** As a duration. */
    DURATION,
    /** As a day. */
    DATE,
    /** As a moment. */
    DATE_TIME,
    /** As a number with a fraction, even if it has none. */
    DOUBLE
  }

  /** A list. */
  record Items(Shape item, ListMerge merge) implements Shape {
    @Override
    public CelType type() {
      return ListType.create(item.type());
    }
  }

  /** A map from any key. */
  record Entries(Shape value) implements Shape {
    @Override
    public CelType type() {
      return MapType.create(SimpleType.STRING, value.type());
    }
  }

  /**
   * A map of named fields.
   *
   * @param name tells it from other shapes of the same schema
   * @param fields by their names in the tree; those without a shape are left out
   * @param names from the name in an expression to that in the tree
   */
  record Fields(String name, Map<String, Shape> fields, Map<String, String> names)
      implements Shape {
    @Override
    public CelType type() {
      return StructTypeReference.create(name);
    }
  }
}
