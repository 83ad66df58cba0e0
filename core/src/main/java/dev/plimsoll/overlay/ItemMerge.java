package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.schema.ListMerge;
import dev.plimsoll.schema.ObjectType;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Merges lists whose items are told apart by keys. An item that gives only some of the keys, such
 * as {@code containerPort} without {@code protocol}, fits if just one item has these. Items that
 * are new go to the end.
 *
 * <p>Where items have lists of this kind in them, as containers have, a patch usually means one
 * that is there: a new one must say so by {@code $patch: add}, or a misspelt name would make one.
 */
final class ItemMerge {
  private final MergePatch merge;
  private final List<String> keys;
  private final Optional<TypeSchema> item;

  /**
   * A merge of items.
   *
   * @param keys the fields that tell them apart, at least one
   * @param item their type, where it is known
   */
  ItemMerge(MergePatch merge, List<String> keys, Optional<TypeSchema> item) {
    this.merge = merge;
    this.keys = keys;
    this.item = item;
  }

  Node merge(ListNode base, ListNode patch, FieldPath path) {
    ListNode result = base;
    for (int i = 0; i < patch.size(); i++) {
      result = one(result, patch.get(i), path);
    }
    return result;
  }

  private ListNode one(ListNode base, Node entry, FieldPath path) {
    if (!(entry instanceof MapNode map)) {
      throw merge.bad(
          entry,
          path,
          entry + " is no item of this list",
          "write a map with " + String.join(" and ", keys));
    }
    List<String> given = keys.stream().filter(map::has).toList();
    if (given.isEmpty()) {
      throw merge.bad(
          entry,
          path,
          "the patch has an item without "
              + String.join(", ", keys)
              + ", so it is not known which it is",
          "give the item " + String.join(" and ", keys));
    }
    List<Integer> fitting = fitting(base, map, given);
    if (fitting.size() > 1) {
      List<String> others = keys.stream().filter(key -> !map.has(key)).toList();
      throw merge.ambiguous(
          entry,
          path,
          fitting.size() + " items fit " + said(map, given),
          others.isEmpty()
              ? "the manifest has the item twice; take one out with a jsonPatch"
              : "give the item " + String.join(" and ", others) + " too");
    }
    boolean delete = says(map, MergePatch.DELETE);
    boolean add = says(map, MergePatch.ADD);
    if (add && !fitting.isEmpty()) {
      throw merge.bad(
          entry,
          path,
          "the patch adds an item with " + said(map, given) + ", which is there already",
          "take \"" + MergePatch.DIRECTIVE + ": " + MergePatch.ADD + "\" out");
    }
    if (fitting.isEmpty()) {
      if (!add && !delete && !base.isEmpty() && hasItemsInside(base)) {
        throw merge.missing(
            entry,
            path,
            "there is no item with " + said(map, given),
            near(base, map, given)
                + "a new one says so: \""
                + MergePatch.DIRECTIVE
                + ": "
                + MergePatch.ADD
                + "\"");
      }
      if (delete) {
        throw merge.bad(
            entry,
            path,
            "the patch removes an item with " + said(map, given) + ", which is not there",
            "take the item out of the patch");
      }
      return base.plus(merge.own(MergePatch.withoutAdd(entry), path.item(base.size())));
    }
    int at = fitting.get(0);
    return delete
        ? base.without(at)
        : base.with(at, merge.merge(base.get(at), map, item, path.item(at)));
  }

  private static boolean says(MapNode entry, String directive) {
    return entry.findText(MergePatch.DIRECTIVE).filter(directive::equals).isPresent();
  }

  /**
   * Whether items are things of many parts: the schema says so, or where there is none, they do.
   */
  private boolean hasItemsInside(ListNode base) {
    if (item.orElse(null) instanceof ObjectType type) {
      return type.fields().stream()
          .anyMatch(
              field ->
                  field.type() instanceof TypeSchema.ListOf list
                      && list.merge().kind() == ListMerge.Kind.MAP);
    }
    return item.isEmpty()
        && base.items().stream()
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
            .flatMap(map -> map.keys().stream().flatMap(key -> map.findList(key).stream()))
            .anyMatch(MergePatch::areNamed);
  }

  private static String near(ListNode base, MapNode entry, List<String> given) {
    String key = given.get(0);
    List<String> there =
        base.items().stream()
            .filter(MapNode.class::isInstance)
            .flatMap(map -> ((MapNode) map).findText(key).stream())
            .toList();
    return Nearest.of(entry.findText(key).orElse(""), there)
        .map(near -> "write \"" + near + "\"; ")
        .orElse(there.isEmpty() ? "" : "use one of " + String.join(", ", there) + "; ");
  }

  private static List<Integer> fitting(ListNode base, MapNode entry, List<String> given) {
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < base.size(); i++) {
      if (base.get(i) instanceof MapNode map
          && given.stream().allMatch(key -> map.find(key).equals(entry.find(key)))) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static String said(MapNode entry, List<String> given) {
    return given.stream()
        .map(key -> key + " " + entry.find(key).orElseThrow())
        .collect(Collectors.joining(", "));
  }
}
