package dev.plimsoll.targets.gke;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.unit.Labels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Nodes of a GKE cluster that pods can be sent to.
 *
 * @param nodePool the node pool that they are of; not in Autopilot
 * @param computeClass the compute class that makes them
 * @param labels labels that they carry
 * @param taints taints that they carry, besides those of GKE
 * @param capacity on which terms they are lent
 * @param create the compute class, where Plimsoll writes it; its name is that of the intent
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeNodePool(
    Optional<String> nodePool,
    Optional<String> computeClass,
    Map<String, String> labels,
    List<NodeTaint> taints,
    @Default("on-demand") Capacity capacity,
    Optional<GkeComputeClass> create) {
  /**
   * Checks that one maker of nodes is named.
   *
   * @throws IllegalArgumentException if several are
   */
  public GkeNodePool {
    labels = Labels.of(labels).asMap();
    taints = List.copyOf(taints);
    Objects.requireNonNull(capacity, "capacity");
    if (nodePool.isPresent() && (computeClass.isPresent() || create.isPresent())) {
      throw new IllegalArgumentException(
          "nodes are chosen by node pool or by compute class; keep one of nodePool and computeClass"
              + " or create");
    }
    if (computeClass.isPresent() && create.isPresent()) {
      throw new IllegalArgumentException(
          "computeClass names a class that exists, create makes one; keep one of them");
    }
  }

  /** Nodes with labels and taints of your own. */
  public static GkeNodePool labelled(Map<String, String> labels, List<NodeTaint> taints) {
    return new GkeNodePool(
        Optional.empty(), Optional.empty(), labels, taints, Capacity.ON_DEMAND, Optional.empty());
  }

  /** This pool on other terms. */
  public GkeNodePool withCapacity(Capacity other) {
    return new GkeNodePool(nodePool, computeClass, labels, taints, other, create);
  }
}
