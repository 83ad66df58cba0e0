package dev.plimsoll.schema.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.Patch;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import dev.plimsoll.schema.ValueRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns the definitions of built-in types of an OpenAPI document, version 2 or 3, into types. */
final class OpenApiTypes {
  /** Types with readers of their own in Go, of which the document says too little or nothing. */
  private static final Map<String, TypeSchema> BY_HAND =
      Map.ofEntries(
          Map.entry(
              "io.k8s.apimachinery.pkg.api.resource.Quantity",
              TypeSchema.Scalar.of(ScalarKind.QUANTITY)),
          Map.entry(
              "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
              TypeSchema.Scalar.of(ScalarKind.INT_OR_STRING)),
          Map.entry(
              "io.k8s.apimachinery.pkg.apis.meta.v1.Time", TypeSchema.Scalar.of(ScalarKind.TIME)),
          Map.entry(
              "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime",
              TypeSchema.Scalar.of(ScalarKind.MICRO_TIME)),
          Map.entry("io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1", TypeSchema.Any.MAP),
          Map.entry("io.k8s.apimachinery.pkg.runtime.RawExtension", TypeSchema.Any.MAP),
          Map.entry(
              "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
              TypeSchema.Any.VALUE));

  private static final String SCHEMA_PROPS =
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps";

  private final Map<String, MapNode> definitions;
  private final Map<String, TypeSchema> types = new ConcurrentHashMap<>();

  /** Types of definitions by their full names, without the prefix that references to them have. */
  OpenApiTypes(Map<String, MapNode> definitions) {
    this.definitions = definitions;
  }

  /**
   * {@code apps.v1.Deployment} for {@code io.k8s.api.apps.v1.Deployment}: the last three parts,
   * which tell all types apart.
   */
  static String shortName(String fullName) {
    int at = fullName.length();
    for (int parts = 0; parts < 3 && at > 0; parts++) {
      at = fullName.lastIndexOf('.', at - 1);
    }
    return fullName.substring(at + 1);
  }

