package dev.plimsoll.check.admission;

import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;

/**
 * Objects that a custom resource holds, as {@code x-kubernetes-embedded-resource} says: their
 * metadata follow the rules of metadata, but that they may have no name.
 */
final class EmbeddedRules {
  private EmbeddedRules() {}

  static void check(Field root, ObjectType type) {
    for (Field field : root.entries()) {
      if (!(field.node() instanceof ScalarNode)) {
        type.field(field.key()).ifPresent(known -> inside(field, known.type()));
      }
    }
  }

  private static void inside(Field field, TypeSchema type) {
    if (type instanceof ObjectType object) {
      if (object.traits().embedded()) {
        MetadataRules.checkEmbedded(field.at("metadata"));
      }
      check(field, object);
    } else if (type instanceof TypeSchema.ListOf list) {
      if (!(list.item() instanceof TypeSchema.Scalar)) {
        field.items().forEach(item -> inside(item, list.item()));
      }
    } else if (type instanceof TypeSchema.MapOf map
        && !(map.value() instanceof TypeSchema.Scalar)) {
      field.entries().forEach(entry -> inside(entry, map.value()));
    }
  }
}
