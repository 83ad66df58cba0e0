package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Defaults that depend on other fields of the object.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/tree/master/pkg/apis">SetDefaults_
 *     functions in pkg/apis/&lt;group&gt;/&lt;version&gt;/defaults.go</a>
 */
public final class DependentDefaults {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private static final Map<String, UnaryOperator<MapNode>> BY_TYPE =
      Map.ofEntries(
          Map.entry("core.v1.Container", PodDefaults::container),
          Map.entry("core.v1.EphemeralContainer", PodDefaults::container),
          Map.entry("core.v1.Volume", PodDefaults::volume),
          Map.entry("core.v1.Pod", PodDefaults::pod),
          Map.entry("core.v1.PodSpec", PodDefaults::podSpec),
          Map.entry("core.v1.ServiceSpec", ServiceDefaults::service),
          Map.entry("core.v1.ReplicationController", WorkloadDefaults::replicationController),
          Map.entry("core.v1.LimitRangeItem", DependentDefaults::limits),
          Map.entry("apps.v1.DeploymentStrategy", m -> WorkloadDefaults.rolling(m, "25%", "25%")),
          Map.entry("apps.v1.DaemonSetUpdateStrategy", WorkloadDefaults::daemonSetStrategy),
          Map.entry("apps.v1.StatefulSetUpdateStrategy", WorkloadDefaults::statefulSetStrategy),
          Map.entry(
              "batch.v1.Job",
              m ->
                  m.findMap("spec")
                      .map(spec -> m.with("spec", WorkloadDefaults.job(spec)))
                      .orElse(m)),
          Map.entry("autoscaling.v2.HorizontalPodAutoscalerSpec", ScalerDefaults::autoscaler),
          Map.entry("autoscaling.v2.HorizontalPodAutoscalerBehavior", ScalerDefaults::behavior),
          Map.entry("networking.v1.NetworkPolicySpec", DependentDefaults::networkPolicy),
          Map.entry(
              "rbac.v1.RoleRef",
              m -> Filling.missing(m, "apiGroup") ? m.with("apiGroup", Filling.text(m, RBAC)) : m),
          Map.entry("rbac.v1.Subject", DependentDefaults::subject),
          Map.entry("storage.v1.CSIDriverSpec", DependentDefaults::csiDriver),
          Map.entry("resource.v1.ExactDeviceRequest", DependentDefaults::count),
          Map.entry("resource.v1.DeviceSubRequest", DependentDefaults::count),
          Map.entry(
              "apiextensions.v1.CustomResourceDefinitionSpec", DependentDefaults::definition));

  private DependentDefaults() {}

  /** Whether a type has such defaults. */
  public static boolean has(String typeName) {
    return BY_TYPE.containsKey(typeName);
  }

  /** A copy with the defaults of a type, whose independent defaults are there already. */
  public static MapNode fill(MapNode map, String typeName) {
    UnaryOperator<MapNode> filler = BY_TYPE.get(typeName);
    return filler == null ? map : filler.apply(map);
  }

  /** Of a container: a default is the maximum, a default request the default or the minimum. */
  private static MapNode limits(MapNode item) {
    if (!item.findText("type").orElse("").equals("Container")) {
      return item;
    }
    MapNode none = MapNode.empty(item.origin());
    MapNode defaults =
        merged(item.findMap("default").orElse(none), item.findMap("max").orElse(none));
    MapNode requests = merged(item.findMap("defaultRequest").orElse(none), defaults);
    requests = merged(requests, item.findMap("min").orElse(none));
    return item.with("default", defaults).with("defaultRequest", requests);
  }

  private static MapNode merged(MapNode map, MapNode fallback) {
    MapNode merged = map;
    for (int i = 0; i < fallback.size(); i++) {
      if (!merged.has(fallback.keyAt(i))) {
        merged = merged.with(fallback.keyAt(i), fallback.valueAt(i));
      }
    }
    return merged;
  }

  private static MapNode networkPolicy(MapNode spec) {
    if (spec.findList("policyTypes").filter(types -> !types.isEmpty()).isPresent()) {
      return spec;
    }
    var types = ListNode.builder(spec.origin()).add("Ingress");
    if (spec.findList("egress").filter(rules -> !rules.isEmpty()).isPresent()) {
      types.add("Egress");
    }
    return spec.with("policyTypes", types.build());
  }

  private static MapNode subject(MapNode subject) {
    String kind = subject.findText("kind").orElse("");
    boolean named = kind.equals("User") || kind.equals("Group");
    return named && Filling.missing(subject, "apiGroup")
        ? subject.with("apiGroup", Filling.text(subject, RBAC))
        : subject;
  }

  private static MapNode csiDriver(MapNode spec) {
    return spec.findList("volumeLifecycleModes").filter(modes -> !modes.isEmpty()).isPresent()
        ? spec
        : spec.with(
            "volumeLifecycleModes", ListNode.builder(spec.origin()).add("Persistent").build());
  }

  private static MapNode count(MapNode request) {
    boolean exact = request.findText("allocationMode").orElse("").equals("ExactCount");
    return exact
            && (Filling.missing(request, "count")
                || request
                    .find("count")
                    .filter(
                        value -> value instanceof ScalarNode scalar && scalar.text().equals("0"))
                    .isPresent())
        ? request.with("count", Filling.number(request, 1))
        : request;
  }

  private static MapNode definition(MapNode spec) {
    MapNode names = spec.findMap("names").orElse(MapNode.empty(spec.origin()));
    String kind = names.findText("kind").orElse("");
    MapNode filled =
        Filling.missing(names, "singular")
            ? names.with("singular", Filling.text(names, kind.toLowerCase(Locale.ROOT)))
            : names;
    filled =
        Filling.missing(names, "listKind") && !kind.isEmpty()
            ? filled.with("listKind", Filling.text(names, kind + "List"))
            : filled;
    return spec.with("names", filled);
  }
}
