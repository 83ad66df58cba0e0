package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;

/**
 * Defaults of Services that depend on other fields.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go">pkg/apis/core/v1/defaults.go</a>
 */
final class ServiceDefaults {
  private ServiceDefaults() {}

  static MapNode service(MapNode spec) {
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
        && Filling.missing(spec, "externalTrafficPolicy")) {
      filled = filled.with("externalTrafficPolicy", Filling.text(spec, "Cluster"));
    }
    if (type.equals("LoadBalancer") && Filling.missing(spec, "allocateLoadBalancerNodePorts")) {
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
        .filter(config -> !Filling.missing(config, "timeoutSeconds"))
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
}
