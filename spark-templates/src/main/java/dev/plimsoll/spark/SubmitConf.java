package dev.plimsoll.spark;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What spark-submit is told of a job that its task submits: the settings that the operator would
 * make of the same description.
 *
 * @see <a href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html#configuration">Spark
 *     on Kubernetes, configuration</a>
 */
final class SubmitConf {
  /** Where the pod finds settings and templates. */
  static final String FOLDER = "/opt/spark/submit";

  private static final Map<String, String> FIELDS =
      Map.of(
          "cores", "spark.%s.cores",
          "memory", "spark.%s.memory",
          "memoryOverhead", "spark.%s.memoryOverhead",
          "instances", "spark.%s.instances",
          "coreRequest", "spark.kubernetes.%s.request.cores",
          "coreLimit", "spark.kubernetes.%s.limit.cores",
          "serviceAccount", "spark.kubernetes.authenticate.%s.serviceAccountName");

  private final Submission app;
  private final DeployMode mode;
  private final SortedMap<String, String> conf = new TreeMap<>();

  private SubmitConf(Submission app, DeployMode mode) {
    this.app = app;
    this.mode = mode;
  }

  /** The settings of a job, by key. */
  static SortedMap<String, String> of(Submission app, DeployMode mode) {
    var settings = new SubmitConf(app, mode);
    settings.write();
    return settings.conf;
  }

  private void write() {
    conf.put("spark.app.name", app.name());
    conf.put("spark.master", "k8s://https://kubernetes.default.svc");
    conf.put("spark.submit.deployMode", mode.word());
    conf.put("spark.kubernetes.namespace", app.namespace());
    app.spec().findText("image").ifPresent(image -> conf.put(IMAGE, image));
    app.spec()
        .findList("imagePullSecrets")
        .map(
            secrets ->
                secrets.items().stream()
                    .map(secret -> ((ScalarNode) secret).text())
                    .collect(Collectors.joining(",")))
        .ifPresent(secrets -> conf.put(IMAGE + ".pullSecrets", secrets));
    entries("hadoopConf", "spark.hadoop.");
    app.spec()
        .findMap("dynamicAllocation")
        .ifPresent(
            dynamic -> {
              for (String field : dynamic.keys()) {
                String key =
                    field.equals("shuffleTrackingEnabled") ? "shuffleTracking.enabled" : field;
                SparkSizing.scalar(dynamic, field)
                    .ifPresent(text -> conf.put("spark.dynamicAllocation." + key, text));
              }
            });
    side(SparkSide.EXECUTOR);
    if (mode == DeployMode.CLUSTER) {
      side(SparkSide.DRIVER);
    } else {
      scalar(SparkSide.DRIVER, "memory").ifPresent(heap -> conf.put("spark.driver.memory", heap));
    }
    entries("sparkConf", "");
  }

  private static final String IMAGE = "spark.kubernetes.container.image";

  private Optional<String> scalar(SparkSide side, String field) {
    return SparkSizing.scalar(app.side(side), field);
  }

  private void side(SparkSide side) {
    FIELDS.forEach(
        (field, key) ->
            scalar(side, field).ifPresent(text -> conf.put(key.formatted(side.field()), text)));
    String prefix = "spark.kubernetes." + side.field() + ".";
    texts(app.labels(), prefix + "label.");
    app.side(side).findMap("labels").ifPresent(map -> texts(map, prefix + "label."));
    app.side(side).findMap("annotations").ifPresent(map -> texts(map, prefix + "annotation."));
    conf.put(prefix + "podTemplateFile", FOLDER + "/" + side.field() + ".yaml");
  }

  private void entries(String field, String prefix) {
    app.spec().findMap(field).ifPresent(map -> texts(map, prefix));
  }

  private void texts(MapNode map, String prefix) {
    map.keys()
        .forEach(
            key -> SparkSizing.scalar(map, key).ifPresent(text -> conf.put(prefix + key, text)));
  }
}
