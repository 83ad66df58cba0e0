package dev.plimsoll.spark;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.unit.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is made beside the pods of an application: by the Spark that submits it the driver's
 * Service, its settings and the template of executors, and from 4.2 on a NetworkPolicy; by the
 * operator the Service of the driver's page, and the settings of its exporter. In the cluster names
 * of Spark's hold the number of the run, and so do its selectors; here the application's mark
 * stands in their place.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/DriverServiceFeatureStep.scala">DriverServiceFeatureStep</a>
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/controller/sparkapplication/web_ui.go">The
 *     Service of the page</a>
 */
final class SubmittedObjects {
  /** The step of Spark that makes the policy, which {@link #LEFT_OUT} can leave out. */
  static final String POLICY_STEP = "org.apache.spark.deploy.k8s.features.NetworkPolicyFeatureStep";

  static final String LEFT_OUT = "spark.kubernetes.driver.pod.excludedFeatureSteps";

  private final Submission app;
  private final SparkVersion submitter;
  private final Origin origin;

  /**
   * The objects of an application.
   *
   * @param submitter the Spark that submits it
   */
  SubmittedObjects(Submission app, SparkVersion submitter) {
    this.app = app;
    this.submitter = submitter;
    this.origin = app.side(SparkSide.DRIVER).origin();
  }

  /** What spark-submit makes. */
  List<Manifest> ofSpark() {
    var made = new ArrayList<Manifest>();
    made.add(service());
    made.add(settings());
    app.side(SparkSide.EXECUTOR)
        .findMap("template")
        .ifPresent(template -> made.add(executors(template)));
    if (submitter.makesPolicies() && !leavesPolicyOut()) {
      made.add(policy());
    }
    return made;
  }

  /** What the driver makes beside its executors. */
  Manifest ofDriver() {
    MapNode labels = MapNode.builder(origin).put("spark-role", "executor").build();
    return object(
        "v1",
        "ConfigMap",
        metadata(name("exec-conf-map")).with("labels", labels),
        "immutable",
        always());
  }

  /** What the operator makes. */
  List<Manifest> ofOperator() {
    var made = new ArrayList<Manifest>();
    made.add(page());
    app.exporterConfig().ifPresent(name -> made.add(exporter(name)));
    return made;
  }

  private boolean leavesPolicyOut() {
    return app.conf(LEFT_OUT).filter(steps -> steps.contains(POLICY_STEP)).isPresent();
  }

  private String name(String suffix) {
    return Names.shorten(app.name(), 62 - suffix.length()) + "-" + suffix;
  }

  private Manifest service() {
    MapNode part = app.side(SparkSide.DRIVER);
    MapNode metadata = metadata(name("driver-svc"));
    metadata = SparkPod.withFound(metadata, "labels", part.find("serviceLabels"));
    metadata = SparkPod.withFound(metadata, "annotations", part.find("serviceAnnotations"));
    var ports = new ArrayList<Node>();
    ports.add(port("driver-rpc-port", SparkPorts.of(app, "spark.driver.port", SparkPorts.RPC)));
    ports.add(
        port(
            "blockmanager",
            SparkPorts.of(app, "spark.driver.blockManager.port", SparkPorts.BLOCKS)));
    ports.add(port("spark-ui", SparkPorts.of(app, "spark.ui.port", SparkPorts.UI)));
    if (submitter.opensConnect()) {
      MapNode connect = port("spark-connect", SparkPorts.CONNECT);
      ports.add(submitter.makesPolicies() ? connect.with("appProtocol", text("grpc")) : connect);
    }
    MapNode spec =
        MapNode.builder(origin)
            .put("clusterIP", "None")
            .put("ports", ListNode.of(ports, origin))
            .put("selector", app.podLabels(SparkSide.DRIVER))
            .build();
    return object("v1", "Service", metadata, "spec", spec);
  }

