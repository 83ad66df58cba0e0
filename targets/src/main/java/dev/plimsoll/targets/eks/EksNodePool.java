package dev.plimsoll.targets.eks;

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
 * Nodes of an EKS cluster that pods can be sent to.
 *
 * @param nodeGroup the managed node group that they are of
 * @param nodePool the Karpenter or Auto Mode NodePool that they are of
 * @param labels labels that they carry
 * @param taints taints that they carry; EKS taints no spot nodes by itself
 * @param capacity on which terms they are lent
 * @param create the NodePool, where Plimsoll writes it; its name is that of the intent
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksNodePool(
    Optional<String> nodeGroup,
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
  public EksNodePool {
    labels = Labels.of(labels).asMap();
    taints = List.copyOf(taints);
    Objects.requireNonNull(capacity, "capacity");
    if (nodeGroup.isPresent() && (nodePool.isPresent() || create.isPresent())) {
      throw new IllegalArgumentException(
          "no node is both of a managed node group and of a Karpenter NodePool; keep one of"
              + " nodeGroup and nodePool or create");
    }
    if (nodePool.isPresent() && create.isPresent()) {
      throw new IllegalArgumentException(
          "nodePool names a NodePool that exists, create makes one; keep one of them");
    }
  }

  /** Nodes with labels and taints of your own. */
  public static EksNodePool labelled(Map<String, String> labels, List<NodeTaint> taints) {
    return new EksNodePool(
        Optional.empty(), Optional.empty(), labels, taints, Capacity.ON_DEMAND, Optional.empty());
  }
}
