package dev.plimsoll.schema.internal;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes one kind as JSON Schema. */
public final class JsonSchemaWriter {
  private static final Origin NONE = Origin.UNKNOWN;

  /**
   * The grammar of quantities: blanks around it, a sign, digits with at most one point, a suffix.
   */
  private static final String QUANTITY =
      "^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\\d+)?\\s*$|^\\s*[+-]?\\.?(Ki|Mi|Gi|Ti|n|u|m|k|M|G|T|P|E|[eE][+-]?\\d+)\\s*$|^\\s*[+-]\\.?\\s*$|^\\s*\\.\\s*$";

  private static final String BASE64 =
      "^[\\r\\n]*(([A-Za-z0-9+/][\\r\\n]*){4})*(([A-Za-z0-9+/][\\r\\n]*){2}(=[\\r\\n]*){2}|([A-Za-z0-9+/][\\r\\n]*){3}=[\\r\\n]*)?$";
  private static final String DAY =
      "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]?\\d|2[0-3]):[0-5]\\d:[0-5]\\d";
  private static final String ZONE = "(Z|[+-]([01]\\d|2[0-4]):([0-5]\\d|60))$";

  private final KindSchema kind;
  private final SortedMap<String, Node> definitions = new TreeMap<>();
  private final Deque<ObjectType> waiting = new ArrayDeque<>();

  /** A writer of one kind. */
  public JsonSchemaWriter(KindSchema kind) {
    this.kind = kind;
  }

  /** The schema. */
  public MapNode write() {
    MapNode root = object(kind.type(), true);
    while (!waiting.isEmpty()) {
      ObjectType type = waiting.remove();
      if (!definitions.containsKey(type.name())) {
        definitions.put(type.name(), MapNode.empty(NONE));
        definitions.put(type.name(), object(type, false));
      }
    }
    var schema = MapNode.builder(NONE);
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", kind.kind() + " of " + kind.apiVersion());
    root.forEach(schema::put);
    if (!definitions.isEmpty()) {
      var all = MapNode.builder(NONE);
      definitions.forEach(all::put);
      schema.put("$defs", all.build());
    }
    return schema.build();
  }

  private MapNode object(ObjectType type, boolean root) {
    var properties = MapNode.builder(NONE);
    List<String> required = new ArrayList<>();
    for (FieldSchema field : type.fields()) {
      boolean constant = root && (field.name().equals("apiVersion") || field.name().equals("kind"));
      boolean insisted =
          constant || (kind.isCustom() && field.required() && field.defaultValue().isEmpty());
      if (insisted) {
        required.add(field.name());
      }
      properties.put(
          field.name(), constant ? constant(field.name()) : orNull(field.type(), !insisted));
    }
    var schema = MapNode.builder(NONE);
    schema.put("type", "object");
    schema.put("properties", properties.build());
    if (!required.isEmpty()) {
      schema.put("required", texts(required));
    }
    if (!type.traits().openEnded()) {
      schema.put("additionalProperties", false);
    }
    if (kind.isCustom()) {
      JsonSchemaRules.write(type.rules(), schema);
    }
    return schema.build();
  }

  private Node constant(String field) {
    return MapNode.builder(NONE)
        .put("const", field.equals("kind") ? kind.kind() : kind.apiVersion())
        .build();
  }

  /** A value in a field, where null means that nothing is given, unless the field must be given. */
  private Node orNull(TypeSchema type, boolean optional) {
    MapNode schema = schema(type);
    boolean open = schema.isEmpty();
    boolean may = type.nullable() || optional;
    if (open || !may) {
      return schema;
    }
    var choices =
        ListNode.builder(NONE).add(schema).add(MapNode.builder(NONE).put("type", "null").build());
    return MapNode.builder(NONE).put("anyOf", choices.build()).build();
  }

