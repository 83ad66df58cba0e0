package dev.plimsoll.intent;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.node.MapNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The node pools of an environment whose nodes the cloud may take back. A pod is on one if its node
 * selector asks for the labels of the pool's nodes, whoever wrote the selector. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html">Spot
 *     capacity on EKS</a>
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms">Spot VMs on
 *     GKE</a>
 * @see <a href="https://learn.microsoft.com/en-us/azure/aks/spot-node-pool">Spot node pools on
 *     AKS</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SpotPools {
  private final Map<NodePool, Map<String, String>> selectors;

  private SpotPools(Map<NodePool, Map<String, String>> selectors) {
    this.selectors = selectors;
  }

  /** Those among intents. A pool that the target refuses is reported where it is used. */
  public static SpotPools among(Collection<? extends Intent> intents, EnvironmentFacts env) {
    var selectors =
        new TreeMap<NodePool, Map<String, String>>(
            (one, other) -> one.name().compareTo(other.name()));
    for (Intent intent : intents) {
      if (intent instanceof NodePool pool && env.bindings().isBound(pool)) {
        selector(pool, env).ifPresent(labels -> selectors.put(pool, labels));
      }
    }
    return new SpotPools(selectors);
  }

  private static Optional<Map<String, String>> selector(NodePool pool, EnvironmentFacts env) {
    try {
      Lowered.Placement placement = env.lowering().nodePool(pool);
      return placement.canBeTakenBack() && !placement.nodeSelector().isEmpty()
          ? Optional.of(placement.nodeSelector())
          : Optional.empty();
    } catch (FindingsException refused) {
      return Optional.empty();
    }
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return selectors.isEmpty();
  }

  /**
   * The pool that a pod is sent to, if it is one of these.
   *
   * @param spec the spec of the pod
   */
  public Optional<NodePool> of(MapNode spec) {
    MapNode asked = spec.findMap("nodeSelector").orElseGet(() -> MapNode.empty(spec.origin()));
    return selectors.entrySet().stream()
        .filter(
            pool ->
                pool.getValue().entrySet().stream()
                    .allMatch(
                        label ->
                            asked.findText(label.getKey()).equals(Optional.of(label.getValue()))))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
