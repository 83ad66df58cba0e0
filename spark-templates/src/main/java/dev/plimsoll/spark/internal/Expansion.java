package dev.plimsoll.spark.internal;

import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes types as the structural schema of a definition, as <a
 * href="https://book.kubebuilder.io/reference/generating-crd">controller-gen</a> does with Go
 * types.
 */
final class Expansion {
  /**
   * The grammar of quantities, as <a
   * href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">the
   * reference</a> gives it.
   */
  private static final String QUANTITY =
      "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
          + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

  /** What is kept of metadata that stands inside of a spec. */
  private static final List<String> EMBEDDED_METADATA =
      List.of("annotations", "finalizers", "labels", "name", "namespace");

  private final KindText kinds;
  private final Schemas schemas;
  private final Older older;

  Expansion(KindText kinds, Schemas schemas, Older older) {
    this.kinds = kinds;
    this.schemas = schemas;
    this.older = older;
  }

  /** The schema of a type expression. */
  Map<String, Object> expression(String type) {
    if (type.startsWith("[")) {
      return list(expression(inner(type)));
    }
    if (type.startsWith("{")) {
      return map(expression(inner(type)));
    }
    return switch (type) {
      case "string" -> scalar(ScalarKind.STRING);
      case "bool" -> scalar(ScalarKind.BOOL);
      case "int32" -> scalar(ScalarKind.INT32);
      case "int64" -> scalar(ScalarKind.INT64);
      case "integer" -> scalar(ScalarKind.INTEGER);
      case "quantity" -> scalar(ScalarKind.QUANTITY);
      case "time" -> scalar(ScalarKind.TIME);
      case "open" -> {
        var open = object();
        open.put("x-kubernetes-preserve-unknown-fields", true);
        yield open;
      }
      default -> type.contains(".") ? builtIn(type) : own(type);
    };
  }

  private static String inner(String type) {
    return type.substring(1, type.length() - 1);
  }

  private Map<String, Object> own(String name) {
    var properties = new TreeMap<String, Object>();
    var required = new ArrayList<String>();
    addOwn(name, properties, required);
    return object(properties, required);
  }

  private void addOwn(String name, Map<String, Object> properties, List<String> required) {
    KindText.Type type = kinds.types().get(name);
    if (type == null) {
      throw new IllegalStateException("no type " + name + " in the specification of kinds");
    }
    type.base().ifPresent(base -> addOwn(base, properties, required));
    for (KindText.Field field : type.fields()) {
      Map<String, Object> schema = expression(field.type());
      field.limits().forEach((word, value) -> limit(schema, word, value));
      properties.put(field.name(), schema);
      if (field.required()) {
        required.add(field.name());
      }
    }
  }

  private static void limit(Map<String, Object> schema, String word, String value) {
    switch (word) {
      case "enum" -> schema.put("enum", Arrays.asList(value.split("\\|", -1)));
      case "min" -> schema.put("minimum", Long.valueOf(value));
      case "max" -> schema.put("maximum", Long.valueOf(value));
      case "minLength" -> schema.put("minLength", Long.valueOf(value));
      case "maxLength" -> schema.put("maxLength", Long.valueOf(value));
      case "pattern" -> schema.put("pattern", value);
      case "nullable" -> schema.put("nullable", true);
      case "map" -> {
        schema.put("x-kubernetes-list-type", "map");
        schema.put("x-kubernetes-list-map-keys", Arrays.asList(value.split(",", -1)));
      }
      default -> throw new IllegalStateException("unknown limit " + word);
    }
  }

  private Map<String, Object> builtIn(String name) {
    if (kinds.types().containsKey(name)) {
      return own(name);
    }
    ObjectType type =
        schemas
            .type(name)
            .orElseThrow(() -> new IllegalStateException("Kubernetes has no type " + name));
    return fieldsOf(type);
  }

