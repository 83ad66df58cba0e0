package dev.plimsoll.targets.aks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.targets.internal.Pools;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * Node pools of AKS.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/spot-node-pool">AKS, Spot node pools</a>
 * @see <a href="https://learn.microsoft.com/azure/aks/node-auto-provisioning">AKS, node
 *     auto-provisioning</a>
 */
final class AksNodes {
  private static final String AGENT_POOL = "kubernetes.azure.com/agentpool";
  private static final String PRIORITY = "kubernetes.azure.com/scalesetpriority";
  private static final String KARPENTER_POOL = "karpenter.sh/nodepool";
  private static final String KARPENTER_CAPACITY = "karpenter.sh/capacity-type";

  private AksNodes() {}

  /**
   * AKS puts label and taint {@code scalesetpriority} on every spot node of a scale set; nodes of
   * node auto-provisioning have Karpenter's label and no taint.
   */
  static Lowered.Placement lower(NodePool pool, AksNodePool binding) {
    boolean isSpot = binding.capacity() == Capacity.SPOT;
    var selector = new TreeMap<String, String>(binding.labels());
    var taints = new ArrayList<NodeTaint>(binding.taints());
    binding.agentPool().ifPresent(name -> selector.put(AGENT_POOL, name));
    binding.nodePool().ifPresent(name -> selector.put(KARPENTER_POOL, name));
    binding.create().ifPresent(made -> selector.put(KARPENTER_POOL, pool.name()));
    if (isSpot && binding.isProvisioned()) {
      selector.put(KARPENTER_CAPACITY, "spot");
    } else if (isSpot) {
      selector.put(PRIORITY, "spot");
      taints.add(NodeTaint.parse(PRIORITY + "=spot:NoSchedule"));
    }
    return new Lowered.Placement(
        selector,
        Pools.tolerations(taints),
        "spot".equals(selector.get(PRIORITY)) || "spot".equals(selector.get(KARPENTER_CAPACITY)),
        binding.create().stream()
            .map(
                made ->
                    Pools.karpenter(
                        pool.name(),
                        new Pools.NodeClass("karpenter.azure.com", "AKSNodeClass"),
                        made,
                        binding.labels(),
                        binding.taints(),
                        binding.capacity()))
            .toList());
  }
}
