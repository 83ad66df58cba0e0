package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import java.util.HashSet;
import java.util.Set;

/**
 * Settles what follows from the overlaid result.
 *
 * <p>A workload under a HorizontalPodAutoscaler has no replicas of its own: each apply would undo
 * what the scaler did (<a
 * href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling">Kubernetes
 * documentation</a>).
 */
final class Settler {
  private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

  private record Scaled(String kind, String namespace, String name) {}

  Bundle settle(Bundle bundle) {
    Set<Scaled> scaled = new HashSet<>();
    bundle
        .ofKind("autoscaling", "HorizontalPodAutoscaler")
        .forEach(
            scaler ->
                scaler
                    .find(FieldPath.of("spec", "scaleTargetRef"))
                    .filter(MapNode.class::isInstance)
                    .map(MapNode.class::cast)
                    .ifPresent(
                        target ->
                            scaled.add(
                                new Scaled(
                                    target.findText("kind").orElse(""),
                                    scaler.identity().namespace().orElse(""),
                                    target.findText("name").orElse("")))));
    return scaled.isEmpty()
        ? bundle
        : bundle.map(
            manifest ->
                isScaled(manifest, scaled)
                    ? manifest.map(tree -> (MapNode) Nodes.remove(tree, REPLICAS))
                    : manifest);
  }

  private static boolean isScaled(Manifest manifest, Set<Scaled> scaled) {
    var id = manifest.identity();
    return scaled.contains(new Scaled(id.kind(), id.namespace().orElse(""), id.name()));
  }
}
