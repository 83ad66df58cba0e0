package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.LabelKey;
import dev.plimsoll.unit.LabelValue;
import dev.plimsoll.workload.WorkloadLabels;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** Labels that are written at one place. */
  static SortedMap<String, ScalarNode> at(Place place, Map<String, String> labels) {
    check(labels);
    var origin = new Origin(Layer.OVERLAY, place);
    var nodes = new TreeMap<String, ScalarNode>();
    labels.forEach((key, value) -> nodes.put(key, ScalarNode.string(value, origin)));
    return Collections.unmodifiableSortedMap(nodes);
  }

  /** Labels of a document, each written where its value stands. */
  static SortedMap<String, ScalarNode> of(MapNode labels) {
    var nodes = new TreeMap<String, ScalarNode>();
    labels.forEach(
        (key, value) ->
            nodes.put(
                key,
                ScalarNode.string(
                    ((ScalarNode) value).text(),
                    new Origin(Layer.OVERLAY, value.origin().place()))));
    var texts = new TreeMap<String, String>();
    nodes.forEach((key, value) -> texts.put(key, value.text()));
    check(texts);
    return Collections.unmodifiableSortedMap(nodes);
  }

  static Manifest with(Manifest manifest, SortedMap<String, ScalarNode> labels, Origin origin) {
    Node tree = add(manifest.tree(), FieldPath.of("metadata", "labels"), labels, origin);
    Optional<FieldPath> pod = PodPaths.of(manifest.identity()).filter(path -> !path.isRoot());
    if (pod.isPresent() && tree.find(pod.get()).isPresent()) {
      tree = add(tree, pod.get().field("metadata").field("labels"), labels, origin);
    }
    return manifest.withTree((MapNode) tree);
  }

  private static Node add(
      Node tree, FieldPath path, SortedMap<String, ScalarNode> labels, Origin origin) {
    Node there = tree.find(path).orElse(null);
    MapNode before = there instanceof MapNode map ? map : MapNode.empty(origin);
    MapNode after = before;
    for (Map.Entry<String, ScalarNode> label : labels.entrySet()) {
      if (!before.findText(label.getKey()).equals(Optional.of(label.getValue().text()))) {
        after = after.with(label.getKey(), label.getValue());
      }
    }
    return after == before ? tree : Nodes.set(tree, path, after);
  }
}
