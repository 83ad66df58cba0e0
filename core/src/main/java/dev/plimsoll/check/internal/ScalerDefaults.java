package dev.plimsoll.check.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;

/**
 * Defaults of HorizontalPodAutoscalers that depend on other fields.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/autoscaling/v2/defaults.go">pkg/apis/autoscaling/v2/defaults.go</a>
 */
final class ScalerDefaults {
  private ScalerDefaults() {}

  static MapNode autoscaler(MapNode spec) {
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

  static MapNode behavior(MapNode behavior) {
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
        Filling.missing(up, "stabilizationWindowSeconds")
            ? up.with("stabilizationWindowSeconds", Filling.number(up, 0))
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
        Filling.absent(rules, "selectPolicy")
            ? rules.with("selectPolicy", Filling.text(rules, "Max"))
            : rules;
    return filled.findList("policies").isPresent() ? filled : filled.with("policies", policies);
  }
}
