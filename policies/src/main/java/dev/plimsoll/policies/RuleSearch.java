package dev.plimsoll.policies;

import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;

/** Looks for rules in a schema, so that what has none costs nothing. */
final class RuleSearch {
  private RuleSearch() {}

  /** Whether there is a rule at or below a value. */
  static boolean hasRules(TypeSchema schema) {
    if (!schema.rules().cel().isEmpty()) {
      return true;
    }
    if (schema instanceof ObjectType object) {
      for (FieldSchema field : object.fields()) {
        // Metadata are of a built-in type, which has no rules.
        if (!field.name().equals("metadata") && hasRules(field.type())) {
          return true;
        }
      }
      return false;
    }
    return schema instanceof TypeSchema.ListOf list
        ? hasRules(list.item())
        : schema instanceof TypeSchema.MapOf map && hasRules(map.value());
  }
}
