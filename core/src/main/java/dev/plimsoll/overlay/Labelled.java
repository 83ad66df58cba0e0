package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Adds labels to an object and to the pods that it makes. Selectors stay as they are: they cannot
 * be changed once applied.
 */
final class Labelled {
  private Labelled() {}

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
    Node there = tree.find(path).orElseGet(() -> MapNode.empty(origin));
    if (!(there instanceof MapNode map)) {
      return tree;
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      map = map.with(label.getKey(), ScalarNode.string(label.getValue(), origin));
    }
    return Nodes.set(tree, path, map);
  }
}
