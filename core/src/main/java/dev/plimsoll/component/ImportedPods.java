package dev.plimsoll.component;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.RoleLabel;
import java.util.Optional;

/** The roles of pods that imported objects are or make. */
final class ImportedPods {
  private ImportedPods() {}

  /** The role: the label that the pods carry already, or the name of the object. */
  static Optional<String> role(Manifest object) {
    return label(object)
        .map(
            path ->
                object
                    .find(path)
                    .filter(ScalarNode.class::isInstance)
                    .map(value -> ((ScalarNode) value).text())
                    .orElse(object.identity().name()));
  }

  /** The object, with the role as a label of its pods. */
  static Manifest withRole(Manifest object, Origin origin) {
    Optional<FieldPath> path = label(object).filter(at -> object.find(at).isEmpty());
    return path.isEmpty()
        ? object
        : object.map(
            tree ->
                (MapNode)
                    Nodes.set(
                        tree, path.get(), ScalarNode.string(object.identity().name(), origin)));
  }

  private static Optional<FieldPath> label(Manifest object) {
    return PodPaths.of(object.identity())
        .filter(pod -> object.find(pod).isPresent())
        .map(pod -> pod.field("metadata").field("labels").field(RoleLabel.KEY));
  }
}
