package dev.plimsoll.spark;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Presence;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.Optional;

/**
 * What the operator submits: a SparkApplication, or each run of a schedule.
 *
 * @param owner the object
 * @param spec what the run is
 * @param name of the application; of a run without the time that stands behind it
 * @param labels of the application, which all of its pods carry
 * @param mark the label that all that belongs to it carries, and nothing else
 * @param kind what it is a submission of
 * @param atOnce how many there can be at once
 * @see <a
 *     href="https://github.com/kubeflow/spark-operator/blob/v2.5.2/internal/controller/scheduledsparkapplication/controller.go">The
 *     operator's controller of schedules</a>
 */
record Submission(
    Manifest owner, MapNode spec, String name, MapNode labels, String mark, Kind kind, int atOnce) {
  /** What is submitted. */
  enum Kind {
    /** A SparkApplication. */
    APPLICATION,
    /** A run of a schedule, whose name is another each time. */
    RUN,
    /** What a task submits itself, without the operator. */
    TASK,
    /** A server of Spark Connect, which submits nothing and makes executors. */
    SESSION
  }

  /** The prefix of the operator's labels. */
  static final String OPERATOR = "sparkoperator.k8s.io/";

  static final String APP_NAME = OPERATOR + "app-name";

  private static final String SCHEDULE = OPERATOR + "scheduled-app-name";

  /** What an object lets the operator submit, if it lets it submit anything. */
  static Optional<Submission> of(Manifest manifest) {
    if (manifest.is(SparkCheck.GROUP, "SparkApplication")) {
      return manifest
          .tree()
          .findMap("spec")
          .map(
              spec ->
                  new Submission(
                      manifest,
                      spec,
                      manifest.identity().name(),
                      labels(manifest),
                      APP_NAME,
                      Kind.APPLICATION,
                      most(manifest)));
    }
    if (manifest.is(SparkCheck.GROUP, "ScheduledSparkApplication")) {
      // One run at a time, unless it allows more; how many overlap then, nobody knows.
      return manifest
          .tree()
          .findMap("spec")
          .flatMap(spec -> spec.findMap("template"))
          .map(
              template ->
                  new Submission(
                      manifest,
                      template,
                      manifest.identity().name(),
                      labels(manifest),
                      SCHEDULE,
                      Kind.RUN,
                      most(manifest)));
    }
    return Optional.empty();
  }

  /** What a task submits itself, described as for the operator. */
  static Submission ofTask(Manifest described) {
    return new Submission(
        described,
        described.tree().findMap("spec").orElseThrow(),
        described.identity().name(),
        labels(described),
        "spark-app-name",
        Kind.TASK,
        1);
  }

  private static int most(Manifest manifest) {
    return manifest.presence() instanceof Presence.Latent latent ? latent.most() : 1;
  }

  /** Labels of Kueue stay with the application. */
  private static MapNode labels(Manifest manifest) {
    MapNode labels =
        manifest
            .tree()
            .findMap("metadata")
            .flatMap(metadata -> metadata.findMap("labels"))
            .orElse(MapNode.empty(manifest.origin()));
    for (String key : labels.keys()) {
      if (key.startsWith("kueue.x-k8s.io/")) {
        labels = labels.without(key);
      }
    }
    return labels;
  }

  String namespace() {
    return owner.identity().namespace().orElseThrow();
  }

  MapNode side(SparkSide side) {
    return spec.findMap(side.field()).orElse(MapNode.empty(spec.origin()));
  }

  /**
   * The labels that Spark is told to give to the pods of a side, and those that it adds: all but
   * those of a run.
   */
  MapNode podLabels(SparkSide side) {
    MapNode part = side(side);
    MapNode all = SparkPod.plus(labels, part.findMap("labels"));
    all = with(all, "spark-role", side.field());
    if (kind != Kind.RUN) {
      // What start-connect-server.sh calls it, as a label.
      all = with(all, "spark-app-name", kind == Kind.SESSION ? "spark-connect-server" : name);
    }
    if (side == SparkSide.EXECUTOR) {
      // The default profile; a program may ask for others while it runs.
      all = with(all, "spark-exec-resourceprofile-id", "0");
    }
    if (kind == Kind.TASK) {
      return all;
    }
    all = with(all, mark, name);
    all = with(all, OPERATOR + "launched-by-spark-operator", "true");
    return part.has("template") || kind == Kind.SESSION
        ? all
        : with(all, OPERATOR + "mutated-by-spark-operator", "true");
  }

  private MapNode with(MapNode map, String key, String value) {
    return map.with(key, ScalarNode.string(value, spec.origin()));
  }

  /** A setting of Spark. */
  Optional<String> conf(String key) {
    return spec.findMap("sparkConf").flatMap(conf -> SparkSizing.scalar(conf, key));
  }

  /** The name of the driver's pod. */
  String driverPod() {
    return side(SparkSide.DRIVER)
        .findText("podName")
        .or(() -> conf("spark.kubernetes.driver.pod.name"))
        .orElse(name + "-driver");
  }

  /** Whether pods of a side show metrics of their JVM to Prometheus, and where. */
  Optional<MapNode> exporter(SparkSide side) {
    String field = side == SparkSide.DRIVER ? "exposeDriverMetrics" : "exposeExecutorMetrics";
    return spec.findMap("monitoring")
        .filter(monitoring -> SparkSizing.scalar(monitoring, field).equals(Optional.of("true")))
        .flatMap(monitoring -> monitoring.findMap("prometheus"));
  }

  /** The port of such metrics. */
  static int port(MapNode prometheus) {
    return SparkSizing.scalar(prometheus, "port")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .orElse(SparkPorts.EXPORTER);
  }

  /** The ConfigMap with settings of the exporter, unless the image holds all of them. */
  Optional<String> exporterConfig() {
    Optional<MapNode> monitoring = spec.findMap("monitoring");
    Optional<MapNode> prometheus = monitoring.flatMap(m -> m.findMap("prometheus"));
    boolean inImage =
        monitoring.filter(m -> m.has("metricsPropertiesFile")).isPresent()
            && prometheus.filter(p -> p.has("configFile")).isPresent();
    return prometheus.filter(p -> !inImage).map(p -> name + "-prom-conf");
  }
}
