package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
          Map.entry("core.v1.Container", DependentDefaults::container),
          Map.entry("core.v1.EphemeralContainer", DependentDefaults::container),
          Map.entry("core.v1.Volume", DependentDefaults::volume),
          Map.entry("core.v1.Pod", DependentDefaults::pod),
          Map.entry("core.v1.PodSpec", DependentDefaults::podSpec),
          Map.entry("core.v1.ServiceSpec", DependentDefaults::service),
          Map.entry("core.v1.ReplicationController", DependentDefaults::replicationController),
          Map.entry("core.v1.LimitRangeItem", DependentDefaults::limits),
          Map.entry("apps.v1.DeploymentStrategy", m -> rolling(m, "25%", "25%")),
          Map.entry("apps.v1.DaemonSetUpdateStrategy", DependentDefaults::daemonSetStrategy),
          Map.entry("apps.v1.StatefulSetUpdateStrategy", DependentDefaults::statefulSetStrategy),
          Map.entry(
              "batch.v1.Job",
              m -> m.findMap("spec").map(spec -> m.with("spec", job(spec))).orElse(m)),
          Map.entry("autoscaling.v2.HorizontalPodAutoscalerSpec", DependentDefaults::autoscaler),
          Map.entry("autoscaling.v2.HorizontalPodAutoscalerBehavior", DependentDefaults::behavior),
          Map.entry("networking.v1.NetworkPolicySpec", DependentDefaults::networkPolicy),
          Map.entry(
              "rbac.v1.RoleRef",
              m -> missing(m, "apiGroup") ? m.with("apiGroup", text(m, RBAC)) : m),
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

  private static MapNode container(MapNode container) {
    if (!missing(container, "imagePullPolicy")) {
      return container;
    }
    String image = container.findText("image").orElse("");
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    boolean latest = tagged ? named.endsWith(":latest") : at < 0;
    return container.with("imagePullPolicy", text(container, latest ? "Always" : "IfNotPresent"));
  }

  private static MapNode volume(MapNode volume) {
    for (int i = 0; i < volume.size(); i++) {
      if (!volume.keyAt(i).equals("name") && volume.valueAt(i) instanceof MapNode) {
        return volume;
      }
    }
    return volume.with("emptyDir", MapNode.empty(volume.origin()));
  }

  /** The old name of serviceAccountName still counts where the new one is not given. */
  private static MapNode podSpec(MapNode spec) {
    String old = spec.findText("serviceAccount").orElse("");
    return !old.isEmpty() && missing(spec, "serviceAccountName")
        ? spec.with("serviceAccountName", spec.find("serviceAccount").orElseThrow())
        : spec;
  }

  /** In a Pod, not in a template, a limit is a request where none is given. */
  private static MapNode pod(MapNode pod) {
    MapNode spec = pod.findMap("spec").orElse(MapNode.empty(pod.origin()));
    MapNode filled =
        missing(spec, "enableServiceLinks")
            ? spec.with("enableServiceLinks", ScalarNode.bool(true, spec.origin()))
            : spec;
    filled = hostPorts(filled, "containers");
    filled = hostPorts(filled, "initContainers");
    filled = requests(filled, "containers");
    filled = requests(filled, "initContainers");
    filled = filled.has("resources") ? podResources(filled) : filled;
    return filled == spec ? pod : pod.with("spec", filled);
  }

  private static MapNode hostPorts(MapNode spec, String key) {
    ListNode containers = spec.findList(key).orElse(ListNode.empty(spec.origin()));
    boolean host = spec.find("hostNetwork").filter(DependentDefaults::isTrue).isPresent();
    ListNode filled = containers;
    for (int i = 0; host && i < containers.size(); i++) {
      if (containers.get(i) instanceof MapNode container
          && container.findList("ports").isPresent()) {
        ListNode ports = container.findList("ports").orElseThrow();
        ListNode changed = ports;
        for (int j = 0; j < ports.size(); j++) {
          if (ports.get(j) instanceof MapNode port
              && missing(port, "hostPort")
              && port.has("containerPort")) {
            changed =
                changed.with(j, port.with("hostPort", port.find("containerPort").orElseThrow()));
          }
        }
        filled = filled.with(i, container.with("ports", changed));
      }
    }
    return filled == containers ? spec : spec.with(key, filled);
  }

  private static MapNode requests(MapNode spec, String key) {
    ListNode containers = spec.findList(key).orElse(ListNode.empty(spec.origin()));
    ListNode filled = containers;
    for (int i = 0; i < containers.size(); i++) {
      if (containers.get(i) instanceof MapNode container
          && container.findMap("resources").isPresent()) {
        MapNode resources = container.findMap("resources").orElseThrow();
        filled = filled.with(i, container.with("resources", requestsOf(resources)));
      }
    }
    return filled == containers ? spec : spec.with(key, filled);
  }

  private static MapNode requestsOf(MapNode resources) {
    MapNode limits = resources.findMap("limits").orElse(MapNode.empty(resources.origin()));
    MapNode requests = resources.findMap("requests").orElse(MapNode.empty(resources.origin()));
    for (int i = 0; i < limits.size(); i++) {
      if (!requests.has(limits.keyAt(i))) {
        requests = requests.with(limits.keyAt(i), limits.valueAt(i));
      }
    }
    return requests.isEmpty() ? resources : resources.with("requests", requests);
  }

  /** A pod with resources of its own asks for what its containers ask for, else for its limits. */
  private static MapNode podResources(MapNode spec) {
    Optional<MapNode> given = spec.findMap("resources");
    if (given.isEmpty()) {
      return spec;
    }
    MapNode limits = given.get().findMap("limits").orElse(MapNode.empty(spec.origin()));
    MapNode requests = given.get().findMap("requests").orElse(MapNode.empty(spec.origin()));
    if (limits.isEmpty() && requests.isEmpty()) {
      return spec;
    }
    for (Map.Entry<String, BigDecimal> total : PodTotals.of(spec, "limits").entrySet()) {
      String name = total.getKey();
      if (name.startsWith("hugepages-") && !requests.has(name) && !limits.has(name)) {
        limits = limits.with(name, text(spec, total.getValue().toPlainString()));
      }
    }
    if (!limits.isEmpty()) {
      requests = podRequests(spec, limits, requests);
    }
    MapNode resources = given.get();
    resources = limits.isEmpty() ? resources : resources.with("limits", limits);
    resources = requests.isEmpty() ? resources : resources.with("requests", requests);
    return spec.with("resources", resources);
  }

  private static MapNode podRequests(MapNode spec, MapNode limits, MapNode given) {
    MapNode requests = given;
    for (Map.Entry<String, BigDecimal> total : PodTotals.of(spec, "requests").entrySet()) {
      String name = total.getKey();
      if (!requests.has(name) && (name.equals("cpu") || name.equals("memory"))) {
        requests = requests.with(name, text(spec, total.getValue().toPlainString()));
      }
    }
    for (int i = 0; i < limits.size(); i++) {
      String name = limits.keyAt(i);
      boolean known = name.equals("cpu") || name.equals("memory") || name.startsWith("hugepages-");
      if (known && !requests.has(name)) {
        requests = requests.with(name, limits.valueAt(i));
      }
    }
    return requests;
  }

  private static MapNode service(MapNode spec) {
    String type = spec.findText("type").orElse("");
    MapNode filled = spec;
    if (spec.findText("sessionAffinity").orElse("").equals("None")) {
      filled = filled.without("sessionAffinityConfig");
    } else if (spec.findText("sessionAffinity").orElse("").equals("ClientIP")
        && !hasTimeout(spec)) {
      MapNode timeout = MapNode.builder(spec.origin()).put("timeoutSeconds", 10800).build();
      filled =
          filled.with(
              "sessionAffinityConfig",
              MapNode.builder(spec.origin()).put("clientIP", timeout).build());
    }
    if (type.equals("ExternalName")) {
      return spec.has("internalTrafficPolicy") && isDefaulted(spec)
          ? filled.without("internalTrafficPolicy")
          : filled;
    }
    boolean outside = type.equals("NodePort") || type.equals("LoadBalancer");
    boolean addresses = spec.findList("externalIPs").filter(list -> !list.isEmpty()).isPresent();
    if ((outside || (type.equals("ClusterIP") && addresses))
        && missing(spec, "externalTrafficPolicy")) {
      filled = filled.with("externalTrafficPolicy", text(spec, "Cluster"));
    }
    if (type.equals("LoadBalancer") && missing(spec, "allocateLoadBalancerNodePorts")) {
      filled = filled.with("allocateLoadBalancerNodePorts", ScalarNode.bool(true, spec.origin()));
    }
    return ports(filled);
  }

  /**
   * The table fills internalTrafficPolicy for all types; only what was filled in has no origin of
   * its own.
   */
  private static boolean isDefaulted(MapNode spec) {
    return spec.find("internalTrafficPolicy")
        .filter(value -> value.origin() == spec.origin())
        .isPresent();
  }

  private static boolean hasTimeout(MapNode spec) {
    return spec.findMap("sessionAffinityConfig")
        .flatMap(config -> config.findMap("clientIP"))
        .filter(config -> !missing(config, "timeoutSeconds"))
        .isPresent();
  }

  private static MapNode ports(MapNode spec) {
    ListNode ports = spec.findList("ports").orElse(ListNode.empty(spec.origin()));
    ListNode filled = ports;
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i) instanceof MapNode port && port.has("port")) {
        boolean none = port.find("targetPort").filter(value -> !isNothing(value)).isEmpty();
        filled =
            none
                ? filled.with(i, port.with("targetPort", port.find("port").orElseThrow()))
                : filled;
      }
    }
    return filled == ports ? spec : spec.with("ports", filled);
  }

  private static boolean isNothing(Node value) {
    return value instanceof ScalarNode scalar
        && (scalar.isNull()
            || scalar.text().isEmpty()
            || (scalar.kind() == ScalarNode.Kind.INTEGER && scalar.text().equals("0")));
  }

  private static MapNode replicationController(MapNode controller) {
    MapNode spec = controller.findMap("spec").orElse(MapNode.empty(controller.origin()));
    MapNode labels =
        spec.findMap("template")
            .flatMap(t -> t.findMap("metadata"))
            .flatMap(m -> m.findMap("labels"))
            .orElse(MapNode.empty(controller.origin()));
    if (labels.isEmpty()) {
      return controller;
    }
    boolean selects = spec.findMap("selector").filter(selector -> !selector.isEmpty()).isPresent();
    MapNode filled = selects ? controller : controller.with("spec", spec.with("selector", labels));
    MapNode metadata = filled.findMap("metadata").orElse(MapNode.empty(controller.origin()));
    boolean labelled = metadata.findMap("labels").filter(own -> !own.isEmpty()).isPresent();
    return labelled ? filled : filled.with("metadata", metadata.with("labels", labels));
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

  private static MapNode rolling(MapNode strategy, String surge, String unavailable) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    MapNode filled =
        absent(update, "maxUnavailable")
            ? update.with("maxUnavailable", text(strategy, unavailable))
            : update;
    filled = absent(update, "maxSurge") ? filled.with("maxSurge", text(strategy, surge)) : filled;
    return strategy.with("rollingUpdate", filled);
  }

  private static MapNode daemonSetStrategy(MapNode strategy) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    MapNode filled =
        absent(update, "maxUnavailable")
            ? update.with("maxUnavailable", number(strategy, 1))
            : update;
    filled = absent(update, "maxSurge") ? filled.with("maxSurge", number(strategy, 0)) : filled;
    return strategy.with("rollingUpdate", filled);
  }

  private static MapNode statefulSetStrategy(MapNode strategy) {
    if (!strategy.findText("type").orElse("").equals("RollingUpdate")) {
      return strategy;
    }
    MapNode update = strategy.findMap("rollingUpdate").orElse(MapNode.empty(strategy.origin()));
    return strategy.with(
        "rollingUpdate",
        missing(update, "partition") ? update.with("partition", number(strategy, 0)) : update);
  }

  /** Of a Job only: the server fills in nothing of the kind in the job template of a CronJob. */
  private static MapNode job(MapNode spec) {
    MapNode filled = spec;
    if (missing(spec, "completions") && missing(spec, "parallelism")) {
      filled = filled.with("completions", number(spec, 1));
    }
    if (missing(spec, "parallelism")) {
      filled = filled.with("parallelism", number(spec, 1));
    }
    if (missing(spec, "backoffLimit")) {
      filled =
          filled.with(
              "backoffLimit",
              number(spec, missing(spec, "backoffLimitPerIndex") ? 6 : Integer.MAX_VALUE));
    }
    if (absent(spec, "completionMode")) {
      filled = filled.with("completionMode", text(spec, "NonIndexed"));
    }
    if (missing(spec, "suspend")) {
      filled = filled.with("suspend", ScalarNode.bool(false, spec.origin()));
    }
    if (absent(spec, "podReplacementPolicy")) {
      filled =
          filled.with(
              "podReplacementPolicy",
              text(
                  spec,
                  spec.findMap("podFailurePolicy").isPresent() ? "Failed" : "TerminatingOrFailed"));
    }
    return filled;
  }

  private static MapNode autoscaler(MapNode spec) {
    if (spec.findList("metrics").filter(metrics -> !metrics.isEmpty()).isPresent()) {
      return spec;
    }
    var target =
        MapNode.builder(spec.origin())
            .put("type", "Utilization")
            .put("averageUtilization", 80)
            .build();
    var resource = MapNode.builder(spec.origin()).put("name", "cpu").put("target", target).build();
    var metric =
        MapNode.builder(spec.origin()).put("type", "Resource").put("resource", resource).build();
    return spec.with("metrics", ListNode.builder(spec.origin()).add(metric).build());
  }

  private static MapNode behavior(MapNode behavior) {
    MapNode up = behavior.findMap("scaleUp").orElse(MapNode.empty(behavior.origin()));
    MapNode down = behavior.findMap("scaleDown").orElse(MapNode.empty(behavior.origin()));
    ListNode rise =
        ListNode.builder(behavior.origin())
            .add(policy(behavior, "Pods", 4))
            .add(policy(behavior, "Percent", 100))
            .build();
    ListNode fall =
        ListNode.builder(behavior.origin()).add(policy(behavior, "Percent", 100)).build();
    MapNode filledUp =
        missing(up, "stabilizationWindowSeconds")
            ? up.with("stabilizationWindowSeconds", number(up, 0))
            : up;
    return behavior.with("scaleUp", scaling(filledUp, rise)).with("scaleDown", scaling(down, fall));
  }

  private static MapNode policy(MapNode around, String type, long value) {
    return MapNode.builder(around.origin())
        .put("type", type)
        .put("value", value)
        .put("periodSeconds", 15)
        .build();
  }

  private static MapNode scaling(MapNode rules, ListNode policies) {
    MapNode filled =
        absent(rules, "selectPolicy") ? rules.with("selectPolicy", text(rules, "Max")) : rules;
    return filled.findList("policies").isPresent() ? filled : filled.with("policies", policies);
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
    return named && missing(subject, "apiGroup")
        ? subject.with("apiGroup", text(subject, RBAC))
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
            && (missing(request, "count")
                || request
                    .find("count")
                    .filter(
                        value -> value instanceof ScalarNode scalar && scalar.text().equals("0"))
                    .isPresent())
        ? request.with("count", number(request, 1))
        : request;
  }

  private static MapNode definition(MapNode spec) {
    MapNode names = spec.findMap("names").orElse(MapNode.empty(spec.origin()));
    String kind = names.findText("kind").orElse("");
    MapNode filled =
        missing(names, "singular")
            ? names.with("singular", text(names, kind.toLowerCase(Locale.ROOT)))
            : names;
    filled =
        missing(names, "listKind") && !kind.isEmpty()
            ? filled.with("listKind", text(names, kind + "List"))
            : filled;
    return spec.with("names", filled);
  }

  private static boolean isTrue(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.kind() == ScalarNode.Kind.BOOL
        && scalar.text().equals("true");
  }

  /** Whether a field is absent, null or an empty string. */
  private static boolean missing(MapNode map, String key) {
    int at = map.position(key);
    return at < 0
        || (map.valueAt(at) instanceof ScalarNode scalar
            && (scalar.isNull() || scalar.text().isEmpty()));
  }

  /** Whether a field is absent or null. */
  private static boolean absent(MapNode map, String key) {
    int at = map.position(key);
    return at < 0 || (map.valueAt(at) instanceof ScalarNode scalar && scalar.isNull());
  }

  private static ScalarNode text(MapNode around, String value) {
    return ScalarNode.string(value, around.origin());
  }

  private static ScalarNode number(MapNode around, long value) {
    return ScalarNode.integer(value, around.origin());
  }
}
