package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A patch of each container and init container of a workload. */
record ContainerPatch(MapNode patch) implements Edit.ManifestEdit {
  private static final List<String> LISTS = List.of("containers", "initContainers");

  @Override
  public boolean concerns(Manifest manifest) {
    return !containers(manifest).isEmpty();
  }

  @Override
  public String subject() {
    return "a container";
  }

  @Override
  public Optional<Manifest> apply(Manifest manifest, Edit.EditScope scope) {
    var merge = new MergePatch(scope.where(), scope.origin());
    Optional<TypeSchema> type =
        scope.overlay().schemas().type("core.v1.Container").map(TypeSchema.class::cast);
    Node tree = manifest.tree();
    for (FieldPath path : containers(manifest)) {
      tree = Nodes.set(tree, path, merge.merge(tree.find(path).orElseThrow(), patch, type, path));
    }
    return Optional.of(manifest.withTree((MapNode) tree));
  }

  /** Where the containers of a manifest are. */
  static List<FieldPath> containers(Manifest manifest) {
    var paths = new ArrayList<FieldPath>();
    PodPaths.of(manifest.identity())
        .ifPresent(
            pod -> {
              for (String list : LISTS) {
                FieldPath path = pod.field("spec").field(list);
                if (manifest.find(path).orElse(null) instanceof ListNode containers) {
                  for (int i = 0; i < containers.size(); i++) {
                    paths.add(path.item(i));
                  }
                }
              }
            });
    return paths;
  }
}
