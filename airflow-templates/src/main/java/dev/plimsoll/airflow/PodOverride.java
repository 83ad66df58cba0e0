package dev.plimsoll.airflow;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A {@code pod_override}, as Airflow merges it with the pod template: in the first container
 * variables, mounts and ports are appended, and so are the volumes of the pod; any other field of
 * the two that the override has, and that is not empty, replaces the template's as a whole. Labels
 * and annotations are added. Other containers, and those that end first, are the template's.
 *
 * @see <a
 *     href="https://github.com/apache/airflow/blob/main/providers/cncf/kubernetes/src/airflow/providers/cncf/kubernetes/pod_generator.py">PodGenerator.reconcile_pods</a>
 */
final class PodOverride {
  private static final String CONTAINERS = "containers";
  private static final String INIT_CONTAINERS = "initContainers";

  /** Lists of the first container that are appended to, and what makes an entry of each one. */
  private static final Map<String, String> OF_CONTAINER =
      new TreeMap<>(
          Map.of(
              "env", "name",
              "envFrom", "",
              "ports", "name",
              "volumeDevices", "devicePath",
              "volumeMounts", "mountPath"));

  private static final Map<String, String> OF_POD = Map.of("volumes", "name");

  private PodOverride() {}

  /**
   * What makes a pod out of a template.
   *
   * @param override the override; empty if the pod is the template
   * @param lost the fields of the pod that an override cannot make so
   */
  record Difference(Optional<MapNode> override, List<String> lost) {
    Difference {
      lost = List.copyOf(lost);
    }
  }

  /** The override that makes {@code pod} out of {@code template}. */
  static Difference between(MapNode template, MapNode pod) {
    var lost = new ArrayList<String>();
    Origin origin = pod.origin();
    MapNode from = spec(template);
    MapNode to = spec(pod);
    var spec = MapNode.builder(origin);
    var container = MapNode.builder(origin);
    changed(first(from), first(to), new Scope("spec.containers[0].", OF_CONTAINER, lost))
        .forEach(container::put);
    // The model of a pod's spec must have containers, so the first is named even if it stays as it
    // is.
    var named = MapNode.builder(origin).put("name", first(to).findText("name").orElse("base"));
    container.build().forEach(named::put);
    spec.put(CONTAINERS, ListNode.of(List.of(named.build()), origin));
    changed(
            from.without(CONTAINERS).without(INIT_CONTAINERS),
            to.without(CONTAINERS).without(INIT_CONTAINERS),
            new Scope("spec.", OF_POD, lost))
        .forEach(spec::put);
    if (!others(from).equals(others(to))) {
      lost.add("spec.containers, other than the first");
    }
    if (!from.find(INIT_CONTAINERS).equals(to.find(INIT_CONTAINERS))) {
      lost.add("spec.initContainers");
    }
    var metadata = MapNode.builder(origin);
    for (String marks : List.of("labels", "annotations")) {
      MapNode more = added(marks(template, marks), marks(pod, marks), marks, lost);
      if (!more.isEmpty()) {
        metadata.put(marks, more);
      }
    }
    boolean isTemplate = container.isEmpty() && spec.build().size() == 1 && metadata.isEmpty();
    if (isTemplate) {
      return new Difference(Optional.empty(), lost);
    }
    var override = MapNode.builder(origin).put("apiVersion", "v1").put("kind", "Pod");
    if (!metadata.isEmpty()) {
      override.put("metadata", metadata.build());
    }
    return new Difference(Optional.of(override.put("spec", spec.build()).build()), lost);
  }

  /** The pod that Airflow makes of a template and an override; its name is {@code name}. */
  static MapNode merged(MapNode template, MapNode override, String name) {
    MapNode base = spec(template);
    MapNode over = spec(override);
    MapNode spec = replaced(base, over.without(CONTAINERS), OF_POD);
    if (over.findList(CONTAINERS).isPresent()) {
      ListNode containers = base.findList(CONTAINERS).orElseThrow();
      spec =
          spec.with(
              CONTAINERS, containers.with(0, replaced(first(base), first(over), OF_CONTAINER)));
    }
    MapNode metadata = template.findMap("metadata").orElseThrow();
    metadata = metadata.with("name", ScalarNode.string(name, metadata.origin()));
    for (String marks : List.of("labels", "annotations")) {
      MapNode more = marks(override, marks);
      if (!more.isEmpty()) {
        metadata = metadata.with(marks, replaced(marks(template, marks), more, Map.of()));
      }
    }
    return template.with("metadata", metadata).with("spec", spec);
  }

