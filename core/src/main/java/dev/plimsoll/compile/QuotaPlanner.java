package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ResourceQuota and a LimitRange for each namespace that runs pods: the quota covers what all
 * declared workloads and latent pods can ask for at once, with a quarter to spare for rolling
 * updates and hand-made pods; the limit range gives containers that another program injects without
 * requests the little that a quota demands. A namespace with a DaemonSet has no quota: nobody here
 * knows how many nodes there will be.
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
    private boolean isBounded = true;

    void add(Quantity moreCpu, Quantity moreMemory, long times) {
      cpu = cpu.plus(moreCpu.times(times));
      memory = memory.plus(moreMemory.times(times));
      pods += times;
    }
  }

  List<Manifest> plan(Bundle bundle) {
    SortedMap<String, Sum> sums = new TreeMap<>();
    Map<Scaled, Long> scaled = scaled(bundle);
    for (Manifest manifest : bundle.all()) {
      Optional<FieldPath> path = PodPaths.of(manifest.identity());
      if (path.isEmpty() || manifest.identity().namespace().isEmpty()) {
        continue;
      }
      if (manifest.find(path.get().field("spec")).orElse(null) instanceof MapNode spec) {
        Sum sum =
            sums.computeIfAbsent(manifest.identity().namespace().get(), namespace -> new Sum());
        sum.isBounded &= !manifest.is("apps", "DaemonSet");
        sum.add(request(spec, "cpu"), request(spec, "memory"), most(manifest, scaled));
      }
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

  /** A workload under a scaler. */
  private record Scaled(String kind, String namespace, String name) {}

  /** How many replicas scalers allow. */
  private static Map<Scaled, Long> scaled(Bundle bundle) {
    var scaled = new HashMap<Scaled, Long>();
    FieldPath target = FieldPath.of("spec", "scaleTargetRef");
    bundle
        .ofKind("autoscaling", "HorizontalPodAutoscaler")
        .forEach(
            scaler ->
                scaled.merge(
                    new Scaled(
                        text(scaler, target.field("kind")),
                        scaler.identity().namespace().orElse(""),
                        text(scaler, target.field("name"))),
                    number(scaler, FieldPath.of("spec", "maxReplicas")).orElse(1L),
                    Math::max));
    return scaled;
  }

  /** How many of these pods there can be at once. */
  private static long most(Manifest manifest, Map<Scaled, Long> scaled) {
    if (manifest.presence() instanceof Presence.Latent latent) {
      return latent.most();
    }
    Identity id = manifest.identity();
    Long most = scaled.get(new Scaled(id.kind(), id.namespace().orElse(""), id.name()));
    return most != null
        ? most
        : number(manifest, FieldPath.of("spec", "replicas"))
            .or(() -> number(manifest, FieldPath.of("spec", "parallelism")))
            .or(() -> number(manifest, FieldPath.of("spec", "jobTemplate", "spec", "parallelism")))
            .orElse(1L);
  }

  private static String text(Manifest manifest, FieldPath path) {
    return manifest.find(path).orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static Optional<Long> number(Manifest manifest, FieldPath path) {
    return manifest
        .find(path)
        .filter(n -> n instanceof ScalarNode s && s.kind() == ScalarNode.Kind.INTEGER)
        .map(n -> Long.parseLong(((ScalarNode) n).text()));
  }

  /**
   * What a pod asks for: the sum of its containers and sidecars, or of an init container and the
   * sidecars that run already beside it, if that is more.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers">Resource
   *     sharing within containers</a>
   */
  private static Quantity request(MapNode spec, String resource) {
    Quantity sidecars = Quantity.ZERO;
    Quantity most = Quantity.ZERO;
    for (Node container : list(spec, "initContainers")) {
      Quantity beside = sidecars.plus(request(container, resource));
      if (container instanceof MapNode map
          && map.findText("restartPolicy").equals(Optional.of("Always"))) {
        sidecars = beside;
      }
      most = larger(most, beside);
    }
    Quantity running = sidecars;
    for (Node container : list(spec, "containers")) {
      running = running.plus(request(container, resource));
    }
    return larger(most, running);
  }

  private static Quantity larger(Quantity one, Quantity other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static List<Node> list(MapNode spec, String key) {
    return spec.findList(key).map(ListNode::items).orElse(List.of());
  }

  private static Quantity request(Node container, String resource) {
    if (container instanceof MapNode map
        && map.find("resources").orElse(null) instanceof MapNode resources) {
      for (String kind : List.of("requests", "limits")) {
        Optional<Quantity> asked =
            resources
                .findMap(kind)
                .flatMap(m -> m.find(resource))
                .flatMap(n -> Quantity.find(((ScalarNode) n).text()));
        if (asked.isPresent()) {
          return asked.get();
        }
      }
    }
    return Quantity.ZERO;
  }

  private static Manifest quota(NamespaceName namespace, Sum sum) {
    MapNode hard =
        MapNode.builder(ORIGIN)
            .put("pods", Long.toString(sum.pods + Math.max(5, sum.pods / 4)))
            .put("requests.cpu", spare(sum.cpu, Quantity.Form.DECIMAL))
            .put("requests.memory", spare(sum.memory, Quantity.Form.BINARY))
            .build();
    return object("ResourceQuota", namespace, MapNode.builder(ORIGIN).put("hard", hard).build());
  }

  /** A quarter more, in whole cores or mebibytes, so that a small change does not change it. */
  private static String spare(Quantity sum, Quantity.Form form) {
    BigDecimal more = sum.amount().multiply(new BigDecimal("1.25"));
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
