package dev.plimsoll.policies.internal;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives schemas their shapes, and the checker the types of the shapes.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#openapi-v3-schema-to-cel-type">From
 *     OpenAPI to CEL</a>
 */
final class Shapes {
  private static final Shape.Plain TEXT = new Shape.Plain(SimpleType.STRING, Shape.Form.ITSELF);
  private static final Shape.Fields METADATA =
      fields("metadata", Map.of("generateName", TEXT, "name", TEXT));

  private final Structs types = new Structs();

  /**
   * The shape of a value.
   *
   * @param root whether it is a whole resource, of which an expression sees apiVersion, kind and
   *     the name even if the schema does not name them
   */
  Optional<Shape> of(TypeSchema schema, boolean root) {
    return shape(schema, "selfType", root);
  }

  private Optional<Shape> shape(TypeSchema schema, String name, boolean root) {
    if (schema instanceof TypeSchema.Scalar scalar) {
      return Optional.of(plain(scalar));
    }
    if (schema instanceof TypeSchema.ListOf list) {
      return shape(list.item(), name + ".@idx", isEmbedded(list.item()))
          .map(item -> new Shape.Items(item, list.merge()));
    }
    if (schema instanceof TypeSchema.MapOf map) {
      return shape(map.value(), name + ".@elem", isEmbedded(map.value())).map(Shape.Entries::new);
    }
    if (schema instanceof ObjectType object) {
      return Optional.of(object(object, name, root));
    }
    return schema instanceof TypeSchema.Any any && any.mapsOnly()
        ? Optional.of(known(fields(name, Map.of())))
        : Optional.empty();
  }

  private static boolean isEmbedded(TypeSchema schema) {
    return schema instanceof ObjectType object && object.traits().embedded();
  }

  private Shape.Fields object(ObjectType object, String name, boolean root) {
    var shapes = new LinkedHashMap<String, Shape>();
    for (FieldSchema field : object.fields()) {
      if (!(root && field.name().equals("metadata"))) {
        shape(field.type(), name + "." + field.name(), isEmbedded(field.type()))
            .ifPresent(shape -> shapes.put(field.name(), shape));
      }
    }
    if (root) {
      shapes.put("apiVersion", TEXT);
      shapes.put("kind", TEXT);
      shapes.put(
          "metadata",
          known(new Shape.Fields(name + ".metadata", METADATA.fields(), METADATA.names())));
    }
    return known(fields(name, shapes));
  }

  private static Shape.Fields fields(String name, Map<String, Shape> shapes) {
    var names = new LinkedHashMap<String, String>();
    for (String key : shapes.keySet()) {
      Escapes.escape(key).ifPresent(said -> names.put(said, key));
      if (Escapes.isReserved(key)) {
        names.put(key, key);
      }
    }
    return new Shape.Fields(name, Map.copyOf(shapes), Map.copyOf(names));
  }

  private Shape.Fields known(Shape.Fields shape) {
    Map<String, CelType> fields = new LinkedHashMap<>();
    shape.names().forEach((said, key) -> fields.put(said, shape.fields().get(key).type()));
    types.add(shape.name(), fields);
    return shape;
  }

  private static Shape plain(TypeSchema.Scalar scalar) {
    return switch (scalar.kind()) {
      case INTEGER, INT32, INT64 -> new Shape.Plain(SimpleType.INT, Shape.Form.ITSELF);
      case NUMBER -> new Shape.Plain(SimpleType.DOUBLE, Shape.Form.DOUBLE);
      case BOOL -> new Shape.Plain(SimpleType.BOOL, Shape.Form.ITSELF);
      case INT_OR_STRING, QUANTITY -> new Shape.Plain(SimpleType.DYN, Shape.Form.ITSELF);
      default -> text(scalar.kind() == ScalarKind.STRING ? scalar.rules().text().format() : "");
    };
  }

  private static Shape text(String format) {
    return switch (format) {
      case "byte" -> new Shape.Plain(SimpleType.BYTES, Shape.Form.BYTES);
      case "duration" -> new Shape.Plain(SimpleType.DURATION, Shape.Form.DURATION);
      case "date" -> new Shape.Plain(SimpleType.TIMESTAMP, Shape.Form.DATE);
      case "date-time" -> new Shape.Plain(SimpleType.TIMESTAMP, Shape.Form.DATE_TIME);
      default -> TEXT;
    };
  }

  /** What the checker knows of the shapes that were given. */
  Structs types() {
    return types;
  }
}
