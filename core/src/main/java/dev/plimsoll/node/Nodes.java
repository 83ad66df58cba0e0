package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FieldPath.Step;
import dev.plimsoll.finding.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;

/** Walks and edits over whole trees. */
@API(status = API.Status.EXPERIMENTAL)
public final class Nodes {
  private Nodes() {}

  /**
   * The tree of maps, lists, strings, numbers and truth values; all nodes have one origin. A node
   * stays as it is; null stands for null.
   *
   * @throws IllegalArgumentException if a value is of another class, a number is no finite decimal,
   *     or a key is no string
   */
  public static Node of(Object value, Origin origin) {
    if (value == null) {
      return ScalarNode.nothing(origin);
    }
    if (value instanceof Node node) {
      return node;
    }
    if (value instanceof Map<?, ?> map) {
      var builder = MapNode.builder(origin);
      map.forEach((key, child) -> builder.put(keyOf(key), of(child, origin)));
      return builder.build();
    }
    if (value instanceof Iterable<?> items) {
      var builder = ListNode.builder(origin);
      items.forEach(item -> builder.add(of(item, origin)));
      return builder.build();
    }
    if (value instanceof String text) {
      return ScalarNode.string(text, origin);
    }
    if (value instanceof Boolean truth) {
      return ScalarNode.bool(truth, origin);
    }
    if (value instanceof Number number) {
      return ScalarNode.number(decimal(number), origin);
    }
    throw new IllegalArgumentException("a node cannot be made of " + value.getClass().getName());
  }

  private static String keyOf(Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a key must be a string, not " + key);
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return GoFloat.shortest(number);
    }
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }

  static Optional<Node> find(Node root, FieldPath path) {
    if (path.isRoot()) {
      return Optional.of(root);
    }
    Optional<Node> parent = find(root, path.parent());
    return parent.isEmpty() ? parent : child(parent.get(), path.last());
  }

  private static Optional<Node> child(Node node, Step step) {
    Node at = node instanceof EmbeddedNode embedded ? embedded.content() : node;
    if (at instanceof MapNode map) {
      return map.find(
          step instanceof Step.Field field
              ? field.name()
              : Integer.toString(((Step.Item) step).position()));
    }
    if (at instanceof ListNode list
        && step instanceof Step.Item item
        && item.position() < list.size()) {
      return Optional.of(list.get(item.position()));
    }
    return Optional.empty();
  }

  /**
   * A copy of a tree with the value at a path replaced or added. Maps that the path needs and that
   * are absent are made; a list position must exist, or be the one after the last.
   *
   * @throws IllegalArgumentException if the path leads through a scalar or to a list position that
   *     is not there
   */
  public static Node set(Node root, FieldPath path, Node value) {
    return set(root, path.steps(), 0, value);
  }

  private static Node set(Node at, List<Step> steps, int depth, Node value) {
    if (depth == steps.size()) {
      return value;
    }
    Step step = steps.get(depth);
    if (at instanceof EmbeddedNode embedded) {
      return embedded.withContent(set(embedded.content(), steps, depth, value));
    }
    if (at instanceof MapNode map) {
      String key =
          step instanceof Step.Field field
              ? field.name()
              : Integer.toString(((Step.Item) step).position());
      Node child = map.find(key).orElseGet(() -> MapNode.empty(value.origin()));
      return map.with(key, set(child, steps, depth + 1, value));
    }
    if (at instanceof ListNode list
        && step instanceof Step.Item item
        && item.position() <= list.size()) {
      Node child =
          item.position() == list.size()
              ? MapNode.empty(value.origin())
              : list.get(item.position());
      return list.with(item.position(), set(child, steps, depth + 1, value));
    }
    throw new IllegalArgumentException(
        "no way to step " + depth + " of the path in " + at.getClass().getSimpleName());
  }

  /** A copy of a tree without the value at a path; the same tree if there is none. */
  public static Node remove(Node root, FieldPath path) {
    return find(root, path).isEmpty() ? root : remove(root, path.steps(), 0);
  }

  private static Node remove(Node at, List<Step> steps, int depth) {
    Step step = steps.get(depth);
    if (at instanceof EmbeddedNode embedded) {
      return embedded.withContent(remove(embedded.content(), steps, depth));
    }
    boolean last = depth == steps.size() - 1;
    if (at instanceof MapNode map) {
      String key =
          step instanceof Step.Field field
              ? field.name()
              : Integer.toString(((Step.Item) step).position());
      return last
          ? map.without(key)
          : map.with(key, remove(map.find(key).orElseThrow(), steps, depth + 1));
    }
    ListNode list = (ListNode) at;
    int position = ((Step.Item) step).position();
    return last
        ? list.without(position)
        : list.with(position, remove(list.get(position), steps, depth + 1));
  }

  /**
   * A copy of a tree in which every scalar went through a function; subtrees in which nothing
   * changed are shared. Embedded documents are walked too.
   *
   * @param change given the path and the scalar, answers the scalar to keep or its replacement
   */
  public static Node mapScalars(Node root, BiFunction<FieldPath, ScalarNode, Node> change) {
    return mapScalars(root, FieldPath.ROOT, change);
  }

  private static Node mapScalars(
      Node at, FieldPath path, BiFunction<FieldPath, ScalarNode, Node> change) {
    if (at instanceof ScalarNode scalar) {
      return change.apply(path, scalar);
    }
    if (at instanceof EmbeddedNode embedded) {
      Node content = mapScalars(embedded.content(), path, change);
      return content == embedded.content() ? embedded : embedded.withContent(content);
    }
    if (at instanceof MapNode map) {
      MapNode result = map;
      for (int i = 0; i < map.size(); i++) {
        Node after = mapScalars(map.valueAt(i), path.field(map.keyAt(i)), change);
        if (after != map.valueAt(i)) {
          result = result.with(map.keyAt(i), after);
        }
      }
      return result;
    }
    ListNode list = (ListNode) at;
    ListNode result = list;
    for (int i = 0; i < list.size(); i++) {
      Node after = mapScalars(list.get(i), path.item(i), change);
      if (after != list.get(i)) {
        result = result.with(i, after);
      }
    }
    return result;
  }

  /** A copy of a tree in which every node has one origin. */
  public static Node withOriginEverywhere(Node at, Origin origin) {
    if (at instanceof ScalarNode scalar) {
      return scalar.withOrigin(origin);
    }
    if (at instanceof EmbeddedNode embedded) {
      return EmbeddedNode.of(
          embedded.format(), withOriginEverywhere(embedded.content(), origin), origin);
    }
    if (at instanceof MapNode map) {
      var builder = MapNode.builder(origin);
      map.forEach((key, value) -> builder.put(key, withOriginEverywhere(value, origin)));
      return builder.build();
    }
    var builder = ListNode.builder(origin);
    ((ListNode) at).forEach(item -> builder.add(withOriginEverywhere(item, origin)));
    return builder.build();
  }
}
