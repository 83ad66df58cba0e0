package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Workload;
import java.time.Duration;

/**
 * Prometheus 3.13, which upstream supports until July 2027.
 *
 * @see <a href="https://prometheus.io/docs/introduction/release-cycle/">Long-term support</a>
 */
final class PrometheusPart {
  static final String NAME = "prometheus";
  static final String PORT = "http";
  static final int PORT_NUMBER = 9090;
  static final String RULES = "/etc/prometheus-rules";

  private PrometheusPart() {}

  /** What the port of its pods is called. */
  static String port(Monitoring.Fields fields) {
    return fields.runs == Monitoring.Runs.BY_OPERATOR ? PrometheusOperated.PORT : PORT;
  }

  /** The operator knows one release less. */
  static Image image(Monitoring.Fields fields) {
    return Image.of(
        "quay.io/prometheus/prometheus:"
            + (fields.runs == Monitoring.Runs.BY_OPERATOR
                ? PrometheusOperated.VERSION
                : "v3.13.2"));
  }

  static Workload workload(MonitoringParts parts, EnvironmentFacts env) {
    Monitoring.Fields fields = parts.monitoring().fields();
    boolean operated = fields.runs == Monitoring.Runs.BY_OPERATOR;
    String port = port(fields);
    Probe healthy = Probe.http(port, "/-/healthy");
    Container container =
        Container.of(NAME, image(fields), PodSize.of(Cpu.millis(500), Memory.gibibytes(2)))
            .withPort(port, PORT_NUMBER)
            .withDisk("/prometheus", Disk.of("data", StorageTier.BALANCED, fields.disk))
            // Reading the log of the last hours takes minutes: a quarter of an hour at most.
            .started(healthy.every(Duration.ofSeconds(15)).failingAfter(60))
            .live(healthy)
            .ready(Probe.http(port, "/-/ready"));
    StatefulSetWorkload workload =
        Workload.statefulSet(
                operated ? PrometheusOperated.STATEFUL_SET : NAME,
                operated ? container : configured(container, parts, env))
            .inRole(NAME)
            .titled("Prometheus")
            .runningAs(RunAs.user(65534).withGroup(65534).withVolumeGroup(65534))
            .withGracePeriod(Duration.ofMinutes(5))
            .scrapedAt(port, "/metrics");
    return fields.alerting.isEmpty()
        ? workload
        : workload.drawing(
            self -> Arrow.calls(self, parts.monitoring().alertmanager(), AlertmanagerPart.PORT));
  }

  private static Container configured(
      Container container, MonitoringParts parts, EnvironmentFacts env) {
    ConfigFiles config =
        ConfigFiles.named("prometheus-config")
            .with(
                PrometheusConfig.FILE,
                PrometheusConfig.of(parts.monitoring().fields(), parts.watched(), env));
    ConfigFiles rules = ConfigFiles.named("prometheus-rules");
    for (RuleGroup group : StandardRules.groups(parts)) {
      rules = rules.with(group.name() + ".yml", group.file());
    }
    return container
        .withArgs(
            "--config.file=/etc/prometheus/" + PrometheusConfig.FILE,
            "--storage.tsdb.path=/prometheus",
            "--config.auto-reload")
        .withFiles("/etc/prometheus", config)
        .withFiles(RULES, rules);
  }
}
