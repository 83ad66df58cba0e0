package dev.plimsoll.targets.eks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.internal.Pools;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Node pools of EKS.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html">EKS,
 *     managed node groups</a>
 * @see <a href="https://karpenter.sh/docs/concepts/scheduling/#well-known-labels">Karpenter,
 *     well-known labels</a>
 */
final class EksNodes {
  private static final String KARPENTER_POOL = "karpenter.sh/nodepool";
  private static final String KARPENTER_CAPACITY = "karpenter.sh/capacity-type";
  private static final String MANAGED_CAPACITY = "eks.amazonaws.com/capacityType";

  private final EksConfiguration eks;

  EksNodes(EksConfiguration eks) {
    this.eks = eks;
  }

  Lowered.Placement lower(NodePool pool, EksNodePool binding) {
    boolean isSpot = binding.capacity() == Capacity.SPOT;
    var selector = new TreeMap<String, String>(binding.labels());
    binding
        .nodeGroup()
        .ifPresent(
            group -> {
              selector.put("eks.amazonaws.com/nodegroup", group);
              if (isSpot) {
                selector.put(MANAGED_CAPACITY, "SPOT");
              }
            });
    binding.nodePool().ifPresent(name -> karpenter(selector, name, isSpot));
    binding.create().ifPresent(made -> karpenter(selector, pool.name(), isSpot));
    return new Lowered.Placement(
        selector,
        Pools.tolerations(binding.taints()),
        isSpot
            || "spot".equals(selector.get(KARPENTER_CAPACITY))
            || "SPOT".equals(selector.get(MANAGED_CAPACITY)),
        objects(pool, binding));
  }

  private static void karpenter(Map<String, String> selector, String name, boolean isSpot) {
    selector.put(KARPENTER_POOL, name);
    if (isSpot) {
      selector.put(KARPENTER_CAPACITY, "spot");
    }
  }

  private List<HasMetadata> objects(NodePool pool, EksNodePool binding) {
    var nodeClass =
        eks.mode() == EksMode.AUTO
            ? new Pools.NodeClass("eks.amazonaws.com", "NodeClass")
            : new Pools.NodeClass("karpenter.k8s.aws", "EC2NodeClass");
    return binding.create().stream()
        .map(
            made ->
                Pools.karpenter(
                    pool.name(),
                    nodeClass,
                    made,
                    binding.labels(),
                    binding.taints(),
                    binding.capacity()))
        .toList();
  }
}
