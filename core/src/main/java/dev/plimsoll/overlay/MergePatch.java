package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.FieldSchema;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.List;
import java.util.Optional;

/**
 * Merges a patch into a tree: maps key by key; lists whose items have keys item by item, see {@link
 * ItemMerge}; sets by value; other lists are replaced. A null removes the key; a map with {@code
 * $patch: replace} replaces the one that is there, and a list item with {@code $patch: delete}
 * removes the item with its keys, with {@code $patch: add} says that it is new. What a patch
 * removes must be there.
 *
 * <p>The keys are those of the schema's list maps, which the API server uses for server-side apply,
 * also for custom kinds whose definition is known; for a kind without a schema, lists of maps that
 * all have a {@code name} are merged by it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge
 *     strategy</a>
 */
final class MergePatch {
  static final String DIRECTIVE = "$patch";
  static final String DELETE = "delete";
  static final String ADD = "add";
  private static final String REPLACE = "replace";

  private final Where where;
  private final Origin origin;

  MergePatch(Where where, Origin origin) {
    this.where = where;
    this.origin = origin;
  }

  /** The merged tree. The type is empty where no schema is known. */
  Node merge(Node base, Node patch, Optional<TypeSchema> type, FieldPath path) {
    if (base instanceof ScalarNode scalar && scalar.isNull()) {
      return own(patch, path);
    }
    if (base instanceof EmbeddedNode embedded && !(patch instanceof ScalarNode)) {
      return embedded.withContent(merge(embedded.content(), patch, Optional.empty(), path));
    }
    if (patch instanceof MapNode map && base instanceof MapNode into) {
      return maps(into, map, type, path);
    }
    if (patch instanceof ListNode list && base instanceof ListNode into) {
      return lists(into, list, type, path);
    }
    if (patch instanceof ScalarNode
        && (base instanceof ScalarNode || base instanceof EmbeddedNode)) {
      return own(patch, path);
    }
    throw refused(base, patch, path);
  }

  /** A value of the patch where the manifest has none: it has nothing to remove. */
  Node own(Node patch, FieldPath path) {
    if (patch instanceof MapNode map) {
      boolean replaces = replaces(map, path);
      var builder = MapNode.builder(placed(patch));
      map.forEach(
          (key, value) -> {
            if (isNull(value)) {
              throw missing(value, key, path.field(key));
            }
            if (!replaces || !key.equals(DIRECTIVE)) {
              builder.put(key, own(value, path.field(key)));
            }
          });
      return builder.build();
    }
    if (patch instanceof ListNode list) {
      var builder = ListNode.builder(placed(patch));
      for (int i = 0; i < list.size(); i++) {
        builder.add(own(withoutAdd(list.get(i)), path.item(i)));
      }
      return builder.build();
    }
    return patch.withOrigin(placed(patch));
  }

  /** An item that is said to be new, where it is. */
  static Node withoutAdd(Node item) {
    return item instanceof MapNode map && map.findText(DIRECTIVE).equals(Optional.of(ADD))
        ? map.without(DIRECTIVE)
        : item;
  }

  /** The overlay's layer at the place where the value itself is written. */
  private Origin placed(Node patch) {
    return new Origin(origin.layer(), patch.origin().place());
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  /**
   * Whether a map is to replace the one that is there. Any other directive is refused: as a key of
   * the object it would be sent to the server.
   */
  private boolean replaces(MapNode patch, FieldPath path) {
    for (String key : patch.keys()) {
      if (key.startsWith("$") && !key.equals(DIRECTIVE)) {
        throw bad(
            patch.find(key).orElseThrow(),
            path.field(key),
            "there is no directive \"" + key + "\"",
            "use null, \"$patch: delete\" or \"$patch: add\" in a list item, \"$patch: replace\", or a"
                + " jsonPatch");
      }
    }
    Optional<Node> directive = patch.find(DIRECTIVE);
    if (directive.isPresent() && !patch.findText(DIRECTIVE).equals(Optional.of(REPLACE))) {
      throw bad(
          directive.get(),
          path.field(DIRECTIVE),
          "$patch: " + directive.get() + " cannot be done to a map",
          patch
              .findText(DIRECTIVE)
              .filter(DELETE::equals)
              .map(delete -> "to remove the map, write null in its place")
              .orElse("write \"$patch: replace\""));
    }
    return directive.isPresent();
  }

  FindingsException bad(Node patch, FieldPath path, String problem, String fix) {
    return new FindingsException(
        Finding.of(OverlayCodes.BAD_PATCH, where.at(path).from(placed(patch)), problem, fix));
  }

  FindingsException missing(Node patch, FieldPath path, String problem, String fix) {
    return new FindingsException(
        Finding.of(OverlayCodes.NO_ITEM, where.at(path).from(placed(patch)), problem, fix));
  }

  FindingsException ambiguous(Node patch, FieldPath path, String problem, String fix) {
    return new FindingsException(
        Finding.of(OverlayCodes.AMBIGUOUS_ITEM, where.at(path).from(placed(patch)), problem, fix));
  }

  private FindingsException refused(Node base, Node patch, FieldPath path) {
    return bad(
        patch,
        path,
        "the patch has a " + word(patch) + " where the manifest has a " + word(base),
        "write a " + word(base) + ", or replace the whole value with a jsonPatch");
  }

  private FindingsException missing(Node value, String key, FieldPath path) {
    return bad(
        value, path, "the patch removes \"" + key + "\", which is not there", "take the line out");
  }

  private static String word(Node node) {
    return node instanceof MapNode ? "map" : node instanceof ListNode ? "list" : "single value";
  }

  private Node maps(MapNode base, MapNode patch, Optional<TypeSchema> type, FieldPath path) {
    if (replaces(patch, path)) {
      return own(patch, path);
    }
    MapNode result = base;
    for (String key : patch.keys()) {
      Node value = patch.find(key).orElseThrow();
      FieldPath at = path.field(key);
      Optional<Node> before = result.find(key);
      if (isNull(value)) {
        if (before.isEmpty()) {
          throw bad(
              value,
              at,
              "the patch removes \"" + key + "\", which is not there",
              Nearest.of(key, result.keys())
                  .map(near -> "write \"" + near + "\", or take the line out")
                  .orElse("take the line out"));
        }
        result = result.without(key);
      } else {
        result =
            result.with(
                key,
                before.isPresent()
                    ? merge(before.get(), value, child(type, key), at)
                    : own(value, at));
      }
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
    if (type.orElse(null) instanceof TypeSchema.ListOf list) {
      return switch (list.merge().kind()) {
        case ATOMIC -> own(patch, path);
        case SET -> union(base, patch, path);
        case MAP -> byKeys(list.merge(), Optional.of(list.item())).merge(base, patch, path);
      };
    }
    return type.isEmpty() && areNamed(base) && areNamed(patch)
        ? byKeys(ListMerge.byKeys(List.of("name")), Optional.empty()).merge(base, patch, path)
        : own(patch, path);
  }

  private ItemMerge byKeys(ListMerge merge, Optional<TypeSchema> item) {
    return new ItemMerge(this, merge.keys(), item);
  }

  static boolean areNamed(ListNode list) {
    return !list.isEmpty()
        && list.items().stream().allMatch(i -> i instanceof MapNode m && m.has("name"));
  }

  private Node union(ListNode base, ListNode patch, FieldPath path) {
    ListNode result = base;
    for (Node value : patch) {
      if (!result.items().contains(value)) {
        result = result.plus(own(value, path.item(result.size())));
      }
    }
    return result;
  }
}
