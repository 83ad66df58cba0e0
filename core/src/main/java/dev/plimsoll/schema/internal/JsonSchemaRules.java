package dev.plimsoll.schema.internal;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.ValueRules;
import dev.plimsoll.schema.ValueRules.NumberRules;
import dev.plimsoll.schema.ValueRules.Shape;
import dev.plimsoll.schema.ValueRules.SizeRules;
import dev.plimsoll.schema.ValueRules.TextRules;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes the limits of a structural schema as keywords of JSON Schema. */
final class JsonSchemaRules {
  private JsonSchemaRules() {}

  static void write(ValueRules rules, MapNode.Builder schema) {
    if (!rules.enumeration().isEmpty()) {
      schema.put("enum", ListNode.of(rules.enumeration(), Origin.UNKNOWN));
    }
    text(rules.text(), schema);
    number(rules.number(), schema);
    size(rules.size(), schema);
    shapes("allOf", rules.logic().allOf(), schema);
    if (schema.has("anyOf") && !rules.logic().anyOf().isEmpty()) {
      // The type itself is a choice already.
      var both = MapNode.builder(Origin.UNKNOWN);
      shapes("anyOf", rules.logic().anyOf(), both);
      schema.put("allOf", ListNode.builder(Origin.UNKNOWN).add(both.build()).build());
    } else {
      shapes("anyOf", rules.logic().anyOf(), schema);
    }
    shapes("oneOf", rules.logic().oneOf(), schema);
    rules.logic().not().ifPresent(shape -> schema.put("not", shape(shape)));
  }

  private static void text(TextRules rules, MapNode.Builder schema) {
    if (rules.minLength() > 0) {
      schema.put("minLength", rules.minLength());
    }
    if (rules.maxLength() < Long.MAX_VALUE) {
      schema.put("maxLength", rules.maxLength());
    }
    if (!rules.pattern().isEmpty()) {
      schema.put("pattern", rules.pattern());
    }
    if (!rules.format().isEmpty()) {
      schema.put("format", rules.format());
    }
  }

  private static void number(NumberRules rules, MapNode.Builder schema) {
    rules
        .minimum()
        .ifPresent(
            least ->
                schema.put(
                    rules.exclusiveMinimum() ? "exclusiveMinimum" : "minimum",
                    JsonSchemaWriter.number(least)));
    rules
        .maximum()
        .ifPresent(
            most ->
                schema.put(
                    rules.exclusiveMaximum() ? "exclusiveMaximum" : "maximum",
                    JsonSchemaWriter.number(most)));
    rules.multipleOf().ifPresent(step -> schema.put("multipleOf", JsonSchemaWriter.number(step)));
  }

  private static void size(SizeRules rules, MapNode.Builder schema) {
    put("minItems", rules.minItems(), 0, schema);
    put("maxItems", rules.maxItems(), Long.MAX_VALUE, schema);
    put("minProperties", rules.minProperties(), 0, schema);
    put("maxProperties", rules.maxProperties(), Long.MAX_VALUE, schema);
  }

  private static void put(String keyword, long value, long none, MapNode.Builder schema) {
    if (value != none) {
      schema.put(keyword, value);
    }
  }

  private static void shapes(String keyword, List<Shape> shapes, MapNode.Builder schema) {
    if (!shapes.isEmpty()) {
      schema.put(
          keyword,
          ListNode.of(shapes.stream().map(JsonSchemaRules::shape).toList(), Origin.UNKNOWN));
    }
  }

  private static Node shape(Shape shape) {
    var schema = MapNode.builder(Origin.UNKNOWN);
    if (!shape.type().isEmpty()) {
      schema.put("type", shape.type());
    }
    if (!shape.required().isEmpty()) {
      schema.put("required", JsonSchemaWriter.texts(shape.required()));
    }
    if (!shape.fields().isEmpty()) {
      var fields = new LinkedHashMap<String, Node>();
      shape.fields().forEach((name, inner) -> fields.put(name, shape(inner)));
      schema.put("properties", JsonSchemaWriter.fields(fields));
    }
    shape.items().ifPresent(inner -> schema.put("items", shape(inner)));
    shape.entries().ifPresent(inner -> schema.put("additionalProperties", shape(inner)));
    write(shape.rules(), schema);
    return schema.build();
  }
}
