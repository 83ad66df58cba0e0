package dev.plimsoll.check;

import dev.plimsoll.check.internal.DefaultTable;
import dev.plimsoll.check.internal.DependentDefaults;
import dev.plimsoll.check.internal.StructuralDefaults;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.KindSchema;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.ScalarKind;
import dev.plimsoll.schema.TypeSchema;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * Fills in what the API server fills in before it judges an object. For built-in kinds the OpenAPI
 * document names next to none of these defaults; the table has them, with its source.
 *
 * <p>What was given keeps its origin; what was filled in has the origin of the map it stands in.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ServerDefaults {
  private static final Map<ObjectType, Boolean> REACHES = new ConcurrentHashMap<>();

  private ServerDefaults() {}

  /** The default of a field, if it does not depend on other fields: for explanations. */
  public static Optional<Node> of(ObjectType type, String field) {
    return DefaultTable.of(type.name()).stream()
        .filter(known -> known.field().equals(field))
        .map(DefaultTable.Default::value)
        .findFirst();
  }

  /** A copy of an object with the defaults; values that were right types stay as they are. */
  public static MapNode fill(MapNode tree, KindSchema kind) {
    return kind.isCustom()
        ? (MapNode) StructuralDefaults.fill(tree, kind.type())
        : fill(tree, kind.type());
  }

  private static Node fill(Node node, TypeSchema type) {
    if (type instanceof TypeSchema.MapOf map && map.value() instanceof TypeSchema.Scalar scalar) {
      return node instanceof MapNode entries ? withoutNulls(entries, scalar.kind()) : node;
    }
    if (type instanceof ObjectType object) {
      return node instanceof MapNode map && reaches(object) ? fill(map, object) : node;
    }
    if (type instanceof TypeSchema.ListOf list && node instanceof ListNode items) {
      if (!(list.item() instanceof ObjectType item) || !reaches(item)) {
        return node;
      }
      ListNode filled = items;
      for (int i = 0; i < items.size(); i++) {
        filled = filled.with(i, fill(items.get(i), item));
      }
      return filled;
    }
    return node;
  }

  /** In a map of amounts or texts null is the zero value of Go. */
  private static MapNode withoutNulls(MapNode map, ScalarKind kind) {
    MapNode filled = map;
    for (int i = 0; i < map.size(); i++) {
      if (map.valueAt(i) instanceof ScalarNode scalar && scalar.isNull()) {
        String zero = kind == ScalarKind.QUANTITY ? "0" : "";
        filled = filled.with(map.keyAt(i), ScalarNode.string(zero, scalar.origin()));
      }
    }
    return filled;
  }

  private static MapNode fill(MapNode map, ObjectType type) {
    MapNode filled = map;
    for (DefaultTable.Default known : DefaultTable.of(type.name())) {
      if (isMissing(filled, known)) {
        filled = filled.with(known.field(), known.value().withOrigin(map.origin()));
      }
    }
    filled = DependentDefaults.fill(filled, type.name());
    Map<String, FieldSchema> fields = type.fieldsByName();
    for (int i = 0; i < filled.size(); i++) {
      Node value = filled.valueAt(i);
      if (!(value instanceof ScalarNode)) {
        FieldSchema field = fields.get(filled.keyAt(i));
        if (field != null) {
          filled = filled.with(field.name(), fill(value, field.type()));
        }
      }
    }
    return filled;
  }

  private static boolean isMissing(MapNode map, DefaultTable.Default known) {
    int at = map.position(known.field());
    if (at < 0) {
      return true;
    }
    return map.valueAt(at) instanceof ScalarNode scalar
        && (scalar.isNull() || (known.alsoForZero() && isZero(scalar)));
  }

  private static boolean isZero(ScalarNode scalar) {
    return scalar.text().isEmpty()
        || (scalar.kind() == ScalarNode.Kind.INTEGER && scalar.text().equals("0"));
  }

  /** Whether anything at or below a type has a default, so that other parts are passed over. */
  private static boolean reaches(ObjectType type) {
    Boolean known = REACHES.get(type);
    if (known == null) {
      var seen = new HashSet<ObjectType>();
      known = reaches(type, seen);
      REACHES.put(type, known);
      if (!known) {
        // All that was seen lies below, so it has none either.
        seen.forEach(below -> REACHES.put(below, false));
      }
    }
    return known;
  }

  /** Types may contain themselves: what was seen before is not asked again. */
  private static boolean reaches(ObjectType type, Set<ObjectType> seen) {
    return seen.add(type)
        && (!DefaultTable.of(type.name()).isEmpty()
            || DependentDefaults.has(type.name())
            || type.fields().stream().anyMatch(field -> reachesBelow(field.type(), seen)));
  }

  private static boolean reachesBelow(TypeSchema type, Set<ObjectType> seen) {
    return type instanceof ObjectType object
        ? reaches(object, seen)
        : type instanceof TypeSchema.ListOf list && reachesBelow(list.item(), seen);
  }
}
