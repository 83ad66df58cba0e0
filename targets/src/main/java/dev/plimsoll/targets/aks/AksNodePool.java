package dev.plimsoll.targets.aks;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.KarpenterPool;
import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.unit.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Nodes of an AKS cluster that pods can be sent to.
 *
 * @param agentPool the node pool that they are of
 * @param nodePool the NodePool of node auto-provisioning that they are of
 * @param labels labels that they carry
 * @param taints taints that they carry, besides those of AKS
 * @param capacity on which terms they are lent
 * @param create the NodePool, where Plimsoll writes it; its name is that of the intent
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksNodePool(
    Optional<String> agentPool,
    Optional<String> nodePool,
    Map<String, String> labels,
    List<NodeTaint> taints,
    @Default("on-demand") Capacity capacity,
    Optional<KarpenterPool> create) {
  /**
   * Checks that one maker of nodes is named.
   *
   * @throws IllegalArgumentException if several are
   */
  public AksNodePool {
    labels = Labels.of(labels).asMap();
    taints = List.copyOf(taints);
    Objects.requireNonNull(capacity, "capacity");
    if (agentPool.isPresent() && (nodePool.isPresent() || create.isPresent())) {
      throw new IllegalArgumentException(
          "no node is both of an agent pool and of node auto-provisioning; keep one of agentPool and"
              + " nodePool or create");
    }
    if (nodePool.isPresent() && create.isPresent()) {
      throw new IllegalArgumentException(
          "nodePool names a NodePool that exists, create makes one; keep one of them");
    }
  }

  /** Nodes of an agent pool. */
  public static AksNodePool agentPool(String name) {
    return new AksNodePool(
        Optional.of(name),
        Optional.empty(),
        Map.of(),
        List.of(),
        Capacity.ON_DEMAND,
        Optional.empty());
  }

  /** This pool on other terms. */
  public AksNodePool withCapacity(Capacity other) {
    return new AksNodePool(agentPool, nodePool, labels, taints, other, create);
  }

  /** Whether node auto-provisioning makes the nodes. */
  boolean isProvisioned() {
    return nodePool.isPresent() || create.isPresent();
  }
}
