package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.LabelKey;
import dev.plimsoll.unit.LabelValue;
import dev.plimsoll.workload.WorkloadLabels;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Adds labels to an object and to the pods that it makes. Selectors stay as they are: they cannot
 * be changed once applied.
 */
final class Labelled {
  private static final Set<String> TIES =
      Set.of(WorkloadLabels.NAME, WorkloadLabels.INSTANCE, WorkloadLabels.ROLE);

  private Labelled() {}

  /**
   * Sees to it that labels are legal, and none of those that selectors need.
   *
   * @throws IllegalArgumentException if one is not
   */
  static void check(Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          LabelKey.of(key);
          LabelValue.of(value);
          if (TIES.contains(key)) {
            throw new IllegalArgumentException(
                "label \"" + key + "\" ties pods to their selectors; use another key");
          }
        });
  }

  static Manifest with(Manifest manifest, SortedMap<String, String> labels, Origin origin) {
    Node tree = add(manifest.tree(), FieldPath.of("metadata", "labels"), labels, origin);
    Optional<FieldPath> pod = PodPaths.of(manifest.identity()).filter(path -> !path.isRoot());
    if (pod.isPresent() && tree.find(pod.get()).isPresent()) {
      tree = add(tree, pod.get().field("metadata").field("labels"), labels, origin);
    }
    return manifest.withTree((MapNode) tree);
  }

  private static Node add(
      Node tree, FieldPath path, SortedMap<String, String> labels, Origin origin) {
    Node there = tree.find(path).orElse(null);
    MapNode before = there instanceof MapNode map ? map : MapNode.empty(origin);
    MapNode after = before;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!before.findText(label.getKey()).equals(Optional.of(label.getValue()))) {
        after = after.with(label.getKey(), ScalarNode.string(label.getValue(), origin));
      }
    }
    return after == before ? tree : Nodes.set(tree, path, after);
  }
}
