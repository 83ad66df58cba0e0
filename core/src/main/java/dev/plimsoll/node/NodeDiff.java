package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What must be done to one tree to make it say what another says: steps in the order in which they
 * must be taken. Immutable.
 *
 * <p>Maps are compared by key. Lists are compared by position after what both have in common at the
 * beginning and at the end; where items of such a middle all have a {@code name} of their own, they
 * are matched by it.
 *
 * @param changes the steps
 */
@API(status = API.Status.EXPERIMENTAL)
public record NodeDiff(List<Change> changes) {
  /** One step. */
  public sealed interface Change {
    /** The place that is changed. */
    FieldPath path();

    /** Replaces the value at a place, or adds an entry to a map. */
    record Put(FieldPath path, Node value) implements Change {}

    /** Adds an item to a list before the one that has its position. */
    record Insert(FieldPath path, Node value) implements Change {}

    /** Removes an entry of a map or an item of a list. */
    record Remove(FieldPath path) implements Change {}
  }

  public NodeDiff {
    changes = List.copyOf(changes);
  }

  /** The steps from one tree to another. */
  public static NodeDiff between(Node before, Node after) {
    var changes = new ArrayList<Change>();
    compare(before, after, FieldPath.ROOT, changes);
    return new NodeDiff(changes);
  }

  /** Whether both trees say the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Takes the steps on a tree: on the one that was compared, or on one that has more in it. What no
   * step names stays as it is, origins included.
   *
   * @throws IllegalArgumentException if the tree lacks a place that a step needs
   */
  public Node apply(Node root) {
    Node result = root;
    for (Change change : changes) {
      if (change instanceof Change.Put put) {
        result = Nodes.set(result, put.path(), put.value());
      } else if (change instanceof Change.Insert insert) {
        result = insert(result, insert);
      } else {
        result = Nodes.remove(result, change.path());
      }
    }
    return result;
  }

  private static Node insert(Node root, Change.Insert insert) {
    FieldPath path = insert.path().parent();
    List<FieldPath.Step> steps = insert.path().steps();
    int position = ((FieldPath.Step.Item) steps.get(steps.size() - 1)).position();
    Node at =
        root.find(path)
            .orElseThrow(() -> new IllegalArgumentException("there is no list at " + path));
    return Nodes.set(root, path, ((ListNode) at).plus(position, insert.value()));
  }

  private static void compare(Node before, Node after, FieldPath path, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before instanceof MapNode from && after instanceof MapNode to) {
      compareMaps(from, to, path, changes);
    } else if (before instanceof ListNode from && after instanceof ListNode to) {
      compareLists(from, to, path, changes);
    } else if (before instanceof EmbeddedNode from
        && after instanceof EmbeddedNode to
        && from.format().equals(to.format())) {
      compare(from.content(), to.content(), path, changes);
    } else {
      changes.add(new Change.Put(path, after));
    }
  }

  private static void compareMaps(
      MapNode before, MapNode after, FieldPath path, List<Change> changes) {
    before.forEach(
        (key, value) -> {
          if (!after.has(key)) {
            changes.add(new Change.Remove(path.field(key)));
          }
        });
    after.forEach(
        (key, value) ->
            before
                .find(key)
                .ifPresentOrElse(
                    old -> compare(old, value, path.field(key), changes),
                    () -> changes.add(new Change.Put(path.field(key), value))));
  }

  private static void compareLists(
      ListNode before, ListNode after, FieldPath path, List<Change> changes) {
    int least = Math.min(before.size(), after.size());
    int head = 0;
    while (head < least && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Node> from = before.items().subList(head, before.size() - tail);
    List<Node> to = after.items().subList(head, after.size() - tail);
    if (areNamed(from) && areNamed(to)) {
      compareNamed(from, to, path, head, changes);
    } else {
      compareByPosition(from, to, path, head, changes);
    }
  }

  private static void compareByPosition(
      List<Node> from, List<Node> to, FieldPath path, int head, List<Change> changes) {
    int both = Math.min(from.size(), to.size());
    for (int i = 0; i < both; i++) {
      compare(from.get(i), to.get(i), path.item(head + i), changes);
    }
    for (int i = from.size() - 1; i >= both; i--) {
      changes.add(new Change.Remove(path.item(head + i)));
    }
    for (int i = both; i < to.size(); i++) {
      changes.add(new Change.Insert(path.item(head + i), to.get(i)));
    }
  }

  /**
   * Removes the items whose names are gone, then walks the new list: an item that is next by name
   * is compared, another one is inserted or moved here.
   */
  private static void compareNamed(
      List<Node> from, List<Node> to, FieldPath path, int head, List<Change> changes) {
    Map<String, Node> wanted =
        to.stream().collect(Collectors.toMap(NodeDiff::name, Function.identity()));
    var now = new ArrayList<>(from);
    for (int i = now.size() - 1; i >= 0; i--) {
      if (!wanted.containsKey(name(now.get(i)))) {
        changes.add(new Change.Remove(path.item(head + i)));
        now.remove(i);
      }
    }
    for (int i = 0; i < to.size(); i++) {
      Node item = to.get(i);
      String name = name(item);
      int at =
          IntStream.range(i, now.size())
              .filter(j -> name(now.get(j)).equals(name))
              .findFirst()
              .orElse(-1);
      if (at == i) {
        compare(now.get(i), item, path.item(head + i), changes);
        continue;
      }
      if (at > i) {
        changes.add(new Change.Remove(path.item(head + at)));
        now.remove(at);
      }
      changes.add(new Change.Insert(path.item(head + i), item));
      now.add(i, item);
    }
  }

  private static boolean areNamed(List<Node> items) {
    boolean all =
        items.stream()
            .allMatch(item -> item instanceof MapNode map && map.findText("name").isPresent());
    return all && items.stream().map(NodeDiff::name).distinct().count() == items.size();
  }

  private static String name(Node item) {
    return Objects.requireNonNull((MapNode) item).findText("name").orElseThrow();
  }
}
