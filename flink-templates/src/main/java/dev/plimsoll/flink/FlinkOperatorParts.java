package dev.plimsoll.flink;

import dev.plimsoll.component.Workspace;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The operator's Deployment and its settings.
 *
 * @see <a
 *     href="https://github.com/apache/flink-kubernetes-operator/blob/release-1.15.0/helm/flink-kubernetes-operator/templates/controller/deployment.yaml">The
 *     chart's Deployment</a>
 */
final class FlinkOperatorParts {
  static final String CONFIG = "flink-operator-config";

  private static final Image IMAGE = Image.of("ghcr.io/apache/flink-kubernetes-operator:1.15.0");
  private static final String FOLDER = "/opt/flink/conf";
  private static final int HEALTH = 8085;
  private static final int METRICS = 9999;

  private final FlinkOperator.Fields fields;
  private final List<String> watched;

  FlinkOperatorParts(FlinkOperator.Fields fields, List<String> watched) {
    this.fields = fields;
    this.watched = watched;
  }

  Workload operator(List<Workspace> served) {
    Container container =
        Container.of(FlinkOperator.ROLE, IMAGE, PodSize.of(Cpu.millis(200), Memory.mebibytes(1024)))
            .withCommand("/docker-entrypoint.sh", "operator")
            .withEnv("OPERATOR_NAMESPACE", EnvValue.field("metadata.namespace"))
            .withEnv("HOST_IP", EnvValue.field("status.hostIP"))
            .withEnv("POD_IP", EnvValue.field("status.podIP"))
            .withEnv("POD_NAME", EnvValue.field("metadata.name"))
            .withEnv("OPERATOR_NAME", FlinkOperator.ROLE)
            .withEnv("FLINK_CONF_DIR", FOLDER)
            .withEnv("FLINK_PLUGINS_DIR", "/opt/flink/plugins")
            .withEnv(
                "LOG_CONFIG", "-Dlog4j.configurationFile=" + FOLDER + "/log4j-operator.properties")
            .withEnv("JVM_ARGS", "-XX:MaxRAMPercentage=70")
            .withFiles(FOLDER, files())
            .withScratch("/opt/flink/artifacts", StorageSize.gibibytes(1))
            .withScratch("/tmp", StorageSize.gibibytes(1))
            .withPort("health", HEALTH)
            .withPort("metrics", METRICS)
            .live(Probe.http("health", "/"))
            .started(Probe.http("health", "/"));
    DeploymentWorkload workload =
        Workload.deployment(FlinkOperator.ROLE, container)
            .titled("Flink operator")
            .withReplicas(fields.replicas())
            .runningAs(RunAs.user(9999).withGroup(9999).withVolumeGroup(9999))
            .withoutService()
            .scrapedAt("metrics", "/metrics")
            .managing(FlinkRights.own());
    for (String name : watched) {
      NamespaceName namespace = NamespaceName.of(name);
      Endpoint made = made(served, namespace);
      workload =
          workload.drawing(
              self ->
                  new Arrow.Manages(
                      self, Optional.of(namespace), FlinkRights.jobs(), "reconciles", made));
    }
    return workload;
  }

  /** The JobManagers of a workspace, or the API if it runs no Flink job of its own. */
  private static Endpoint made(List<Workspace> served, NamespaceName namespace) {
    return served.stream()
        .filter(workspace -> workspace.namespace().equals(namespace))
        .filter(workspace -> workspace.roles().contains(FlinkJob.JOB_MANAGER))
        .findFirst()
        .<Endpoint>map(
            workspace -> new Endpoint.Pods(workspace.namespace(), FlinkJob.JOB_MANAGER.role()))
        .orElseGet(Endpoint.KubernetesApi::new);
  }

  private ConfigFiles files() {
    return ConfigFiles.named(CONFIG)
        .with("flink-conf.yaml", settings())
        .with("log4j-operator.properties", LOGGING);
  }

  private String settings() {
    var settings = new TreeMap<String, String>();
    settings.put("kubernetes.operator.health.probe.enabled", "true");
    settings.put("kubernetes.operator.health.probe.port", Integer.toString(HEALTH));
    settings.put("kubernetes.operator.leader-election.enabled", "true");
    settings.put("kubernetes.operator.leader-election.lease-name", "flink-operator-lease");
    settings.put(
        "kubernetes.operator.metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    settings.put("kubernetes.operator.metrics.reporter.prom.port", Integer.toString(METRICS));
    settings.putAll(fields.defaults());
    settings.put("kubernetes.operator.watched.namespaces", String.join(",", watched));
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** All to the console, where collectors of logs find it. */
  private static final String LOGGING =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = Console
      appender.console.name = Console
      appender.console.type = CONSOLE
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{ISO8601} %p %c [%X{resource.namespace}/%X{resource.name}] %m%n%throwable
      """;
}
