package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;

/**
 * What the server does to a custom resource before it judges it: nulls that mean nothing are
 * dropped, defaults of the schema filled in.
 */
public final class StructuralDefaults {
  private StructuralDefaults() {}

  /** A copy with the defaults; metadata stay as they are. */
  public static Node fill(Node node, TypeSchema type) {
    if (type instanceof ObjectType object && node instanceof MapNode map) {
      return object(map, object);
    }
    if (type instanceof TypeSchema.ListOf list && node instanceof ListNode items) {
      ListNode filled = items;
      for (int i = 0; i < items.size(); i++) {
        filled = filled.with(i, fill(items.get(i), list.item()));
      }
      return filled;
    }
    if (type instanceof TypeSchema.MapOf entries && node instanceof MapNode map) {
      return map(map, entries.value());
    }
    return node;
  }

  private static MapNode object(MapNode map, ObjectType type) {
    MapNode filled = map;
    for (FieldSchema field : type.fields()) {
      if (type.traits().embedded() && field.name().equals("metadata")) {
        continue;
      }
      int at = filled.position(field.name());
      if (at >= 0
          && isNull(filled.valueAt(at))
          && !field.type().nullable()
          && !isOpen(field.type())) {
        filled = filled.without(field.name());
        at = -1;
      }
      if (at < 0 && field.defaultValue().isPresent()) {
        Node value = Nodes.withOriginEverywhere(field.defaultValue().get(), map.origin());
        filled = filled.with(field.name(), value);
        at = filled.position(field.name());
      }
      if (at >= 0) {
        filled = filled.with(field.name(), fill(filled.valueAt(at), field.type()));
      }
    }
    return filled;
  }

  private static MapNode map(MapNode map, TypeSchema type) {
    MapNode filled = map;
    for (String key : map.keys()) {
      Node value = map.find(key).orElseThrow();
      if (isNull(value) && !type.nullable() && !isOpen(type)) {
        filled = filled.without(key);
      } else {
        filled = filled.with(key, fill(value, type));
      }
    }
    return filled;
  }

  private static boolean isOpen(TypeSchema type) {
    return type instanceof TypeSchema.Any any && !any.mapsOnly();
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }
}
