package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  /** Layers at which a person says how many replicas there shall be, in spite of the scaler. */
  private static final Set<Layer> DELIBERATE = EnumSet.of(Layer.CUSTOMISE, Layer.OVERLAY);

  private final Findings findings;

  Settler(Findings findings) {
    this.findings = findings;
  }

  private record Scaled(String kind, String namespace, String name) {}

  Bundle settle(Bundle bundle) {
    Map<Scaled, Manifest> scalers = new HashMap<>();
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
                            scalers.put(
                                new Scaled(
                                    target.findText("kind").orElse(""),
                                    scaler.identity().namespace().orElse(""),
                                    target.findText("name").orElse("")),
                                scaler)));
    return scalers.isEmpty()
        ? bundle
        : bundle.map(
            manifest -> {
              var id = manifest.identity();
              Manifest scaler =
                  scalers.get(new Scaled(id.kind(), id.namespace().orElse(""), id.name()));
              return scaler == null ? manifest : withoutReplicas(manifest, scaler);
            });
  }

  private Manifest withoutReplicas(Manifest manifest, Manifest scaler) {
    Optional<Node> replicas = manifest.find(REPLICAS);
    replicas
        .filter(node -> DELIBERATE.contains(node.origin().layer()))
        .ifPresent(
            node ->
                findings.add(
                    SettleCodes.SCALED_REPLICAS,
                    manifest.where(REPLICAS),
                    node + " would have no effect, since " + scaler.identity() + " scales it",
                    "change spec.minReplicas and spec.maxReplicas of the HorizontalPodAutoscaler, or"
                        + " remove that; else take the number out"));
    return replicas.isEmpty()
        ? manifest
        : manifest.map(tree -> (MapNode) Nodes.remove(tree, REPLICAS));
  }
}
