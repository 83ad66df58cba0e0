package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the addresses of Services that stand in texts: environment, arguments, configuration
 * files, URLs of custom resources. See {@link Namer} for the rule.
 */
final class ServiceAddresses {
  private static final Set<String> LABELS =
      Set.of("metadata", "labels", "matchLabels", "selector", "nodeSelector");

  private final AddressText addresses;
  private final LeftNames left;
  private final boolean changes;

  ServiceAddresses(ServiceNames names, LeftNames left) {
    this.addresses = new AddressText(names);
    this.left = left;
    this.changes = names.areNew() || left.areSome();
  }

  /**
   * A tree with addresses rewritten.
   *
   * @param done fields that are rewritten already, since they are references
   */
  Node rewrite(Node tree, Manifest manifest, Set<FieldPath> done) {
    if (!changes) {
      return tree;
    }
    return new Walk(manifest, done).walk(tree, FieldPath.ROOT, "", TextPlace.of(manifest));
  }

  /** The walk through one object. */
  private final class Walk {
    private final Manifest manifest;
    private final Optional<String> own;
    private final Set<FieldPath> done;

    Walk(Manifest manifest, Set<FieldPath> done) {
      this.manifest = manifest;
      this.own = manifest.identity().namespace();
      this.done = done;
    }

    /**
     * A node with addresses rewritten.
     *
     * @param key what says what the value is: the key in a map, the name of a variable, a flag
     */
    Node walk(Node node, FieldPath path, String key, TextPlace place) {
      if (node instanceof ScalarNode scalar) {
        return scalar.isString() && !done.contains(path) && !key.equals("image")
            ? rewrite(scalar, path, key, place)
            : scalar;
      }
      if (node instanceof EmbeddedNode embedded) {
        TextPlace inside = place.inside(embedded);
        return embedded.withContent(walk(embedded.content(), path, key, inside));
      }
      return node instanceof MapNode map
          ? walk(map, path, key, place)
          : walk((ListNode) node, path, key, place);
    }

    private MapNode walk(MapNode map, FieldPath path, String key, TextPlace place) {
      Optional<String> variable = place.variable(map);
      MapNode result = map;
      for (int i = 0; i < map.size(); i++) {
        String field = map.keyAt(i);
        String says = variable.isPresent() && field.equals("value") ? variable.get() : field;
        Node before = map.valueAt(i);
        Node after = walk(before, path.field(field), says, place.at(field, key, variable));
        result = after == before ? result : result.with(field, after);
      }
      return result;
    }

    private ListNode walk(ListNode list, FieldPath path, String key, TextPlace place) {
      ListNode result = list;
      String says = key;
      for (int i = 0; i < list.size(); i++) {
        Node before = list.get(i);
        Node after = walk(before, path.item(i), says, place);
        result = after == before ? result : result.with(i, after);
        says = flag(before).orElse(key);
      }
      return result;
    }

    /** A flag whose value is the next item. */
    private static Optional<String> flag(Node item) {
      return item instanceof ScalarNode scalar
              && scalar.text().startsWith("--")
              && scalar.text().indexOf('=') < 0
          ? Optional.of(scalar.text())
          : Optional.empty();
    }

    /** The first item of a command is a program. */
    private static boolean isProgram(FieldPath path) {
      return path.last().equals(new FieldPath.Step.Item(0))
          && path.parent().last().equals(new FieldPath.Step.Field("command"));
    }

    /** The key that a text itself begins with, as {@code --secret=db} does. */
    private static String said(String key, String text) {
      int set = text.startsWith("--") ? text.indexOf('=') : -1;
      return set < 0 ? key : text.substring(0, set);
    }

    /** Labels have keys of their users, which say nothing. */
    private static boolean isOfLabels(FieldPath path) {
      for (FieldPath at = path; !at.isRoot(); at = at.parent()) {
        if (at.last() instanceof FieldPath.Step.Field field && LABELS.contains(field.name())) {
          return true;
        }
      }
      return false;
    }

    /** The key that says what a name is of: its own, or that of the map it is in. */
    private static String naming(FieldPath path) {
      FieldPath at = path;
      while (!at.isRoot()
          && !(at.last() instanceof FieldPath.Step.Field field && !field.name().equals("name"))) {
        at = at.parent();
      }
      return !at.isRoot() && at.last() instanceof FieldPath.Step.Field field ? field.name() : "";
    }

    private ScalarNode rewrite(ScalarNode scalar, FieldPath path, String key, TextPlace place) {
      String text = scalar.text();
      var edits = new TextEdits(text);
      addresses.anywhere(edits, own);
      if (place.isFree()) {
        addresses.of(addresses.meaning(key), edits, 0, text.length(), own);
        addresses.entries(edits, own);
      }
      if (place.isJudged() && !isProgram(path)) {
        left.judge(manifest, path, addresses.meaning(said(key, text)), edits);
      } else if (place == TextPlace.CUSTOM && !isOfLabels(path)) {
        left.judgeCustom(manifest, path, naming(path), edits);
      }
      String after = edits.after();
      return after.equals(text) ? scalar : ScalarNode.string(after, NameEdits.origin(scalar));
    }
  }
}
