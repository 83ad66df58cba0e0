package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.TypedEdit;
import dev.plimsoll.topology.RoleLabel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An edit through a fabric8 class: the author gets a private copy, and only what it changed is done
 * to the tree.
 */
record Typed<T extends HasMetadata>(Class<T> kind, UnaryOperator<T> change)
    implements Edit.ManifestEdit {
  private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");

  @Override
  public boolean concerns(Manifest manifest) {
    return manifest.identity().kind().equals(HasMetadata.getKind(kind))
        && manifest.identity().apiVersion().equals(HasMetadata.getApiVersion(kind));
  }

  @Override
  public String subject() {
    return "apiVersion " + HasMetadata.getApiVersion(kind) + ", kind " + HasMetadata.getKind(kind);
  }

  @Override
  public Optional<Manifest> apply(Manifest manifest, Edit.EditScope scope) {
    MapNode tree = TypedEdit.apply(manifest.tree(), kind, change, scope.origin());
    for (FieldPath path : fixed(manifest)) {
      if (!manifest.find(path).equals(tree.find(path))) {
        throw new FindingsException(
            Finding.of(
                OverlayCodes.SELECTOR_CHANGED,
                scope.where(),
                "the edit changes " + path + " of " + manifest.identity(),
                "leave it as it is; to select other pods, give the workload another name"));
      }
    }
    return Optional.of(manifest.withTree(tree));
  }

  /** The selector of a workload, and the labels of its pods that selectors need. */
  private static List<FieldPath> fixed(Manifest manifest) {
    Optional<FieldPath> pod = PodPaths.of(manifest.identity());
    if (pod.isEmpty()) {
      return List.of();
    }
    FieldPath labels = pod.get().field("metadata").field("labels");
    List<FieldPath> fixed = new ArrayList<>(List.of(SELECTOR, labels.field(RoleLabel.KEY)));
    manifest
        .find(SELECTOR.field("matchLabels"))
        .filter(MapNode.class::isInstance)
        .ifPresent(map -> ((MapNode) map).keys().forEach(key -> fixed.add(labels.field(key))));
    return fixed;
  }
}
