package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pod of a SparkApplication: the pod template, with what Spark adds to it, and with what the
 * webhook adds to that.
 *
 * @see <a
 *     href="https://github.com/apache/spark/tree/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features">Spark,
 *     feature steps</a>
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/webhook/sparkpod_defaulter.go">The
 *     webhook's changes</a>
 */
final class SparkPod {
  /** What the webhook copies from the application into the pod's spec. */
  private static final List<String> POD_FIELDS =
      List.of(
          "affinity",
          "dnsConfig",
          "hostAliases",
          "hostNetwork",
          "priorityClassName",
          "schedulerName",
          "shareProcessNamespace",
          "terminationGracePeriodSeconds");

  private final Submission app;
  private final MapNode spec;
  private final SparkSide side;
  private final SparkVersion submitter;
  private final NamedSources sources;
  private final MapNode part;
  private final MapNode template;
  private final Origin origin;

  /**
   * A pod of an application.
   *
   * @param submitter the Spark that submits it
   */
  SparkPod(Submission app, SparkSide side, SparkVersion submitter) {
    this.app = app;
    this.spec = app.spec();
    this.side = side;
    this.submitter = submitter;
    this.part = app.side(side);
    this.sources = new NamedSources(app, side);
    this.origin = part.origin();
    this.template = part.findMap("template").orElse(MapNode.empty(origin));
  }

  Manifest manifest(SparkSizing sizing) {
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "v1")
            .put("kind", "Pod")
            .put("metadata", metadata())
            .put("spec", podSpec(sizing))
            .build());
  }

  private MapNode metadata() {
    MapNode templated = template.findMap("metadata").orElse(MapNode.empty(origin));
    MapNode labels = templated.findMap("labels").orElse(MapNode.empty(origin));
    labels = plus(labels, Optional.of(app.podLabels(side)));
    MapNode annotations = templated.findMap("annotations").orElse(MapNode.empty(origin));
    annotations = plus(annotations, part.findMap("annotations"));
    annotations = plus(annotations, app.exporter(side).map(this::scraped));
    var metadata = MapNode.builder(origin);
    metadata.put("name", name());
    metadata.put("namespace", app.namespace());
    metadata.put("labels", labels);
    if (!annotations.isEmpty()) {
      metadata.put("annotations", annotations);
    }
    return metadata.build();
  }

  /** The operator's hints for a Prometheus that goes by annotations. */
  private MapNode scraped(MapNode exporter) {
    return MapNode.builder(origin)
        .put("prometheus.io/scrape", "true")
        .put("prometheus.io/port", Integer.toString(Submission.port(exporter)))
        .put("prometheus.io/path", "/metrics")
        .build();
  }

  private String name() {
    return side == SparkSide.DRIVER ? app.driverPod() : app.name() + "-executor";
  }

  private MapNode podSpec(SparkSizing sizing) {
    MapNode pod = template.findMap("spec").orElse(MapNode.empty(origin));
    pod = pod.with("containers", containers(pod, sizing));
    pod = plusItems(pod, "initContainers", part.findList("initContainers"));
    pod = plusItems(pod, "volumes", Optional.of(sources.volumes()));
    pod = plusItems(pod, "volumes", usedVolumes());
    pod = plusItems(pod, "tolerations", part.findList("tolerations"));
    Optional<MapNode> selector =
        part.findMap("nodeSelector").or(() -> spec.findMap("nodeSelector"));
    if (selector.isPresent()) {
      MapNode templated = pod.findMap("nodeSelector").orElse(MapNode.empty(origin));
      pod = pod.with("nodeSelector", plus(templated, selector));
    }
    for (String field : POD_FIELDS) {
      pod = withFound(pod, field, part.find(field));
    }
    pod = withFound(pod, "schedulerName", spec.find("batchScheduler"));
    pod = withFound(pod, "securityContext", part.find("podSecurityContext"));
    pod = withFound(pod, "serviceAccountName", account());
    pod = withFound(pod, "imagePullSecrets", pullSecrets());
    return pod.with("restartPolicy", text("Never"));
  }

  /** An executor without an account of its own runs as the driver's. */
  private Optional<Node> account() {
    return part.find("serviceAccount")
        .or(() -> spec.findMap("driver").flatMap(driver -> driver.find("serviceAccount")));
  }

  private Optional<Node> pullSecrets() {
    return spec.findList("imagePullSecrets")
        .map(
            names ->
                ListNode.of(
                    names.items().stream()
                        .map(name -> MapNode.builder(origin).put("name", name).build())
                        .toList(),
                    origin));
  }

  /** The webhook adds a volume when something is mounted from it. */
  private Optional<ListNode> usedVolumes() {
    List<String> mounted =
        items(part, "volumeMounts").stream()
            .flatMap(mount -> mount.findText("name").stream())
            .toList();
    return spec.findList("volumes")
        .map(
            volumes ->
                ListNode.of(
                    volumes.items().stream()
                        .filter(
                            volume ->
                                volume instanceof MapNode map
                                    && map.findText("name").filter(mounted::contains).isPresent())
                        .toList(),
                    origin));
  }

  private ListNode containers(MapNode pod, SparkSizing sizing) {
    List<MapNode> templated = items(pod, "containers");
    MapNode main =
        templated.stream()
            .filter(c -> c.findText("name").filter(side.container()::equals).isPresent())
            .findFirst()
            .or(() -> templated.stream().findFirst())
            .orElse(MapNode.empty(origin));
    var all = new ArrayList<Node>();
    all.add(new SparkContainer(app, side, submitter, sources).of(main, sizing));
    templated.stream().filter(container -> container != main).forEach(all::add);
    part.findList("sidecars").ifPresent(sidecars -> all.addAll(sidecars.items()));
    return ListNode.of(all, origin);
  }

  static List<MapNode> items(MapNode map, String key) {
    return map.findList(key).stream()
        .flatMap(list -> list.items().stream())
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  static MapNode withFound(MapNode map, String key, Optional<Node> value) {
    return value.map(node -> map.with(key, node)).orElse(map);
  }

  static MapNode plus(MapNode map, Optional<MapNode> more) {
    MapNode all = map;
    if (more.isPresent()) {
      for (String key : more.get().keys()) {
        all = all.with(key, more.get().find(key).orElseThrow());
      }
    }
    return all;
  }

  static MapNode plusItems(MapNode map, String key, Optional<ListNode> more) {
    if (more.isEmpty() || more.get().isEmpty()) {
      return map;
    }
    var all = new ArrayList<Node>();
    map.findList(key).ifPresent(list -> all.addAll(list.items()));
    all.addAll(more.get().items());
    return map.with(key, ListNode.of(all, map.origin()));
  }

  private ScalarNode text(String value) {
    return ScalarNode.string(value, origin);
  }
}
