package dev.plimsoll.check.internal;

import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.ValueRules.Shape;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a schema in words, as far as they are short. */
final class Conditions {
  private Conditions() {}

  static String describe(List<Shape> shapes) {
    return FieldList.shorten(
        String.join("; or ", shapes.stream().map(Conditions::describe).toList()));
  }

  static String describe(Shape shape) {
    var parts = new ArrayList<String>();
    if (!shape.type().isEmpty()) {
      parts.add("type " + shape.type());
    }
    if (!shape.required().isEmpty()) {
      parts.add("with " + String.join(" and ", shape.required()));
    }
    shape.fields().forEach((name, inner) -> parts.add(name + " (" + describe(inner) + ")"));
    if (!shape.rules().enumeration().isEmpty()) {
      parts.add("one of " + shape.rules().enumeration());
    }
    if (!shape.rules().text().pattern().isEmpty()) {
      parts.add("matching " + shape.rules().text().pattern());
    }
    return parts.isEmpty() ? "a limit on its value" : String.join(", ", parts);
  }

  /** Whether a value is of a JSON type. */
  static boolean isOf(Node node, String type) {
    return switch (type) {
      case "object" -> node instanceof MapNode;
      case "array" -> node instanceof ListNode;
      case "string" ->
          node instanceof EmbeddedNode || (node instanceof ScalarNode scalar && scalar.isString());
      case "boolean" -> node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOL;
      case "integer" ->
          node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.INTEGER;
      case "number" ->
          node instanceof ScalarNode scalar
              && (scalar.kind() == ScalarNode.Kind.INTEGER
                  || scalar.kind() == ScalarNode.Kind.DECIMAL);
      default -> true;
    };
  }
}
