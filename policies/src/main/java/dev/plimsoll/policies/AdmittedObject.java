package dev.plimsoll.policies;

import dev.plimsoll.check.ServerDefaults;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import java.util.List;

/**
 * An object as policies see it: beyond its defaults it has the structures that Go always writes,
 * and what the server's own admission adds to pods. What nobody can know before is left out: uid,
 * times, addresses and the volume of the token.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/">Admission
 *     control in Kubernetes, DefaultTolerationSeconds, Priority, ServiceAccount</a>
 */
final class AdmittedObject {
  private static final MapNode EMPTY = MapNode.empty(Origin.UNKNOWN);
  private static final List<String> CONTAINERS = List.of("initContainers", "containers");

  private AdmittedObject() {}

  static MapNode of(MapNode tree, KindSchema kind) {
    MapNode filled = ServerDefaults.fill(tree, kind);
    if (kind.isCustom()) {
      return filled;
    }
    if (kind.type().field("status").isPresent() && !filled.has("status")) {
      filled = filled.with("status", EMPTY);
    }
    return switch (kind.kind()) {
      case "Pod" -> inside(filled, "spec", spec -> pod(containers(spec)));
      case "PodTemplate" -> inside(filled, "template", AdmittedObject::template);
      case "CronJob" ->
          inside(
              filled,
              "spec",
              spec ->
                  inside(
                      spec,
                      "jobTemplate",
                      job -> inside(job, "spec", AdmittedObject::withTemplate)));
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job" ->
          inside(filled, "spec", AdmittedObject::withTemplate);
      default -> filled;
    };
  }

  /** What is done with a part of a tree. */
  @FunctionalInterface
  private interface Change {
    MapNode of(MapNode part);
  }

  private static MapNode inside(MapNode map, String key, Change change) {
    return map.findMap(key).map(part -> map.with(key, change.of(part))).orElse(map);
  }

  private static MapNode withTemplate(MapNode spec) {
    return inside(spec, "template", AdmittedObject::template);
  }

  private static MapNode template(MapNode template) {
    return inside(
        missing(template, "metadata") ? template.with("metadata", EMPTY) : template,
        "spec",
        AdmittedObject::containers);
  }

  private static MapNode containers(MapNode spec) {
    MapNode filled = spec;
    for (String key : CONTAINERS) {
      if (filled.find(key).orElse(null) instanceof ListNode list) {
        ListNode.Builder items = ListNode.builder(list.origin());
        list.items()
            .forEach(
                item ->
                    items.add(
                        item instanceof MapNode map && missing(map, "resources")
                            ? map.with("resources", EMPTY)
                            : item));
        filled = filled.with(key, items.build());
      }
    }
    return filled;
  }

  private static MapNode pod(MapNode spec) {
    MapNode filled = spec;
    for (String key : List.of("serviceAccountName", "serviceAccount")) {
      if (filled.findText(key).orElse("").isEmpty()) {
        filled = filled.with(key, ScalarNode.string("default", Origin.UNKNOWN));
      }
    }
    if (missing(filled, "priority") && filled.findText("priorityClassName").isEmpty()) {
      filled = filled.with("priority", ScalarNode.integer(0, Origin.UNKNOWN));
      if (missing(filled, "preemptionPolicy")) {
        filled =
            filled.with(
                "preemptionPolicy", ScalarNode.string("PreemptLowerPriority", Origin.UNKNOWN));
      }
    }
    return filled.with("tolerations", tolerations(filled));
  }

  private static ListNode tolerations(MapNode spec) {
    ListNode given =
        spec.find("tolerations").orElse(null) instanceof ListNode list
            ? list
            : ListNode.builder(Origin.UNKNOWN).build();
    ListNode.Builder all = ListNode.builder(given.origin());
    given.items().forEach(all::add);
    for (String taint : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
      if (given.items().stream().noneMatch(item -> tolerates(item, taint))) {
        all.add(
            MapNode.builder(Origin.UNKNOWN)
                .put("key", taint)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", 300)
                .build());
      }
    }
    return all.build();
  }

  private static boolean tolerates(Node toleration, String taint) {
    if (!(toleration instanceof MapNode map)) {
      return false;
    }
    String key = map.findText("key").orElse("");
    String effect = map.findText("effect").orElse("");
    return (key.equals(taint) || key.isEmpty()) && (effect.equals("NoExecute") || effect.isEmpty());
  }

  private static boolean missing(MapNode map, String key) {
    return map.find(key)
        .filter(value -> !(value instanceof ScalarNode scalar && scalar.isNull()))
        .isEmpty();
  }
}
