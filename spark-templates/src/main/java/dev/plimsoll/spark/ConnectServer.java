package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
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
 * What the operator makes of a SparkConnect: the server's pod, its Service and the template of its
 * executors; the executors are made by the server. Not said is the server's command line, which
 * holds the address of the API server.
 *
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/controller/sparkconnect/reconciler.go">The
 *     operator's controller of Spark Connect</a>
 */
final class ConnectServer {
  /** How many executors Spark starts if nothing says it. */
  static final int EXECUTORS = 2;

  static final String NAME = Submission.OPERATOR + "connect-name";

  private static final String TEMPLATE_FILE = "executor-pod-template.yaml";
  private static final String VOLUME = "spark-conf";
  private static final String CONTAINER = SparkSide.DRIVER.container();

  private final Manifest owner;
  private final MapNode spec;
  private final MapNode server;
  private final Origin origin;

  private ConnectServer(Manifest owner, MapNode spec) {
    this.owner = owner;
    this.spec = spec;
    this.server = spec.findMap("server").orElse(MapNode.empty(spec.origin()));
    this.origin = server.origin();
  }

  /** The server that an object describes, if it describes one. */
  static Optional<ConnectServer> of(Manifest manifest) {
    return manifest.is(SparkCheck.GROUP, "SparkConnect")
        ? manifest.tree().findMap("spec").map(spec -> new ConnectServer(manifest, spec))
        : Optional.empty();
  }

  String podName() {
    return owner.identity().name() + "-server";
  }

  /** Pod, Service and ConfigMap. */
  List<Manifest> objects() {
    return List.of(
        object("v1", "Pod", podMetadata(), "spec", podSpec()),
        service(),
        object(
            "v1",
            "ConfigMap",
            metadata(configMap()).with("labels", common()),
            "data",
            MapNode.builder(origin).put(TEMPLATE_FILE, executorTemplate()).build()));
  }

  private String configMap() {
    return owner.identity().name() + "-conf";
  }

  private Node executorTemplate() {
    Optional<MapNode> template =
        spec.findMap("executor").flatMap(executor -> executor.findMap("template"));
    return template
        .<Node>map(tree -> EmbeddedNode.of(EmbeddedFormats.YAML, tree, tree.origin()))
        .orElseGet(() -> text("null\n"));
  }

  private MapNode podMetadata() {
    MapNode templated = template().findMap("metadata").orElse(MapNode.empty(origin));
    MapNode labels = templated.findMap("labels").orElse(MapNode.empty(origin));
    MapNode metadata = metadata(podName());
    metadata = metadata.with("labels", SparkPod.plus(labels, Optional.of(selector())));
    return SparkPod.withFound(metadata, "annotations", templated.find("annotations"));
  }

  private MapNode template() {
    return server.findMap("template").orElse(MapNode.empty(origin));
  }

  private MapNode podSpec() {
    MapNode pod = template().findMap("spec").orElse(MapNode.empty(origin));
    List<MapNode> templated = SparkPod.items(pod, "containers");
    int main = 0;
    for (int i = 0; i < templated.size(); i++) {
      if (templated.get(i).findText("name").equals(Optional.of(CONTAINER))) {
        main = i;
        break;
      }
    }
    var containers = new ArrayList<Node>(templated);
    if (containers.isEmpty()) {
      containers.add(MapNode.builder(origin).put("name", CONTAINER).build());
    }
    containers.set(main, container((MapNode) containers.get(main)));
    pod = pod.with("containers", ListNode.of(containers, origin));
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("name", configMap());
    source.put("items", List.of(Map.of("key", TEMPLATE_FILE, "path", TEMPLATE_FILE)));
    return SparkPod.plusItems(
        pod, "volumes", Optional.of(list(Map.of("name", VOLUME, "configMap", source))));
  }

