package dev.plimsoll.flink;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pod of a cluster: the pod templates, with what Flink adds to them.
 *
 * @see <a
 *     href="https://github.com/apache/flink/tree/release-2.2/flink-kubernetes/src/main/java/org/apache/flink/kubernetes/kubeclient/decorators">Flink,
 *     decorators of pods</a>
 */
final class FlinkPod {
  private final DeploymentView view;
  private final FlinkSide side;
  private final MapNode template;
  private final Origin origin;

  FlinkPod(DeploymentView view, FlinkSide side) {
    this.view = view;
    this.side = side;
    MapNode part = view.spec().findMap(side.field()).orElse(MapNode.empty(view.spec().origin()));
    this.origin = part.origin();
    // With both, the operator merges lists by position; that is not followed here.
    this.template =
        part.findMap("podTemplate")
            .or(() -> view.spec().findMap("podTemplate"))
            .orElse(MapNode.empty(origin));
  }

  Manifest manifest(FlinkSizing sizing) throws FlinkMemory.DoesNotFit {
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("metadata", metadata())
            .put("spec", podSpec(sizing))
            .build());
  }

  private MapNode metadata() {
    String cluster = view.manifest().identity().name();
    MapNode templated = template.findMap("metadata").orElse(MapNode.empty(origin));
    MapNode labels =
        templated
            .findMap("labels")
            .orElse(MapNode.empty(origin))
            .with("app", text(cluster))
            .with("component", text(side.key()))
            .with("type", text("flink-native-kubernetes"));
    var metadata =
        MapNode.builder(origin)
            .put("name", cluster + "-" + side.key())
            .put("namespace", view.manifest().identity().namespace().orElseThrow())
            .put("labels", labels);
    templated
        .find("annotations")
        .ifPresent(annotations -> metadata.put("annotations", annotations));
    return metadata.build();
  }

  private MapNode podSpec(FlinkSizing sizing) throws FlinkMemory.DoesNotFit {
    MapNode pod = template.findMap("spec").orElse(MapNode.empty(origin));
    var containers = new ArrayList<Node>();
    MapNode main = null;
    for (Node item : pod.findList("containers").map(ListNode::items).orElse(List.of())) {
      if (item instanceof MapNode map
          && map.findText("name").filter(FlinkSide.CONTAINER::equals).isPresent()) {
        main = map;
      } else {
        containers.add(item);
      }
    }
    containers.add(0, container(main == null ? MapNode.empty(origin) : main, sizing));
    return pod.with("containers", ListNode.of(containers, origin))
        .with("serviceAccountName", text(account()))
        .with("restartPolicy", text(side == FlinkSide.JOB_MANAGER ? "Always" : "Never"));
  }

  private String account() {
    String key = "kubernetes." + side.key() + ".service-account";
    return view.settings().stream()
        .filter(setting -> setting.key().equals(key))
        .map(FlinkSetting::value)
        .findFirst()
        .or(() -> view.scalar("serviceAccount"))
        .orElse("default");
  }

  private MapNode container(MapNode templated, FlinkSizing sizing) throws FlinkMemory.DoesNotFit {
    MapNode container = templated.with("name", text(FlinkSide.CONTAINER));
    Optional<String> image = view.scalar("image");
    if (image.isPresent()) {
      container = container.with("image", text(image.get()));
    }
    String job = view.spec().has("job") ? "application" : "session";
    String script =
        side == FlinkSide.JOB_MANAGER
            ? "kubernetes-jobmanager.sh kubernetes-" + job
            : "kubernetes-taskmanager.sh";
    return container
        .with("command", ListNode.ofStrings(List.of("/docker-entrypoint.sh"), origin))
        .with("args", ListNode.ofStrings(List.of("bash", "-c", script), origin))
        .with("ports", ports())
        .with("resources", resources(container, sizing));
  }

  private ListNode ports() {
    var ports = new ArrayList<Map<String, Object>>();
    if (side == FlinkSide.JOB_MANAGER) {
      ports.add(port("rest", FlinkPorts.REST));
      ports.add(port("jobmanager-rpc", FlinkPorts.JOB_RPC));
      ports.add(port("blobserver", FlinkPorts.BLOBS));
    } else {
      ports.add(port("taskmanager-rpc", FlinkPorts.TASK_RPC));
    }
    return (ListNode) ObjectNodes.from(ports, origin);
  }

  private static Map<String, Object> port(String name, int number) {
    var port = new LinkedHashMap<String, Object>();
    port.put("name", name);
    port.put("containerPort", number);
    return port;
  }

  /** Flink overwrites CPU and memory of a template, and keeps the rest. */
  private MapNode resources(MapNode container, FlinkSizing sizing) throws FlinkMemory.DoesNotFit {
    MapNode templated = container.findMap("resources").orElse(MapNode.empty(origin));
    MapNode requests =
        templated
            .findMap("requests")
            .orElse(MapNode.empty(origin))
            .with("cpu", text(sizing.cpu()))
            .with("memory", text(sizing.memory()));
    MapNode limits =
        templated
            .findMap("limits")
            .orElse(MapNode.empty(origin))
            .with("cpu", text(sizing.cpuLimit()))
            .with("memory", text(sizing.memoryLimit()));
    Optional<String> storage = view.scalar(side.field(), "resource", "ephemeralStorage");
    if (storage.isPresent()) {
      requests = requests.with("ephemeral-storage", text(storage.get()));
      limits = limits.with("ephemeral-storage", text(storage.get()));
    }
    return templated.with("requests", requests).with("limits", limits);
  }

  private ScalarNode text(String value) {
    return ScalarNode.string(value, origin);
  }
}
