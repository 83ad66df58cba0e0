package dev.plimsoll.compile;

import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodDemand;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ResourceQuota and a LimitRange for each namespace that runs pods: the quota covers what all
 * declared workloads and latent pods can ask for at once, task pods that wait for a job included,
 * with a quarter to spare for hand-made pods, and at least what rolling updates of all Deployments
 * make at once, or an update of a single large pod could never begin; the limit range gives
 * containers that another program injects without requests the little that a quota demands. A
 * namespace with a DaemonSet has no quota: nobody here knows how many nodes there will be.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas</a>
 * @see <a href="https://kubernetes.io/docs/concepts/policy/limit-range/">Limit ranges</a>
 */
final class QuotaPlanner {
  private static final Origin ORIGIN =
      new Origin(Layer.SETTLE, Place.java("platform", "QuotaPlanner.plan"));

  /** What the pods of one namespace ask for. */
  private static final class Sum {
    private Quantity cpu = Quantity.ZERO;
    private Quantity memory = Quantity.ZERO;
    private long pods;
    private Quantity surgeCpu = Quantity.ZERO;
    private Quantity surgeMemory = Quantity.ZERO;
    private long surgePods;
    private boolean isBounded = true;

    void add(PodDemand more) {
      cpu = cpu.plus(more.request("cpu").times(more.most()));
      memory = memory.plus(more.request("memory").times(more.most()));
      pods += more.most();
      surgeCpu = surgeCpu.plus(more.request("cpu").times(more.surge()));
      surgeMemory = surgeMemory.plus(more.request("memory").times(more.surge()));
      surgePods += more.surge();
    }
  }

  List<Manifest> plan(Bundle bundle) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (PodDemand pods : PodDemand.of(bundle)) {
      Sum sum = sums.computeIfAbsent(pods.namespace(), namespace -> new Sum());
      sum.isBounded &= !pods.manifest().is("apps", "DaemonSet");
      sum.add(pods);
    }
    var manifests = new ArrayList<Manifest>();
    sums.forEach(
        (namespace, sum) -> {
          if (sum.isBounded) {
            manifests.add(quota(NamespaceName.of(namespace), sum));
          }
          manifests.add(limits(NamespaceName.of(namespace)));
        });
    return manifests;
  }

  private static Manifest quota(NamespaceName namespace, Sum sum) {
    MapNode hard =
        MapNode.builder(ORIGIN)
            .put(
                "pods",
                Long.toString(sum.pods + Math.max(Math.max(5, sum.surgePods), sum.pods / 4)))
            .put("requests.cpu", spare(sum.cpu, sum.surgeCpu, Quantity.Form.DECIMAL))
            .put("requests.memory", spare(sum.memory, sum.surgeMemory, Quantity.Form.BINARY))
            .build();
    return object("ResourceQuota", namespace, MapNode.builder(ORIGIN).put("hard", hard).build());
  }

  /**
   * A quarter more or the surge, in whole cores or mebibytes: a small change does not change it.
   */
  private static String spare(Quantity sum, Quantity surge, Quantity.Form form) {
    BigDecimal quarter = sum.amount().multiply(new BigDecimal("1.25"));
    BigDecimal more = quarter.max(sum.amount().add(surge.amount()));
    if (form == Quantity.Form.DECIMAL) {
      return more.setScale(0, RoundingMode.CEILING).toBigInteger().toString();
    }
    BigDecimal mebi = new BigDecimal(1 << 20);
    return more.divide(mebi, 0, RoundingMode.CEILING).toBigInteger() + "Mi";
  }

  private static Manifest limits(NamespaceName namespace) {
    MapNode least = MapNode.builder(ORIGIN).put("cpu", "10m").put("memory", "32Mi").build();
    MapNode limit =
        MapNode.builder(ORIGIN).put("type", "Container").put("defaultRequest", least).build();
    return object(
        "LimitRange",
        namespace,
        MapNode.builder(ORIGIN).put("limits", ListNode.of(List.of(limit), ORIGIN)).build());
  }

  private static Manifest object(String kind, NamespaceName namespace, MapNode spec) {
    MapNode metadata =
        MapNode.builder(ORIGIN).put("name", "plimsoll").put("namespace", namespace.value()).build();
    return Manifest.of(
        MapNode.builder(ORIGIN)
            .put("apiVersion", "v1")
            .put("kind", kind)
            .put("metadata", metadata)
            .put("spec", spec)
            .build());
  }
}
