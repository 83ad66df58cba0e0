package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Defaults of pods, containers and volumes that depend on other fields.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go">pkg/apis/core/v1/defaults.go</a>
 */
final class PodDefaults {
  private PodDefaults() {}

  static MapNode container(MapNode container) {
    if (!Filling.missing(container, "imagePullPolicy")) {
      return container;
    }
    String image = container.findText("image").orElse("");
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    boolean latest = tagged ? named.endsWith(":latest") : at < 0;
    return container.with(
        "imagePullPolicy", Filling.text(container, latest ? "Always" : "IfNotPresent"));
  }

  static MapNode volume(MapNode volume) {
    for (int i = 0; i < volume.size(); i++) {
      if (!volume.keyAt(i).equals("name") && volume.valueAt(i) instanceof MapNode) {
        return volume;
      }
    }
    return volume.with("emptyDir", MapNode.empty(volume.origin()));
  }

  /** The old name of serviceAccountName still counts where the new one is not given. */
  static MapNode podSpec(MapNode spec) {
    String old = spec.findText("serviceAccount").orElse("");
    return !old.isEmpty() && Filling.missing(spec, "serviceAccountName")
        ? spec.with("serviceAccountName", spec.find("serviceAccount").orElseThrow())
        : spec;
  }

  /** In a Pod, not in a template, a limit is a request where none is given. */
  static MapNode pod(MapNode pod) {
    MapNode spec = pod.findMap("spec").orElse(MapNode.empty(pod.origin()));
    MapNode filled =
        Filling.missing(spec, "enableServiceLinks")
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
    boolean host = spec.find("hostNetwork").filter(Filling::isTrue).isPresent();
    ListNode filled = containers;
    for (int i = 0; host && i < containers.size(); i++) {
      if (containers.get(i) instanceof MapNode container
          && container.findList("ports").isPresent()) {
        ListNode ports = container.findList("ports").orElseThrow();
        ListNode changed = ports;
        for (int j = 0; j < ports.size(); j++) {
          if (ports.get(j) instanceof MapNode port
              && Filling.missing(port, "hostPort")
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
        limits = limits.with(name, Filling.text(spec, total.getValue().toPlainString()));
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
        requests = requests.with(name, Filling.text(spec, total.getValue().toPlainString()));
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
}
