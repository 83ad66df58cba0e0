package dev.plimsoll.targets.internal;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.targets.Capacity;
import dev.plimsoll.targets.KarpenterPool;
import dev.plimsoll.targets.NodeTaint;
import dev.plimsoll.targets.TargetCodes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Node pools: what all targets make alike. */
public final class Pools {
  private static final List<String> CLOUDS =
      List.of(
          "eks.amazonaws.com/", "karpenter.k8s.aws/", "cloud.google.com/", "kubernetes.azure.com/");

  private Pools() {}

  /**
   * Why a label is never on a node.
   *
   * @param reason continues the sentence
   * @param fix what to write instead
   */
  public record Foreign(String reason, String fix) {}

  /** What tolerates the taints. */
  public static List<Toleration> tolerations(Collection<NodeTaint> taints) {
    return taints.stream().distinct().map(Pools::toleration).toList();
  }

  private static Toleration toleration(NodeTaint taint) {
    return new TolerationBuilder()
        .withKey(taint.key().value())
        .withOperator("Equal")
        .withValue(taint.value().value())
        .withEffect(taint.effect().word())
        .build();
  }

  /** Refuses a pool that nothing selects. */
  public static void requireSelector(boolean isSelected, Where where, Findings findings) {
    if (!isSelected) {
      findings.add(
          TargetCodes.POOL_SELECTS_NOTHING,
          where,
          "nothing selects the nodes of the pool",
          "name the pool, or write a label of its nodes under labels");
    }
  }

  /** Refuses labels that nodes here never carry. */
  public static void refuseLabels(
      Map<String, String> labels, String prefix, Foreign foreign, Where where, Findings findings) {
    labels.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .forEach(
            key ->
                findings.add(
                    TargetCodes.FOREIGN_NODE_LABEL,
                    where.at(where.path().field("labels").field(key)),
                    "label \"" + key + "\" is never on a node here: " + foreign.reason(),
                    foreign.fix()));
  }

  /**
   * Refuses labels of other clouds.
   *
   * @param own the prefixes that are right here
   */
  public static void refuseLabelsOfClouds(
      Map<String, String> labels,
      Set<String> own,
      Foreign foreign,
      Where where,
      Findings findings) {
    CLOUDS.stream()
        .filter(prefix -> !own.contains(prefix))
        .forEach(prefix -> refuseLabels(labels, prefix, foreign, where, findings));
  }

  /**
   * A Karpenter NodePool.
   *
   * <p>Nodes go when they are empty, not when they could be packed better: Spark executors hold
   * shuffle data. The hour of {@code terminationGracePeriod} ends a drain that a pod which may not
   * be disturbed would block for ever.
   *
   * @see <a href="https://karpenter.sh/docs/concepts/nodepools/">Karpenter, NodePools</a>
   */
  public static HasMetadata karpenter(
      String name,
      NodeClass nodeClass,
      KarpenterPool pool,
      Map<String, String> labels,
      List<NodeTaint> taints,
      Capacity capacity) {
    var requirements = new ArrayList<Object>();
    requirements.add(
        requirement(
            "karpenter.sh/capacity-type",
            List.of(capacity == Capacity.SPOT ? "spot" : "on-demand")));
    pool.requirements().forEach((key, values) -> requirements.add(requirement(key, values)));
    Map<String, Object> nodes =
        CustomObjects.fields(
            "nodeClassRef",
            CustomObjects.fields(
                "group",
                nodeClass.group(),
                "kind",
                nodeClass.kind(),
                "name",
                pool.nodeClass().value()),
            "requirements",
            requirements,
            "expireAfter",
            "720h",
            "terminationGracePeriod",
            "1h");
    if (!taints.isEmpty()) {
      nodes.put("taints", taints.stream().map(Pools::field).toList());
    }
    Map<String, Object> template = CustomObjects.fields();
    if (!labels.isEmpty()) {
      template.put("metadata", CustomObjects.fields("labels", labels));
    }
    template.put("spec", nodes);
    return CustomObjects.clusterWide(
        "karpenter.sh/v1",
        "NodePool",
        name,
        CustomObjects.fields(
            "template",
            template,
            "disruption",
            CustomObjects.fields("consolidationPolicy", "WhenEmpty", "consolidateAfter", "1m"),
            "limits",
            CustomObjects.fields(
                "cpu", pool.cpuLimit().toString(), "memory", pool.memoryLimit().toString())));
  }

  /**
   * The kind of node classes of a provider.
   *
   * @param group its API group
   * @param kind its kind
   */
  public record NodeClass(String group, String kind) {}

  private static Map<String, Object> requirement(String key, List<String> values) {
    return CustomObjects.fields("key", key, "operator", "In", "values", values);
  }

  /** A taint as objects of node provisioners write it. */
  public static Map<String, Object> field(NodeTaint taint) {
    Map<String, Object> field = CustomObjects.fields("key", taint.key().value());
    if (!taint.value().value().isEmpty()) {
      field.put("value", taint.value().value());
    }
    field.put("effect", taint.effect().word());
    return field;
  }
}
