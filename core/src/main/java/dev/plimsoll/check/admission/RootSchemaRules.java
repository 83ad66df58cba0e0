package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.SchemaRules.BANNED;
import static dev.plimsoll.check.admission.SchemaRules.STRUCTURAL;

import dev.plimsoll.node.MapNode;
import java.util.List;
import java.util.Set;

/** Rules of the root of a schema in a custom resource definition, which no other place has. */
final class RootSchemaRules {
  /** What the root may say beside a status subresource, whose schema the server takes out of it. */
  private static final Set<String> BESIDE_STATUS =
      Set.of(
          "$schema",
          "description",
          "type",
          "format",
          "title",
          "maximum",
          "exclusiveMaximum",
          "minimum",
          "exclusiveMinimum",
          "maxLength",
          "minLength",
          "pattern",
          "maxItems",
          "minItems",
          "uniqueItems",
          "multipleOf",
          "required",
          "items",
          "properties",
          "externalDocs",
          "example",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-validations");

  private static final List<String> JOINTS = List.of("allOf", "anyOf", "oneOf");

  private RootSchemaRules() {}

  static void check(Field schema, boolean status) {
    if (status) {
      besideStatus(schema);
    }
    Field more = schema.at("additionalProperties");
    if (more.isGiven() && !more.isFalse()) {
      more.refuse(STRUCTURAL, "the whole has additionalProperties");
    }
    complete(schema, schema);
  }

  private static void besideStatus(Field schema) {
    for (Field part : schema.entries()) {
      boolean said = part.isGiven() && !part.isFalse() && !(part.isText() && part.text().isEmpty());
      if (said && !BESIDE_STATUS.contains(part.key())) {
        part.refuse(BANNED, part.key() + " of the whole beside a status subresource");
        return;
      }
    }
  }

  /** What conditions of the root speak of must be described beside them. */
  private static void complete(Field condition, Field described) {
    for (String joint : JOINTS) {
      for (Field part : condition.at(joint).items()) {
        nested(part, described);
      }
    }
    if (condition.has("not")) {
      nested(condition.at("not"), described);
    }
  }

  private static void nested(Field condition, Field described) {
    if (!described.isGiven()) {
      condition.refuse(STRUCTURAL, described.path() + " is not described beside the condition");
      return;
    }
    complete(condition, described);
    if (condition.at("items").node() instanceof MapNode) {
      nested(condition.at("items"), described.at("items"));
    }
    for (Field property : condition.at("properties").entries()) {
      nested(property, described.at("properties").at(property.key()));
    }
  }
}