  private MapNode container(MapNode templated) {
    MapNode container = templated;
    if (container.findText("image").filter(image -> !image.isEmpty()).isEmpty()) {
      container = SparkPod.withFound(container, "image", spec.find("image"));
    }
    container = container.with("command", ListNode.ofStrings(List.of("bash", "-c"), origin));
    container =
        SparkPod.plusItems(
            container,
            "env",
            Optional.of(
                list(
                    Map.of(
                        "name",
                        "POD_IP",
                        "valueFrom",
                        Map.of("fieldRef", Map.of("fieldPath", "status.podIP"))),
                    Map.of("name", "SPARK_NO_DAEMONIZE", "value", "true"))));
    var mount = new LinkedHashMap<String, Object>();
    mount.put("name", VOLUME);
    mount.put("mountPath", "/tmp/spark/" + TEMPLATE_FILE);
    mount.put("subPath", TEMPLATE_FILE);
    mount.put("readOnly", true);
    container = SparkPod.plusItems(container, "volumeMounts", Optional.of(list(mount)));
    Map<String, Object> stop =
        Map.of(
            "preStop",
            Map.of(
                "exec",
                Map.of(
                    "command",
                    List.of("bash", "-c", "${SPARK_HOME}/sbin/stop-connect-server.sh"))));
    return container.with("lifecycle", ObjectNodes.from(stop, origin));
  }

  /** A Service that is given keeps its name and type; its ports are replaced. */
  private Manifest service() {
    MapNode given = server.findMap("service").orElse(MapNode.empty(origin));
    MapNode givenMetadata = given.findMap("metadata").orElse(MapNode.empty(origin));
    MapNode metadata = metadata(givenMetadata.findText("name").orElse(podName()));
    MapNode labels = givenMetadata.findMap("labels").orElse(MapNode.empty(origin));
    metadata = metadata.with("labels", SparkPod.plus(labels, Optional.of(common())));
    metadata = SparkPod.withFound(metadata, "annotations", givenMetadata.find("annotations"));
    MapNode service = given.findMap("spec").orElse(MapNode.empty(origin));
    MapNode selected = service.findMap("selector").orElse(MapNode.empty(origin));
    service =
        service
            .with(
                "ports",
                list(
                    port("driver-rpc", SparkPorts.RPC, "tcp"),
                    port("blockmanager", SparkPorts.BLOCKS, "tcp"),
                    port("web-ui", SparkPorts.UI, "http"),
                    port("spark-connect-server", SparkPorts.CONNECT, "grpc")))
            .with("selector", SparkPod.plus(selected, Optional.of(selector())));
    return object("v1", "Service", metadata, "spec", service);
  }

  private static Map<String, Object> port(String name, int number, String protocol) {
    var port = new LinkedHashMap<String, Object>();
    port.put("name", name);
    port.put("port", number);
    port.put("targetPort", number);
    port.put("protocol", "TCP");
    port.put("appProtocol", protocol);
    return port;
  }

  private MapNode common() {
    return MapNode.builder(origin)
        .put(Submission.OPERATOR + "created-by-spark-operator", "true")
        .put(NAME, owner.identity().name())
        .build();
  }

  private MapNode selector() {
    return MapNode.builder(origin)
        .put(Submission.OPERATOR + "launched-by-spark-operator", "true")
        .put(NAME, owner.identity().name())
        .put("spark-role", "connect-server")
        .put("spark-version", spec.findText("sparkVersion").orElse(""))
        .build();
  }

  /** The application that the server is: its executors are Spark's, as those of any driver. */
  Submission session() {
    MapNode labels =
        owner
            .tree()
            .findMap("metadata")
            .flatMap(metadata -> metadata.findMap("labels"))
            .orElse(MapNode.empty(origin));
    return new Submission(
        owner, spec, owner.identity().name(), labels, NAME, Submission.Kind.SESSION, 1);
  }

  private MapNode metadata(String name) {
    return MapNode.builder(origin)
        .put("name", name)
        .put("namespace", owner.identity().namespace().orElseThrow())
        .build();
  }

  private ListNode list(Object... items) {
    return (ListNode) ObjectNodes.from(List.of(items), origin);
  }

  private Node text(String value) {
    return ScalarNode.string(value, origin);
  }

  private Manifest object(
      String apiVersion, String kind, MapNode metadata, String field, Node value) {
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", apiVersion)
            .put("kind", kind)
            .put("metadata", metadata)
            .put(field, value)
            .build());
  }
}