  /** Where fields stand, which of them are appended to, and where what is lost is noted. */
  private record Scope(String path, Map<String, String> appended, List<String> lost) {}

  private static MapNode changed(MapNode from, MapNode to, Scope scope) {
    var changed = MapNode.builder(to.origin());
    to.forEach(
        (key, value) -> {
          Optional<Node> before = from.find(key);
          if (before.equals(Optional.of(value))) {
            return;
          }
          if (scope.appended().containsKey(key)) {
            ListNode more = appended(before, value, key, scope);
            if (!more.isEmpty()) {
              changed.put(key, more);
            }
          } else if (isEmpty(value)) {
            scope.lost().add(scope.path() + key);
          } else {
            changed.put(key, value);
          }
        });
    from.keys().stream()
        .filter(key -> !to.has(key))
        .forEach(key -> scope.lost().add(scope.path() + key));
    return changed.build();
  }

  private static ListNode appended(Optional<Node> before, Node after, String key, Scope scope) {
    List<Node> old = before.map(PodOverride::items).orElse(List.of());
    List<Node> now = items(after);
    String identity = scope.appended().get(key);
    var more = ListNode.builder(after.origin());
    for (Node item : now) {
      if (!old.contains(item)) {
        if (old.stream().anyMatch(other -> isSame(other, item, identity))) {
          scope.lost().add(scope.path() + key + "[" + text(item, identity) + "]");
        } else {
          more.add(item);
        }
      }
    }
    old.stream()
        .filter(item -> !now.contains(item))
        .filter(item -> now.stream().noneMatch(other -> isSame(other, item, identity)))
        .forEach(item -> scope.lost().add(scope.path() + key + "[" + text(item, identity) + "]"));
    return more.build();
  }

  private static boolean isSame(Node one, Node other, String identity) {
    return !identity.isEmpty() && text(one, identity).equals(text(other, identity));
  }

  private static String text(Node item, String key) {
    return item instanceof MapNode map ? map.findText(key).orElse("") : "";
  }

  private static MapNode added(MapNode from, MapNode to, String marks, List<String> lost) {
    var more = MapNode.builder(to.origin());
    to.forEach(
        (key, value) -> {
          if (!from.find(key).equals(Optional.of(value))) {
            more.put(key, value);
          }
        });
    from.keys().stream()
        .filter(key -> !to.has(key))
        .forEach(key -> lost.add("metadata." + marks + "[" + key + "]"));
    return more.build();
  }

  private static MapNode replaced(MapNode base, MapNode over, Map<String, String> appended) {
    MapNode result = base;
    for (String key : over.keys()) {
      Node value = over.find(key).orElseThrow();
      if (appended.containsKey(key)) {
        ListNode list = base.findList(key).orElse(ListNode.empty(value.origin()));
        for (Node item : items(value)) {
          list = list.items().contains(item) ? list : list.plus(item);
        }
        result = result.with(key, list);
      } else {
        result = result.with(key, value);
      }
    }
    return result;
  }

  private static boolean isEmpty(Node node) {
    if (node instanceof MapNode map) {
      return map.isEmpty();
    }
    if (node instanceof ListNode list) {
      return list.isEmpty();
    }
    if (node instanceof EmbeddedNode embedded) {
      return embedded.text().isEmpty();
    }
    String text = ((ScalarNode) node).text();
    return switch (((ScalarNode) node).kind()) {
      case NULL -> true;
      case BOOL -> text.equals("false");
      case INTEGER -> text.equals("0");
      case STRING -> text.isEmpty();
      case DECIMAL -> false;
    };
  }

  private static MapNode spec(MapNode pod) {
    return pod.findMap("spec").orElseGet(() -> MapNode.empty(pod.origin()));
  }

  private static MapNode marks(MapNode pod, String marks) {
    return pod.findMap("metadata")
        .flatMap(metadata -> metadata.findMap(marks))
        .orElseGet(() -> MapNode.empty(pod.origin()));
  }

  private static MapNode first(MapNode spec) {
    return spec.findList(CONTAINERS)
        .filter(list -> !list.isEmpty() && list.get(0) instanceof MapNode)
        .map(list -> (MapNode) list.get(0))
        .orElseGet(() -> MapNode.empty(spec.origin()));
  }

  private static List<Node> others(MapNode spec) {
    return spec.findList(CONTAINERS)
        .map(list -> list.items().subList(Math.min(1, list.size()), list.size()))
        .orElse(List.of());
  }

  private static List<Node> items(Node node) {
    return node instanceof ListNode list ? list.items() : List.of();
  }
}