  /** The name at the end of a {@code $ref}. */
  static String target(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /**
   * The type of a definition.
   *
   * @throws IllegalArgumentException if the document lacks it
   */
  TypeSchema named(String fullName) {
    TypeSchema known = types.get(fullName);
    if (known == null) {
      TypeSchema made = make(fullName);
      TypeSchema before = types.putIfAbsent(fullName, made);
      known = before == null ? made : before;
    }
    return known;
  }

  private TypeSchema make(String fullName) {
    TypeSchema byHand = BY_HAND.get(fullName);
    if (byHand != null) {
      return byHand;
    }
    if (fullName.startsWith(SCHEMA_PROPS + "Or")) {
      TypeSchema schema = named(SCHEMA_PROPS);
      return switch (fullName.substring(SCHEMA_PROPS.length() + 2)) {
        case "Bool" ->
            new TypeSchema.Either(List.of(schema, TypeSchema.Scalar.of(ScalarKind.BOOL)));
        case "Array" -> new TypeSchema.Either(List.of(schema, list(schema)));
        default ->
            new TypeSchema.Either(List.of(schema, list(TypeSchema.Scalar.of(ScalarKind.STRING))));
      };
    }
    MapNode definition = definitions.get(fullName);
    if (definition == null) {
      throw new IllegalArgumentException(
          "the OpenAPI document refers to " + fullName + " and does not define it");
    }
    if (definition.has("properties")
        || (text(definition, "type").equals("object") && !definition.has("additionalProperties"))) {
      boolean atomic = text(definition, "x-kubernetes-map-type").equals("atomic");
      var traits = new ObjectType.Traits(atomic, false, false, false, ValueRules.NONE);
      return new ObjectType(shortName(fullName), () -> fields(definition), traits);
    }
    return type(definition);
  }

  private static TypeSchema list(TypeSchema item) {
    return new TypeSchema.ListOf(item, ListMerge.ATOMIC, ValueRules.NONE, false);
  }

  private List<FieldSchema> fields(MapNode definition) {
    var required = new HashSet<>(texts(definition, "required"));
    var fields = new ArrayList<FieldSchema>();
    definition
        .findMap("properties")
        .ifPresent(
            properties ->
                properties.forEach(
                    (name, schema) ->
                        fields.add(field(name, OpenApiDocument.map(schema, name), required))));
    return fields;
  }

  private FieldSchema field(String name, MapNode schema, Set<String> required) {
    TypeSchema type = type(schema);
    Set<String> strategies = Set.of(text(schema, "x-kubernetes-patch-strategy").split(","));
    Optional<String> mergeKey = schema.findText("x-kubernetes-patch-merge-key");
    Patch patch =
        new Patch(strategies.contains("merge"), mergeKey, strategies.contains("retainKeys"));
    return new FieldSchema(
        name,
        type,
        required.contains(name),
        schema.find("default").filter(OpenApiTypes::saysSomething),
        patch.equals(Patch.PLAIN) ? Patch.PLAIN : patch);
  }

  /**
   * The document names the zero value of Go as default of every field that is not optional there;
   * that is no default of the server.
   */
  private static boolean saysSomething(Node value) {
    return value instanceof ScalarNode scalar
        && !Set.of("", "0", "false", "null").contains(scalar.text());
  }

  private TypeSchema type(MapNode schema) {
    Optional<String> reference = schema.findText("$ref");
    if (reference.isPresent()) {
      return named(target(reference.get()));
    }
    Optional<ListNode> allOf = schema.findList("allOf");
    if (allOf.isPresent() && allOf.get().size() == 1) {
      return type(OpenApiDocument.map(allOf.get().get(0), "allOf"));
    }
    return switch (text(schema, "type")) {
      case "array" ->
          new TypeSchema.ListOf(
              type(schema.findMap("items").orElseThrow()), merge(schema), ValueRules.NONE, false);
      case "object" ->
          schema
              .findMap("additionalProperties")
              .<TypeSchema>map(value -> new TypeSchema.MapOf(type(value), ValueRules.NONE, false))
              .orElse(TypeSchema.Any.MAP);
      case "string" ->
          new TypeSchema.Scalar(textKind(text(schema, "format")), enumeration(schema), false);
      case "integer" ->
          TypeSchema.Scalar.of(
              text(schema, "format").equals("int32") ? ScalarKind.INT32 : ScalarKind.INT64);
      case "number" -> TypeSchema.Scalar.of(ScalarKind.NUMBER);
      case "boolean" -> TypeSchema.Scalar.of(ScalarKind.BOOL);
      default -> TypeSchema.Any.VALUE;
    };
  }

  private static ScalarKind textKind(String format) {
    return switch (format) {
      case "byte" -> ScalarKind.BYTES;
      case "date-time" -> ScalarKind.TIME;
      case "int-or-string" -> ScalarKind.INT_OR_STRING;
      default -> ScalarKind.STRING;
    };
  }

  private static ValueRules enumeration(MapNode schema) {
    return schema
        .findList("enum")
        .map(values -> ValueRules.ofEnumeration(values.items()))
        .orElse(ValueRules.NONE);
  }

  static ListMerge merge(MapNode schema) {
    return switch (text(schema, "x-kubernetes-list-type")) {
      case "set" -> ListMerge.SET;
      case "map" -> {
        List<String> keys = texts(schema, "x-kubernetes-list-map-keys");
        // Without keys the definition is wrong, which its own rules say; a reader goes on.
        yield keys.isEmpty() ? ListMerge.ATOMIC : ListMerge.byKeys(keys);
      }
      default -> ListMerge.ATOMIC;
    };
  }

  static String text(MapNode map, String key) {
    return map.findText(key).orElse("");
  }

  static List<String> texts(MapNode map, String key) {
    return map.findList(key)
        .map(
            list ->
                list.items().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(item -> ((ScalarNode) item).text())
                    .toList())
        .orElse(List.of());
  }
}
