package dev.plimsoll.schema.internal;

import static dev.plimsoll.schema.internal.OpenApiTypes.text;
import static dev.plimsoll.schema.internal.OpenApiTypes.texts;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.CelRule;
import dev.plimsoll.schema.ValueRules;
import dev.plimsoll.schema.ValueRules.Logic;
import dev.plimsoll.schema.ValueRules.NumberRules;
import dev.plimsoll.schema.ValueRules.Shape;
import dev.plimsoll.schema.ValueRules.SizeRules;
import dev.plimsoll.schema.ValueRules.TextRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the limits of a structural schema. */
final class StructuralRules {
  private StructuralRules() {}

  /** The limits of one schema. */
  static ValueRules of(MapNode schema) {
    List<Node> enumeration = schema.findList("enum").map(ListNode::items).orElse(List.of());
    return new ValueRules(
            enumeration,
            textRules(schema),
            numberRules(schema),
            sizeRules(schema),
            logic(schema, List.of()),
            cel(schema))
        .orNone();
  }

  /**
   * The limits of a whole custom resource: what its schema says about metadata, which are of a type
   * of their own, becomes a limit of the whole.
   */
  static ValueRules ofRoot(MapNode schema) {
    ValueRules plain = of(schema);
    Optional<MapNode> metadata =
        schema.findMap("properties").flatMap(properties -> properties.findMap("metadata"));
    List<Shape> more =
        metadata
            .map(
                m ->
                    List.of(
                        new Shape(
                            "",
                            ValueRules.NONE,
                            List.of(),
                            Map.of("metadata", shape(m)),
                            Optional.empty(),
                            Optional.empty())))
            .orElse(List.of());
    return new ValueRules(
            plain.enumeration(),
            plain.text(),
            plain.number(),
            plain.size(),
            logic(schema, more),
            plain.cel())
        .orNone();
  }

  private static TextRules textRules(MapNode schema) {
    return new TextRules(
        text(schema, "format"),
        text(schema, "pattern"),
        count(schema, "minLength", 0),
        count(schema, "maxLength", Long.MAX_VALUE));
  }

  private static NumberRules numberRules(MapNode schema) {
    return new NumberRules(
        number(schema, "minimum"),
        flag(schema, "exclusiveMinimum"),
        number(schema, "maximum"),
        flag(schema, "exclusiveMaximum"),
        number(schema, "multipleOf"));
  }

  private static SizeRules sizeRules(MapNode schema) {
    return new SizeRules(
        count(schema, "minItems", 0),
        count(schema, "maxItems", Long.MAX_VALUE),
        flag(schema, "uniqueItems"),
        count(schema, "minProperties", 0),
        count(schema, "maxProperties", Long.MAX_VALUE));
  }

  private static Logic logic(MapNode schema, List<Shape> more) {
    var allOf = new ArrayList<>(shapes(schema, "allOf"));
    allOf.addAll(more);
    return new Logic(
        allOf,
        shapes(schema, "anyOf"),
        shapes(schema, "oneOf"),
        schema.findMap("not").map(StructuralRules::shape));
  }

  private static List<Shape> shapes(MapNode schema, String key) {
    return schema
        .findList(key)
        .map(
            list ->
                list.items().stream()
                    .filter(MapNode.class::isInstance)
                    .map(item -> shape((MapNode) item))
                    .toList())
        .orElse(List.of());
  }

  private static Shape shape(MapNode schema) {
    var fields = new LinkedHashMap<String, Shape>();
    schema
        .findMap("properties")
        .ifPresent(
            properties ->
                properties.forEach(
                    (name, value) -> {
                      if (value instanceof MapNode map) {
                        fields.put(name, shape(map));
                      }
                    }));
    return new Shape(
        text(schema, "type"),
        of(schema),
        texts(schema, "required"),
        fields,
        schema.findMap("items").map(StructuralRules::shape),
        schema.findMap("additionalProperties").map(StructuralRules::shape));
  }

  private static List<CelRule> cel(MapNode schema) {
    return schema
        .findList("x-kubernetes-validations")
        .map(
            list ->
                list.items().stream()
                    .filter(MapNode.class::isInstance)
                    .map(item -> celRule((MapNode) item))
                    .toList())
        .orElse(List.of());
  }

  private static CelRule celRule(MapNode rule) {
    return new CelRule(
        text(rule, "rule"),
        rule.findText("message"),
        rule.findText("messageExpression"),
        rule.findText("reason"),
        rule.findText("fieldPath"),
        flag(rule, "optionalOldSelf"));
  }

  private static boolean flag(MapNode schema, String key) {
    return schema
        .find(key)
        .filter(
            value ->
                value instanceof ScalarNode scalar
                    && scalar.kind() == ScalarNode.Kind.BOOL
                    && scalar.text().equals("true"))
        .isPresent();
  }

  private static Optional<BigDecimal> number(MapNode schema, String key) {
    return schema
        .find(key)
        .filter(
            value ->
                value instanceof ScalarNode scalar
                    && (scalar.kind() == ScalarNode.Kind.INTEGER
                        || scalar.kind() == ScalarNode.Kind.DECIMAL))
        .map(value -> new BigDecimal(((ScalarNode) value).text()));
  }

  private static long count(MapNode schema, String key, long absent) {
    return number(schema, key).map(BigDecimal::longValue).orElse(absent);
  }
}
