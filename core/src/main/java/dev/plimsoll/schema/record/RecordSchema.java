package dev.plimsoll.schema.record;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apiguardian.api.API;

/**
 * The JSON Schema (draft 2020-12) of a record, strict, so that an editor completes keys and marks
 * what {@link RecordReader} would refuse.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RecordSchema {
  private static final Origin ORIGIN = Origin.render("", "RecordSchema");

  private RecordSchema() {}

  /** The schema of a record, without {@code $schema}, to be put into a larger one. */
  public static MapNode of(Class<? extends Record> type) {
    return record(type);
  }

  private static MapNode record(Class<?> type) {
    var properties = MapNode.builder(ORIGIN);
    var required = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      MapNode schema = schema(component.getGenericType());
      Doc doc = component.getAnnotation(Doc.class);
      if (doc != null) {
        schema =
            schema.with("description", dev.plimsoll.node.ScalarNode.string(doc.value(), ORIGIN));
      }
      Default fallback = component.getAnnotation(Default.class);
      if (fallback != null) {
        Node value = DefaultText.read(fallback.value(), component);
        schema = schema.with("default", value);
      } else if (isRequired(component)) {
        required.add(component.getName());
      }
      properties.put(component.getName(), schema);
    }
    var schema =
        MapNode.builder(ORIGIN)
            .put("type", "object")
            .put("properties", properties.build())
            .put("additionalProperties", false);
    if (!required.isEmpty()) {
      schema.put("required", ListNode.ofStrings(required, ORIGIN));
    }
    return schema.build();
  }

  private static boolean isRequired(RecordComponent component) {
    Class<?> raw = component.getType();
    return !Set.of(Optional.class, List.class, Set.class, Map.class, SortedMap.class).contains(raw);
  }

  private static MapNode schema(Type type) {
    Class<?> raw = RecordReader.raw(type);
    if (raw == Optional.class) {
      return schema(RecordReader.argument(type, 0));
    }
    var schema = MapNode.builder(ORIGIN);
    if (raw == List.class) {
      return schema
          .put("type", "array")
          .put("items", schema(RecordReader.argument(type, 0)))
          .build();
    }
    if (raw == Set.class) {
      return schema
          .put("type", "array")
          .put("items", schema(RecordReader.argument(type, 0)))
          .put("uniqueItems", true)
          .build();
    }
    if (raw == Map.class || raw == SortedMap.class) {
      return schema
          .put("type", "object")
          .put("additionalProperties", schema(RecordReader.argument(type, 1)))
          .build();
    }
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return schema.put("type", "integer").build();
    }
    if (raw == BigDecimal.class) {
      return schema.put("type", "number").build();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return schema.put("type", "boolean").build();
    }
    if (raw.isEnum()) {
      List<String> words = new ArrayList<>();
      for (Object constant : raw.getEnumConstants()) {
        words.add(TypeText.word((Enum<?>) constant));
      }
      return schema.put("type", "string").put("enum", ListNode.ofStrings(words, ORIGIN)).build();
    }
    if (raw.isRecord() && Factories.find(raw).isEmpty()) {
      return record(raw);
    }
    ListNode texts = ListNode.ofStrings(List.of("string", "number"), ORIGIN);
    return raw == String.class
        ? schema.put("type", "string").build()
        : schema.put("type", texts).build();
  }
}
