package dev.plimsoll.schema.internal;

import static dev.plimsoll.schema.internal.OpenApiTypes.text;
import static dev.plimsoll.schema.internal.OpenApiTypes.texts;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Patch;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.schema.ValueRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the structural schema of a custom resource definition into types. Lenient: what the
 * definition says wrongly is reported when the definition itself is checked, and allows anything
 * here.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Structural
 *     schema</a>
 */
public final class StructuralTypes {
  private static final Set<String> IMPLICIT = Set.of("apiVersion", "kind", "metadata");

  private final ObjectType objectMeta;

  /** Types of custom resources whose metadata are of the given type. */
  public StructuralTypes(ObjectType objectMeta) {
    this.objectMeta = objectMeta;
  }

  /**
   * The type of a custom resource: its schema, and apiVersion, kind and metadata, which each has.
   */
  public ObjectType root(MapNode schema, String kind) {
    boolean openEnded = isTrue(schema, "x-kubernetes-preserve-unknown-fields");
    var traits =
        new ObjectType.Traits(false, openEnded, true, false, StructuralRules.ofRoot(schema));
    return new ObjectType(kind, () -> fields(schema, true), traits);
  }

  /** The type of a schema that stands alone: the part of a definition that has a default. */
  public static TypeSchema ofSchema(MapNode schema) {
    var any =
        new ObjectType(
            "", List::of, new ObjectType.Traits(false, true, false, false, ValueRules.NONE));
    return new StructuralTypes(any).type(schema);
  }

  private List<FieldSchema> fields(MapNode schema, boolean embedded) {
    List<String> required = texts(schema, "required");
    var fields = new LinkedHashMap<String, FieldSchema>();
    if (embedded) {
      fields.put("apiVersion", implicit("apiVersion", TypeSchema.Scalar.of(ScalarKind.STRING)));
      fields.put("kind", implicit("kind", TypeSchema.Scalar.of(ScalarKind.STRING)));
      fields.put("metadata", implicit("metadata", objectMeta));
    }
    schema
        .findMap("properties")
        .ifPresent(
            properties ->
                properties.forEach(
                    (name, property) -> {
                      if (property instanceof MapNode map
                          && !(embedded && IMPLICIT.contains(name))) {
                        Optional<Node> defaultValue =
                            map.find("default")
                                .filter(
                                    value ->
                                        !(value instanceof ScalarNode scalar && scalar.isNull()));
                        fields.put(
                            name,
                            new FieldSchema(
                                name,
                                type(map),
                                required.contains(name),
                                defaultValue,
                                Patch.PLAIN));
                      }
                    }));
    return new ArrayList<>(fields.values());
  }

  private static FieldSchema implicit(String name, TypeSchema type) {
    return new FieldSchema(name, type, false, Optional.empty(), Patch.PLAIN);
  }

  private TypeSchema type(MapNode schema) {
    ValueRules rules = StructuralRules.of(schema);
    boolean nullable = isTrue(schema, "nullable");
    if (isTrue(schema, "x-kubernetes-int-or-string")) {
      return new TypeSchema.Scalar(ScalarKind.INT_OR_STRING, rules, nullable);
    }
    return switch (text(schema, "type")) {
      case "object" -> object(schema, rules, nullable);
      case "array" ->
          new TypeSchema.ListOf(
              schema.findMap("items").map(this::type).orElse(TypeSchema.Any.VALUE),
              OpenApiTypes.merge(schema),
              rules,
              nullable);
      case "string" -> new TypeSchema.Scalar(ScalarKind.STRING, rules, nullable);
      case "integer" -> new TypeSchema.Scalar(ScalarKind.INTEGER, rules, nullable);
      case "number" -> new TypeSchema.Scalar(ScalarKind.NUMBER, rules, nullable);
      case "boolean" -> new TypeSchema.Scalar(ScalarKind.BOOL, rules, nullable);
      default -> new TypeSchema.Any(false, rules, nullable);
    };
  }

  private TypeSchema object(MapNode schema, ValueRules rules, boolean nullable) {
    Optional<MapNode> values = schema.findMap("additionalProperties");
    boolean any = isTrue(schema, "additionalProperties");
    boolean named = schema.findMap("properties").filter(known -> !known.isEmpty()).isPresent();
    if (values.isPresent() && !named) {
      return new TypeSchema.MapOf(type(values.get()), rules, nullable);
    }
    if (any && !named) {
      return new TypeSchema.Any(true, rules, nullable);
    }
    boolean atomic = text(schema, "x-kubernetes-map-type").equals("atomic");
    boolean embedded = isTrue(schema, "x-kubernetes-embedded-resource");
    var traits =
        new ObjectType.Traits(
            atomic,
            any || values.isPresent() || isTrue(schema, "x-kubernetes-preserve-unknown-fields"),
            embedded,
            nullable,
            rules);
    return new ObjectType("", () -> fields(schema, embedded), traits);
  }

  private static boolean isTrue(MapNode schema, String key) {
    return schema
        .find(key)
        .filter(
            value ->
                value instanceof ScalarNode scalar
                    && scalar.kind() == ScalarNode.Kind.BOOL
                    && scalar.text().equals("true"))
        .isPresent();
  }
}
