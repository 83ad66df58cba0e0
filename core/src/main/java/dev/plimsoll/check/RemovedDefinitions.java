package dev.plimsoll.check;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.reference.KindName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Whether an overlay took out the CustomResourceDefinition of objects that are left: without it, a
 * server has no such kind. Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class RemovedDefinitions implements BundleCheck {
  private final List<Removed> removed;

  /**
   * A check.
   *
   * @param removed what overlays took out, without what exists outside of the bundle
   */
  public RemovedDefinitions(Collection<Removed> removed) {
    this.removed =
        removed.stream()
            .filter(one -> one.manifest().is("apiextensions.k8s.io", "CustomResourceDefinition"))
            .toList();
  }

  @Override
  public Stage stage() {
    return Stage.REFERENCE;
  }

  @Override
  public void check(Bundle bundle, Findings findings) {
    if (removed.isEmpty()) {
      return;
    }
    Set<KindName> defined =
        bundle.definitions().stream()
            .flatMap(tree -> kind(tree).stream())
            .collect(Collectors.toSet());
    for (Removed one : removed) {
      Optional<KindName> kind = kind(one.manifest().tree()).filter(k -> !defined.contains(k));
      List<Manifest> left =
          bundle
              .applied()
              .filter(manifest -> kind.equals(Optional.of(KindName.of(manifest))))
              .toList();
      if (!left.isEmpty()) {
        report(one, left, findings);
      }
    }
  }

  private static void report(Removed one, List<Manifest> left, Findings findings) {
    findings.add(
        RemovedDefinitionCodes.DEFINITION_REMOVED,
        one.where(),
        "was removed, and the bundle has objects of its kind: "
            + left.stream()
                .map(manifest -> manifest.identity().toString())
                .collect(Collectors.joining(", ")),
        "take the overlay back, or remove the objects too; if the cluster has the definition"
            + " already, name it under \"externals\"");
  }

  private static Optional<KindName> kind(MapNode definition) {
    Optional<MapNode> spec = definition.findMap("spec");
    Optional<String> group = spec.flatMap(map -> map.findText("group"));
    return spec.flatMap(map -> map.findMap("names"))
        .flatMap(names -> names.findText("kind"))
        .flatMap(kind -> group.map(g -> new KindName(g, kind)));
  }
}
