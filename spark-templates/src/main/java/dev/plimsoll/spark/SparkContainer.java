package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
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
 * The main container of a driver or an executor.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/DriverCommandFeatureStep.scala">DriverCommandFeatureStep</a>
 */
final class SparkContainer {
  private static final List<String> WEBHOOK_FIELDS = List.of("lifecycle", "securityContext");

  private final Submission app;
  private final MapNode spec;
  private final SparkSide side;
  private final SparkVersion submitter;
  private final NamedSources sources;
  private final MapNode part;
  private final Origin origin;

  SparkContainer(Submission app, SparkSide side, SparkVersion submitter, NamedSources sources) {
    this.app = app;
    this.spec = app.spec();
    this.side = side;
    this.submitter = submitter;
    this.sources = sources;
    this.part = app.side(side);
    this.origin = part.origin();
  }

  /** The container of a template, with all that is added to it. */
  MapNode of(MapNode template, SparkSizing sizing) {
    MapNode container =
        template.has("name") ? template : template.with("name", text(side.container()));
    container =
        SparkPod.withFound(container, "image", part.find("image").or(() -> spec.find("image")));
    container = SparkPod.withFound(container, "imagePullPolicy", spec.find("imagePullPolicy"));
    container = container.with("args", ListNode.ofStrings(arguments(), origin));
    container = SparkPod.plusItems(container, "ports", Optional.of(ports()));
    container = SparkPod.plusItems(container, "ports", part.findList("ports"));
    container = SparkPod.plusItems(container, "env", Optional.of(variables(sizing)));
    container = SparkPod.plusItems(container, "env", Optional.of(sources.variables()));
    container = SparkPod.plusItems(container, "env", part.findList("env"));
    container = SparkPod.plusItems(container, "envFrom", part.findList("envFrom"));
    container = SparkPod.plusItems(container, "volumeMounts", Optional.of(sources.mounts()));
    container = SparkPod.plusItems(container, "volumeMounts", part.findList("volumeMounts"));
    if (side == SparkSide.DRIVER && submitter.forbidsEscalation()) {
      MapNode context = container.findMap("securityContext").orElse(MapNode.empty(origin));
      container =
          container.with(
              "securityContext",
              context.with("allowPrivilegeEscalation", ScalarNode.bool(false, origin)));
    }
    for (String field : WEBHOOK_FIELDS) {
      container = SparkPod.withFound(container, field, part.find(field));
    }
    return container.with("resources", resources(container, sizing));
  }

  private List<String> arguments() {
    if (side == SparkSide.EXECUTOR) {
      return List.of("executor");
    }
    var all = new ArrayList<String>(List.of("driver"));
    spec.findText("proxyUser").ifPresent(user -> all.addAll(List.of("--proxy-user", user)));
    String file = spec.findText("mainApplicationFile").orElse("");
    String main =
        SparkMemory.isPython(file)
            ? "org.apache.spark.deploy.PythonRunner"
            : SparkMemory.isR(file)
                ? "org.apache.spark.deploy.RRunner"
                : spec.findText("mainClass").orElse("");
    all.addAll(
        List.of("--properties-file", "/opt/spark/conf/spark.properties", "--class", main, file));
    spec.findList("arguments")
        .ifPresent(
            texts ->
                texts.items().stream()
                    .filter(ScalarNode.class::isInstance)
                    .forEach(text -> all.add(((ScalarNode) text).text())));
    return all;
  }

  private ListNode ports() {
    var ports = new ArrayList<Node>();
    if (side == SparkSide.DRIVER) {
      ports.add(port("driver-rpc-port", SparkPorts.of(app, "spark.driver.port", SparkPorts.RPC)));
      ports.add(
          port(
              "blockmanager",
              SparkPorts.of(app, "spark.driver.blockManager.port", SparkPorts.BLOCKS)));
      ports.add(port("spark-ui", SparkPorts.of(app, "spark.ui.port", SparkPorts.UI)));
      if (submitter.opensConnect()) {
        ports.add(port("spark-connect", SparkPorts.CONNECT));
      }
    } else {
      ports.add(
          port("blockmanager", SparkPorts.of(app, "spark.blockManager.port", SparkPorts.BLOCKS)));
    }
    app.exporter(side)
        .ifPresent(
            exporter ->
                ports.add(
                    port(
                        exporter.findText("portName").orElse("jmx-exporter"),
                        Submission.port(exporter))));
    return ListNode.of(ports, origin);
  }

  private MapNode port(String name, int number) {
    var port = MapNode.builder(origin).put("name", name).put("containerPort", number);
    // Spark leaves it to the API server for executors.
    return side == SparkSide.DRIVER ? port.put("protocol", "TCP").build() : port.build();
  }

  /** Those that are the same in every run. */
  private ListNode variables(SparkSizing sizing) {
    var variables = new ArrayList<Map<String, Object>>();
    if (side == SparkSide.DRIVER) {
      variables.add(podField("SPARK_DRIVER_BIND_ADDRESS", "status.podIP"));
    } else {
      variables.add(Map.of("name", "SPARK_EXECUTOR_CORES", "value", sizing.cores()));
      variables.add(Map.of("name", "SPARK_EXECUTOR_MEMORY", "value", sizing.memory().heap() + "m"));
      variables.add(Map.of("name", "SPARK_RESOURCE_PROFILE_ID", "value", "0"));
      variables.add(podField("SPARK_EXECUTOR_POD_IP", "status.podIP"));
      variables.add(podField("SPARK_EXECUTOR_POD_NAME", "metadata.name"));
    }
    variables.add(Map.of("name", "SPARK_CONF_DIR", "value", "/opt/spark/conf"));
    return (ListNode) ObjectNodes.from(variables, origin);
  }

  private static Map<String, Object> podField(String variable, String path) {
    var field = new LinkedHashMap<String, Object>();
    field.put("apiVersion", "v1");
    field.put("fieldPath", path);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("name", variable);
    entry.put("valueFrom", Map.of("fieldRef", field));
    return entry;
  }

  /** Spark overwrites CPU and memory of a template, and keeps the rest. */
  private MapNode resources(MapNode container, SparkSizing sizing) {
    MapNode templated = container.findMap("resources").orElse(MapNode.empty(origin));
    String memory = sizing.memory().pod() + "Mi";
    MapNode requests =
        templated
            .findMap("requests")
            .orElse(MapNode.empty(origin))
            .with("cpu", text(sizing.cpu()))
            .with("memory", text(memory));
    MapNode limits =
        templated
            .findMap("limits")
            .orElse(MapNode.empty(origin))
            .with("memory", text(sizing.memoryLimit().orElse(memory)));
    Optional<String> cpuLimit = sizing.cpuLimit();
    if (cpuLimit.isPresent()) {
      limits = limits.with("cpu", text(cpuLimit.get()));
    }
    Optional<MapNode> gpu = part.findMap("gpu");
    if (gpu.isPresent() && gpu.get().findText("name").isPresent() && gpu.get().has("quantity")) {
      limits =
          limits.with(gpu.get().findText("name").get(), gpu.get().find("quantity").orElseThrow());
    }
    return templated.with("requests", requests).with("limits", limits);
  }

  private ScalarNode text(String value) {
    return ScalarNode.string(value, origin);
  }
}
