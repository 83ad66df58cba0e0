package dev.plimsoll.check.admission;

import static dev.plimsoll.check.admission.Source.CORE;

import dev.plimsoll.unit.NameRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of Nodes. */
final class NodeRules {
  static final Rule NODE =
      Rule.of("PLM3751", "ND1")
          .at("spec.taints")
          .says("a node has sound taints, and ranges of pods of each family once")
          .fix("leave Nodes to the kubelet")
          .source(CORE, "ValidateNode");

  private NodeRules() {}

  static void node(Field root) {
    Field spec = root.at("spec");
    Set<String> taints = new HashSet<>();
    for (Field taint : spec.at("taints").items()) {
      taint.at("key").refuse(NODE, NameRules.qualifiedName(taint.text("key")));
      taint.at("value").refuse(NODE, NameRules.labelValue(taint.text("value")));
      Field effect = taint.at("effect");
      if (!List.of("NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect.text())) {
        effect.refuse(NODE, effect.shown() + " must be NoSchedule, PreferNoSchedule or NoExecute");
      }
      if (!taints.add(taint.text("key") + " " + effect.text())) {
        taint.refuse(NODE, "a taint stands twice");
      }
    }
    for (String key : List.of("capacity", "allocatable")) {
      for (Field amount : root.at("status", key).entries()) {
        ResourceRules.value(amount);
      }
    }
    podRanges(spec);
  }

  private static void podRanges(Field spec) {
    List<Field> ranges = spec.at("podCIDRs").items();
    boolean differs = ranges.isEmpty() || !ranges.get(0).text().equals(spec.text("podCIDR"));
    if (differs && !spec.text("podCIDR").isEmpty()) {
      // The single field replaces a list that begins with another.
      ranges = List.of(spec.at("podCIDR"));
    }
    int six = 0;
    for (Field range : ranges) {
      range.refuse(NODE, Syntax.range(range.text(), range.run()));
      six += range.text().indexOf(':') >= 0 ? 1 : 0;
    }
    if (ranges.size() > 2 || (ranges.size() == 2 && six != 1)) {
      spec.at("podCIDRs").refuse(NODE, "ranges of pods must be one of each family at most");
    }
  }
}
