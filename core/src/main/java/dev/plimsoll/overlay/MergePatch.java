package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges a patch into a tree: maps key by key; lists whose items have keys item by item; sets by
 * value; other lists are replaced. A null removes the key; an item with {@code $patch: delete}
 * removes the item with its keys.
 *
 * <p>The keys are those of the schema's list maps, which the API server uses for server-side apply;
 * where a kind has none, those of strategic merge. An item that gives only some of the keys, such
 * as {@code containerPort} without {@code protocol}, fits if just one item has these.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge
 *     strategy</a>
 */
final class MergePatch {
  private static final String DIRECTIVE = "$patch";

  private final Where where;
  private final Origin origin;

  MergePatch(Where where, Origin origin) {
    this.where = where;
    this.origin = origin;
  }

  /** The merged tree. The type is empty where no schema is known. */
  Node merge(Node base, Node patch, Optional<TypeSchema> type, FieldPath path) {
    if (base instanceof EmbeddedNode embedded && !(patch instanceof ScalarNode)) {
      return embedded.withContent(merge(embedded.content(), patch, Optional.empty(), path));
    }
    if (patch instanceof MapNode map) {
      return base instanceof MapNode into ? maps(into, map, type, path) : refuse(base, patch, path);
    }
    if (patch instanceof ListNode list) {
      return base instanceof ListNode into
          ? lists(into, list, type, path)
          : refuse(base, patch, path);
    }
    return base instanceof ScalarNode || base instanceof EmbeddedNode
        ? own(patch)
        : refuse(base, patch, path);
  }

  private Node own(Node patch) {
    return Nodes.withOriginEverywhere(clean(patch), placed(patch));
  }

  /** The overlay's layer at the place where the value itself is written. */
  private Origin placed(Node patch) {
    return new Origin(origin.layer(), patch.origin().place());
  }

  private Node refuse(Node base, Node patch, FieldPath path) {
    throw new FindingsException(
        Finding.of(
            OverlayCodes.BAD_PATCH,
            where.at(path).from(placed(patch)),
            "the patch has a " + word(patch) + " where the manifest has a " + word(base),
            "write a " + word(base) + ", or replace the whole value with a jsonPatch"));
  }

  private static String word(Node node) {
    return node instanceof MapNode ? "map" : node instanceof ListNode ? "list" : "single value";
  }

  private Node maps(MapNode base, MapNode patch, Optional<TypeSchema> type, FieldPath path) {
    MapNode result = base;
    for (String key : patch.keys()) {
      Node value = patch.find(key).orElseThrow();
      FieldPath at = path.field(key);
      if (value instanceof ScalarNode scalar && scalar.isNull()) {
        if (!result.has(key)) {
          throw new FindingsException(
              Finding.of(
                  OverlayCodes.BAD_PATCH,
                  where.at(at).from(placed(value)),
                  "the patch removes \"" + key + "\", which is not there",
                  "take the line out"));
        }
        result = result.without(key);
        continue;
      }
      Optional<Node> before = result.find(key);
      Optional<TypeSchema> child = child(type, key);
      Node after = before.isPresent() ? merge(before.get(), value, child, at) : own(value);
      result = result.with(key, after);
    }
    return result;
  }

  private static Optional<TypeSchema> child(Optional<TypeSchema> type, String key) {
    if (type.orElse(null) instanceof ObjectType object) {
      return object.field(key).map(FieldSchema::type);
    }
    return type.orElse(null) instanceof TypeSchema.MapOf map
        ? Optional.of(map.value())
        : Optional.empty();
  }

  private Node lists(ListNode base, ListNode patch, Optional<TypeSchema> type, FieldPath path) {
    ListMerge merge =
        type.orElse(null) instanceof TypeSchema.ListOf list ? list.merge() : ListMerge.ATOMIC;
    Optional<TypeSchema> item =
        type.orElse(null) instanceof TypeSchema.ListOf list
            ? Optional.of(list.item())
            : Optional.empty();
    return switch (merge.kind()) {
      case ATOMIC ->
          keysByConvention(base, patch).isEmpty() || type.isPresent()
              ? own(patch)
              : byKeys(base, patch, keysByConvention(base, patch), item, path);
      case SET -> union(base, patch);
      case MAP -> byKeys(base, patch, merge.keys(), item, path);
    };
  }

  /** Without a schema, lists of maps that all have a name are merged by name. */
  private static List<String> keysByConvention(ListNode base, ListNode patch) {
    boolean named =
        !base.isEmpty()
            && base.items().stream().allMatch(i -> i instanceof MapNode m && m.has("name"))
            && patch.items().stream().allMatch(i -> i instanceof MapNode m && m.has("name"));
    return named ? List.of("name") : List.of();
  }

  private Node union(ListNode base, ListNode patch) {
    ListNode result = base;
    for (Node value : patch) {
      if (!result.items().contains(value)) {
        result = result.plus(own(value));
      }
    }
    return result;
  }

  private Node byKeys(
      ListNode base, ListNode patch, List<String> keys, Optional<TypeSchema> item, FieldPath path) {
    ListNode result = base;
    for (Node entry : patch) {
      if (!(entry instanceof MapNode map)) {
        return refuse(base.isEmpty() ? base : base.get(0), entry, path);
      }
      List<Integer> fitting = fitting(result, map, keys);
      boolean delete = map.findText(DIRECTIVE).filter("delete"::equals).isPresent();
      if (fitting.size() > 1) {
        throw new FindingsException(
            Finding.of(
                OverlayCodes.AMBIGUOUS_ITEM,
                where.at(path).from(placed(entry)),
                fitting.size() + " items fit " + given(map, keys),
                "give all of the keys " + String.join(", ", keys)));
      }
      if (fitting.isEmpty() && delete) {
        throw new FindingsException(
            Finding.of(
                OverlayCodes.BAD_PATCH,
                where.at(path).from(placed(entry)),
                "the patch removes an item with " + given(map, keys) + ", which is not there",
                "take the item out of the patch"));
      }
      if (fitting.isEmpty()) {
        result = result.plus(own(entry));
      } else if (delete) {
        result = result.without(fitting.get(0));
      } else {
        int at = fitting.get(0);
        result = result.with(at, merge(result.get(at), clean(map), item, path.item(at)));
      }
    }
    return result;
  }

  private static List<Integer> fitting(ListNode base, MapNode entry, List<String> keys) {
    List<String> given = keys.stream().filter(entry::has).toList();
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < base.size() && !given.isEmpty(); i++) {
      if (base.get(i) instanceof MapNode map
          && given.stream().allMatch(key -> map.find(key).equals(entry.find(key)))) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static String given(MapNode entry, List<String> keys) {
    return keys.stream()
        .filter(entry::has)
        .map(key -> key + " " + entry.find(key).orElseThrow())
        .reduce((a, b) -> a + ", " + b)
        .orElse("none of the keys " + String.join(", ", keys));
  }

  private static Node clean(Node node) {
    return node instanceof MapNode map ? map.without(DIRECTIVE) : node;
  }
}
