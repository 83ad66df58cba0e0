package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.targets.internal.CustomObjects;
import dev.plimsoll.targets.internal.Pools;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Node pools of GKE.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms">GKE, Spot
 *     VMs</a>
 */
final class GkeNodes {
  private static final String POOL = "cloud.google.com/gke-nodepool";
  private static final String CLASS = "cloud.google.com/compute-class";
  private static final String SPOT = "cloud.google.com/gke-spot";

  private GkeNodes() {}

  /**
   * Spot nodes are selected by their label and tolerated: GKE taints them where node pools are made
   * automatically, and in Autopilot adds the same toleration itself.
   */
  static Lowered.Placement lower(NodePool pool, GkeNodePool binding) {
    var selector = new TreeMap<String, String>(binding.labels());
    var taints = new ArrayList<NodeTaint>(binding.taints());
    binding.nodePool().ifPresent(name -> selector.put(POOL, name));
    Optional<String> computeClass =
        binding.computeClass().or(() -> binding.create().map(made -> pool.name()));
    computeClass.ifPresent(
        name -> {
          selector.put(CLASS, name);
          taints.add(NodeTaint.parse(CLASS + "=" + name + ":NoSchedule"));
        });
    if (binding.capacity() == Capacity.SPOT) {
      selector.put(SPOT, "true");
      taints.add(NodeTaint.parse(SPOT + "=true:NoSchedule"));
    }
    return new Lowered.Placement(
        selector,
        Pools.tolerations(taints),
        "true".equals(selector.get(SPOT)),
        binding.create().map(made -> List.of(computeClass(pool, binding, made))).orElse(List.of()));
  }

  /**
   * Source: <a
   * href="https://cloud.google.com/kubernetes-engine/docs/reference/crds/computeclass">GKE,
   * ComputeClass</a>.
   */
  private static HasMetadata computeClass(
      NodePool pool, GkeNodePool binding, GkeComputeClass made) {
    boolean isSpot = binding.capacity() == Capacity.SPOT;
    List<Object> priorities =
        made.machineFamilies().stream()
            .<Object>map(family -> CustomObjects.fields("machineFamily", family, "spot", isSpot))
            .toList();
    var config = CustomObjects.fields();
    if (!binding.labels().isEmpty()) {
      config.put("nodeLabels", binding.labels());
    }
    if (!binding.taints().isEmpty()) {
      config.put("taints", binding.taints().stream().map(Pools::field).toList());
    }
    var spec =
        CustomObjects.fields(
            "priorities",
            priorities,
            "nodePoolAutoCreation",
            CustomObjects.fields("enabled", true),
            "whenUnsatisfiable",
            "DoNotScaleUp");
    if (!config.isEmpty()) {
      spec.put("nodePoolConfig", config);
    }
    return CustomObjects.clusterWide("cloud.google.com/v1", "ComputeClass", pool.name(), spec);
  }
}