  private MapNode schema(TypeSchema type) {
    if (type instanceof ObjectType object) {
      if (object.name().isEmpty()) {
        return object(object, false);
      }
      waiting.add(object);
      return MapNode.builder(NONE).put("$ref", "#/$defs/" + object.name()).build();
    }
    var schema = MapNode.builder(NONE);
    if (type instanceof TypeSchema.Scalar scalar) {
      scalar(scalar.kind(), schema);
    } else if (type instanceof TypeSchema.ListOf list) {
      // In a list of a built-in kind null is the zero value; in one of a custom resource it is
      // wrong.
      schema.put("type", "array").put("items", orNull(list.item(), !kind.isCustom()));
      merge(list.merge(), schema);
    } else if (type instanceof TypeSchema.MapOf map) {
      schema.put("type", "object").put("additionalProperties", orNull(map.value(), true));
    } else if (type instanceof TypeSchema.Either either) {
      schema.put("anyOf", ListNode.of(either.types().stream().map(this::lenient).toList(), NONE));
    } else if (kind.isCustom() && ((TypeSchema.Any) type).mapsOnly()) {
      schema.put("type", "object");
    }
    if (kind.isCustom()) {
      JsonSchemaRules.write(type.rules(), schema);
    }
    return schema.build();
  }

  /** A type whose reader is not strict: the schema of a schema. */
  private MapNode lenient(TypeSchema type) {
    return type instanceof ObjectType
        ? MapNode.builder(NONE).put("type", "object").build()
        : schema(type);
  }

  private static void merge(ListMerge merge, MapNode.Builder schema) {
    if (merge.kind() == ListMerge.Kind.SET) {
      schema.put("x-kubernetes-list-type", "set");
    } else if (merge.kind() == ListMerge.Kind.MAP) {
      schema.put("x-kubernetes-list-type", "map");
      schema.put("x-kubernetes-list-map-keys", texts(merge.keys()));
    }
  }

  private void scalar(ScalarKind scalar, MapNode.Builder schema) {
    switch (scalar) {
      case STRING -> schema.put("type", "string");
      case BOOL -> schema.put("type", "boolean");
      case NUMBER -> schema.put("type", "number");
      case INTEGER, INT64 -> integer(schema, Long.MIN_VALUE, Long.MAX_VALUE);
      case INT32 -> integer(schema, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT_OR_STRING -> {
        var whole = MapNode.builder(NONE);
        integer(
            whole,
            kind.isCustom() ? Long.MIN_VALUE : Integer.MIN_VALUE,
            kind.isCustom() ? Long.MAX_VALUE : Integer.MAX_VALUE);
        schema.put(
            "anyOf", either(whole.build(), MapNode.builder(NONE).put("type", "string").build()));
      }
      case QUANTITY ->
          schema.put(
              "anyOf", either(MapNode.builder(NONE).put("type", "number").build(), text(QUANTITY)));
      case BYTES -> text(BASE64).forEach(schema::put);
      case TIME -> text(DAY + "([.,]\\d+)?" + ZONE).forEach(schema::put);
      case MICRO_TIME -> text(DAY + "[.,]\\d{6}" + ZONE).forEach(schema::put);
    }
  }

  private static ListNode either(Node first, Node second) {
    return ListNode.builder(NONE).add(first).add(second).build();
  }

  private static MapNode text(String pattern) {
    return MapNode.builder(NONE).put("type", "string").put("pattern", pattern).build();
  }

  private static void integer(MapNode.Builder schema, long least, long most) {
    schema.put("type", "integer").put("minimum", least).put("maximum", most);
  }

  static ListNode texts(List<String> texts) {
    return ListNode.ofStrings(texts, NONE);
  }

  static ScalarNode number(BigDecimal number) {
    return ScalarNode.number(number, NONE);
  }

  static Node fields(Map<String, Node> fields) {
    var map = MapNode.builder(NONE);
    fields.forEach(map::put);
    return map.build();
  }
}