  /** The Service of the driver's page has a stable name, and selects by the application's. */
  private Manifest page() {
    Optional<MapNode> options = app.spec().findMap("sparkUIOptions");
    MapNode metadata = metadata(name("ui-svc"));
    metadata =
        SparkPod.withFound(
            metadata,
            "labels",
            options
                .flatMap(o -> o.find("serviceLabels"))
                .or(
                    () ->
                        Optional.of(MapNode.builder(origin).put(app.mark(), app.name()).build())));
    metadata =
        SparkPod.withFound(
            metadata, "annotations", options.flatMap(o -> o.find("serviceAnnotations")));
    int target = SparkPorts.of(app, "spark.ui.port", SparkPorts.UI);
    int number =
        options
            .flatMap(o -> SparkSizing.scalar(o, "servicePort"))
            .filter(text -> text.matches("[0-9]{1,5}"))
            .map(Integer::parseInt)
            .orElse(options.isPresent() ? SparkPorts.UI : target);
    String port =
        options.flatMap(o -> o.findText("servicePortName")).orElse("spark-driver-ui-port");
    MapNode selector =
        MapNode.builder(origin).put(app.mark(), app.name()).put("spark-role", "driver").build();
    MapNode spec =
        MapNode.builder(origin)
            .put(
                "ports",
                ListNode.of(
                    List.of(
                        MapNode.builder(origin)
                            .put("name", port)
                            .put("port", number)
                            .put("targetPort", target)
                            .build()),
                    origin))
            .put("selector", selector)
            .put("type", options.flatMap(o -> o.findText("serviceType")).orElse("ClusterIP"))
            .build();
    return object("v1", "Service", metadata, "spec", spec);
  }

  /** The settings of the submission; what stands in them differs in each run. */
  private Manifest settings() {
    return object("v1", "ConfigMap", metadata(name("driver-conf-map")), "immutable", always());
  }

  private Manifest executors(MapNode template) {
    MapNode pod = MapNode.builder(origin).put("apiVersion", "v1").put("kind", "Pod").build();
    Node document =
        EmbeddedNode.of(
            EmbeddedFormats.YAML, SparkPod.plus(pod, Optional.of(template)), template.origin());
    MapNode data = MapNode.builder(origin).put("podspec-configmap-key", document).build();
    return object("v1", "ConfigMap", metadata(name("driver-podspec-conf-map")), "data", data)
        .map(tree -> tree.with("immutable", always()));
  }

  private Node always() {
    return ScalarNode.bool(true, origin);
  }

  /** The settings of the exporter and of what it shows; without those of its own the operator's. */
  private Manifest exporter(String name) {
    Optional<MapNode> monitoring = app.spec().findMap("monitoring");
    MapNode data = MapNode.empty(origin);
    data =
        SparkPod.withFound(
            data, "metrics.properties", monitoring.flatMap(m -> m.find("metricsProperties")));
    data =
        SparkPod.withFound(
            data,
            "prometheus.yaml",
            monitoring.flatMap(m -> m.findMap("prometheus")).flatMap(p -> p.find("configuration")));
    MapNode labels =
        MapNode.builder(origin)
            .put(Submission.OPERATOR + "created-by-spark-operator", "true")
            .build();
    return object("v1", "ConfigMap", metadata(name).with("labels", labels), "data", data);
  }

  /** Executors admit pods of their own run, and nobody else. */
  private Manifest policy() {
    MapNode own = MapNode.builder(origin).put(app.mark(), app.name()).build();
    MapNode executors = own.with("spark-role", text(SparkSide.EXECUTOR.field()));
    MapNode peer = MapNode.builder(origin).put("podSelector", labels(own)).build();
    MapNode rule = MapNode.builder(origin).put("from", ListNode.of(List.of(peer), origin)).build();
    MapNode spec =
        MapNode.builder(origin)
            .put("podSelector", labels(executors))
            .put("ingress", ListNode.of(List.of(rule), origin))
            .build();
    return object("networking.k8s.io/v1", "NetworkPolicy", metadata(name("policy")), "spec", spec);
  }

  private MapNode labels(MapNode labels) {
    return MapNode.builder(origin).put("matchLabels", labels).build();
  }

  private MapNode metadata(String name) {
    return MapNode.builder(origin).put("name", name).put("namespace", app.namespace()).build();
  }

  private MapNode port(String name, int number) {
    return MapNode.builder(origin)
        .put("name", name)
        .put("port", number)
        .put("targetPort", number)
        .build();
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