  private Map<String, Object> fieldsOf(ObjectType type) {
    if (kinds.types().containsKey(type.name())) {
      return own(type.name());
    }
    var properties = new TreeMap<String, Object>();
    var required = new ArrayList<String>();
    boolean isMetadata = type.name().equals("meta.v1.ObjectMeta");
    for (FieldSchema field : type.fields()) {
      String path = type.name() + "." + field.name();
      if (older.absent().contains(path)
          || (isMetadata && !EMBEDDED_METADATA.contains(field.name()))) {
        continue;
      }
      Map<String, Object> schema = schema(field.type(), isMetadata);
      if (!older.withoutDefault().contains(path)) {
        field.defaultValue().ifPresent(value -> schema.put("default", plain((ScalarNode) value)));
      }
      if (older.atomic().contains(path)) {
        schema.put("x-kubernetes-map-type", "atomic");
      }
      if (older.defaults().containsKey(path)) {
        schema.put("default", older.defaults().get(path));
      }
      properties.put(field.name(), schema);
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> object = object(properties, required);
    if (type.traits().atomic() || older.atomic().contains(type.name())) {
      object.put("x-kubernetes-map-type", "atomic");
    }
    return object;
  }

  private static Object plain(ScalarNode value) {
    return switch (value.kind()) {
      case INTEGER -> Long.valueOf(value.text());
      case BOOL -> Boolean.valueOf(value.text());
      default -> value.text();
    };
  }

  private Map<String, Object> schema(TypeSchema type, boolean isPlain) {
    if (type instanceof TypeSchema.Scalar scalar) {
      return scalar(scalar.kind());
    }
    if (type instanceof TypeSchema.ListOf list) {
      Map<String, Object> schema = list(schema(list.item(), true));
      if (!isPlain) {
        merge(schema, list.merge());
      }
      return schema;
    }
    if (type instanceof TypeSchema.MapOf map) {
      return map(schema(map.value(), true));
    }
    if (type instanceof ObjectType object) {
      return fieldsOf(object);
    }
    var open = object();
    open.put("x-kubernetes-preserve-unknown-fields", true);
    return open;
  }

  private static void merge(Map<String, Object> schema, ListMerge merge) {
    switch (merge.kind()) {
      case ATOMIC -> schema.put("x-kubernetes-list-type", "atomic");
      case SET -> schema.put("x-kubernetes-list-type", "set");
      case MAP -> {
        schema.put("x-kubernetes-list-type", "map");
        schema.put("x-kubernetes-list-map-keys", merge.keys());
      }
    }
  }

  private static Map<String, Object> scalar(ScalarKind kind) {
    var schema = new LinkedHashMap<String, Object>();
    switch (kind) {
      case STRING -> schema.put("type", "string");
      case BOOL -> schema.put("type", "boolean");
      case INTEGER -> schema.put("type", "integer");
      case NUMBER -> schema.put("type", "number");
      case INT32, INT64 -> {
        schema.put("type", "integer");
        schema.put("format", kind.word());
      }
      case TIME, MICRO_TIME -> {
        schema.put("type", "string");
        schema.put("format", "date-time");
      }
      case BYTES -> {
        schema.put("type", "string");
        schema.put("format", "byte");
      }
      case INT_OR_STRING, QUANTITY -> {
        schema.put("anyOf", List.of(Map.of("type", "integer"), Map.of("type", "string")));
        if (kind == ScalarKind.QUANTITY) {
          schema.put("pattern", QUANTITY);
        }
        schema.put("x-kubernetes-int-or-string", true);
      }
    }
    return schema;
  }

  private static Map<String, Object> list(Map<String, Object> item) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "array");
    schema.put("items", item);
    return schema;
  }

  private static Map<String, Object> map(Map<String, Object> value) {
    var schema = object();
    schema.put("additionalProperties", value);
    return schema;
  }

  private static Map<String, Object> object() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    return schema;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    var schema = object();
    if (!properties.isEmpty()) {
      schema.put("properties", properties);
    }
    if (!required.isEmpty()) {
      schema.put("required", required.stream().sorted().toList());
    }
    return schema;
  }
}
