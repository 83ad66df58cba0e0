package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pods that come of FlinkDeployments in native mode: computed from the overlaid objects, as the
 * operator and Flink's Kubernetes client do together. Left out are names that differ in every run
 * and the volumes of ConfigMaps that Flink makes for itself.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/resource-providers/native_kubernetes/">Native
 *     Kubernetes</a>
 */
final class FlinkPods {
  private final String operator;

  FlinkPods(String operator) {
    this.operator = operator;
  }

  /** The bundle and the pods of every cluster in some namespaces. */
  Bundle derive(Bundle bundle, Set<String> namespaces) {
    Operators operators = Operators.of(bundle);
    var pods = new ArrayList<Manifest>();
    bundle
        .ofKind(FlinkCheck.GROUP, "FlinkDeployment")
        .filter(cluster -> namespaces.contains(cluster.identity().namespace().orElse("")))
        .map(cluster -> new DeploymentView(cluster, FieldPath.of("spec")))
        .filter(view -> !view.isStandalone())
        .forEach(view -> pods.addAll(podsOf(view, operators)));
    return bundle.plus(pods);
  }

  private List<Manifest> podsOf(DeploymentView view, Operators operators) {
    Manifest cluster = view.manifest();
    Optional<FlinkVersion> line = view.line();
    if (line.isEmpty()) {
      return List.of();
    }
    var pods = new ArrayList<Manifest>();
    String maker = operator;
    int clusters = cluster.presence() instanceof Presence.Latent latent ? latent.most() : 1;
    for (FlinkSide side : FlinkSide.values()) {
      var sizing = new FlinkSizing(view, side, view.conf(operators.defaults()), line.get());
      try {
        Manifest pod = new FlinkPod(view, side).manifest(sizing);
        pods.add(pod.latent(maker, sizing.count() * clusters));
        maker = cluster.identity().namespace().orElseThrow() + "/" + pod.identity().name();
      } catch (IllegalArgumentException | FlinkMemory.DoesNotFit e) {
        // Memory that does not add up makes no pod; the check of clusters reports it.
        return pods;
      }
    }
    return pods;
  }
}
