package dev.plimsoll.spark.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Where two definitions differ: every path, type, default, limit, list key and rule; not
 * descriptions, nor the mark of the program that wrote one.
 */
final class StructuralDifference {
  private final List<String> lines = new ArrayList<>();

  private StructuralDifference() {}

  static List<String> between(MapNode ours, MapNode theirs) {
    var difference = new StructuralDifference();
    difference.compare("", ours, theirs);
    return difference.lines;
  }

  private void compare(String path, Node ours, Node theirs) {
    if (ours instanceof MapNode a && theirs instanceof MapNode b) {
      compareMaps(path, a, b);
    } else if (ours instanceof ListNode a && theirs instanceof ListNode b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(path + "/" + i, a.get(i), b.get(i));
      }
    } else if (ours instanceof ScalarNode a && theirs instanceof ScalarNode b) {
      if (a.kind() != b.kind() || !a.text().equals(b.text())) {
        lines.add(path + ": ours " + a + ", upstream " + b);
      }
    } else {
      lines.add(path + ": ours " + ours + ", upstream " + theirs);
    }
  }

  private void compareMaps(String path, MapNode ours, MapNode theirs) {
    var keys = new TreeSet<>(ours.keys());
    keys.addAll(theirs.keys());
    for (String key : keys) {
      boolean isText = theirs.find(key).orElse(theirs) instanceof ScalarNode;
      if (key.equals("controller-gen.kubebuilder.io/version")
          || (key.equals("description") && isText && !ours.has(key))) {
        continue;
      }
      String at = path + "/" + key;
      if (!ours.has(key)) {
        lines.add(at + ": only upstream: " + theirs.find(key).orElseThrow());
      } else if (!theirs.has(key)) {
        lines.add(at + ": only ours");
      } else {
        compare(at, ours.find(key).orElseThrow(), theirs.find(key).orElseThrow());
      }
    }
  }
}
