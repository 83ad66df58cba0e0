package dev.plimsoll.reference;

import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.PathPattern.Step;
import java.util.ArrayList;
import java.util.List;

/** Finds what a single pattern leads to in an object. */
final class Patterns {
  private Patterns() {}

  /** The nodes. */
  static List<Node> find(Node root, PathPattern pattern) {
    var found = new ArrayList<Node>();
    find(root, pattern.steps(), 0, found);
    return found;
  }

  private static void find(Node node, List<Step> steps, int depth, List<Node> found) {
    Node at = node instanceof EmbeddedNode embedded ? embedded.content() : node;
    if (depth == steps.size()) {
      found.add(node);
      return;
    }
    Step step = steps.get(depth);
    if (at instanceof MapNode map) {
      if (step instanceof Step.Field field) {
        map.find(field.name()).ifPresent(child -> find(child, steps, depth + 1, found));
      } else if (step instanceof Step.EachEntry) {
        map.forEach((key, child) -> find(child, steps, depth + 1, found));
      }
    } else if (at instanceof ListNode list) {
      for (Node item : list) {
        boolean wanted =
            step instanceof Step.EachItem
                || (step instanceof Step.ItemWith with
                    && item instanceof MapNode map
                    && map.findText(with.key()).filter(with.value()::equals).isPresent());
        if (wanted) {
          find(item, steps, depth + 1, found);
        }
      }
    }
  }

  /** The texts of the scalars; of a pattern that ends in an entry of a map, the keys. */
  static List<String> names(Node root, PathPattern pattern) {
    var names = new ArrayList<String>();
    List<Step> steps = pattern.steps();
    if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.EachEntry) {
      for (Node node : find(root, new PathPattern(steps.subList(0, steps.size() - 1)))) {
        if (node instanceof MapNode map) {
          names.addAll(map.keys());
        }
      }
      return names;
    }
    for (Node node : find(root, pattern)) {
      if (node instanceof ScalarNode scalar) {
        names.add(scalar.text());
      }
    }
    return names;
  }
}
