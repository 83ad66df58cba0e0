package dev.plimsoll.monitoring;

import static dev.plimsoll.monitoring.PrometheusConfig.map;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.StatefulSetWorkload;
import dev.plimsoll.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The three programs; all of them pass Pod Security restricted. */
final class MonitoringParts {
  static final String PROMETHEUS = "prometheus";
  static final String GRAFANA = "grafana";
  static final String LOKI = "loki";
  static final int PROMETHEUS_PORT = 9090;
  static final int GRAFANA_PORT = 3000;
  static final int LOKI_PORT = 3100;

  private static final String HTTP = "http";
  private static final String PASSWORD_KEY = "admin-password";
  private static final SecretNeed ADMIN = SecretNeed.named("grafana-admin", PASSWORD_KEY);

  private final Monitoring monitoring;

  MonitoringParts(Monitoring monitoring) {
    this.monitoring = monitoring;
  }

  List<Workload> workloads(List<Arrow.Scrapes> scraped, EnvironmentFacts env) {
    return List.of(prometheus(scraped), grafana(), loki(env));
  }

  private StatefulSetWorkload prometheus(List<Arrow.Scrapes> scraped) {
    ConfigFiles config =
        ConfigFiles.named("prometheus-config")
            .with(PrometheusConfig.FILE, PrometheusConfig.of(monitoring, scraped));
    Probe healthy = Probe.http(HTTP, "/-/healthy");
    Container container =
        Container.of(
                PROMETHEUS,
                Image.of("quay.io/prometheus/prometheus:v3.13.2"),
                PodSize.of(Cpu.millis(500), Memory.gibibytes(2)))
            .withArgs(
                "--config.file=/etc/prometheus/" + PrometheusConfig.FILE,
                "--storage.tsdb.path=/prometheus",
                "--config.auto-reload")
            .withPort(HTTP, PROMETHEUS_PORT)
            .withFiles("/etc/prometheus", config)
            .withDisk("/prometheus", Disk.of("data", StorageTier.BALANCED, monitoring.disk()))
            // Reading the log of the last hours takes minutes: a quarter of an hour at most.
            .started(healthy.every(Duration.ofSeconds(15)).failingAfter(60))
            .live(healthy)
            .ready(Probe.http(HTTP, "/-/ready"));
    return Workload.statefulSet(PROMETHEUS, container)
        .runningAs(RunAs.user(65534).withGroup(65534).withVolumeGroup(65534))
        .withGracePeriod(Duration.ofMinutes(5));
  }

  private Workload grafana() {
    Container container =
        Container.of(
                GRAFANA,
                Image.of("docker.io/grafana/grafana:13.2.0"),
                PodSize.of(Cpu.millis(250), Memory.mebibytes(512)))
            .withPort(HTTP, GRAFANA_PORT)
            .withEnv("GF_SECURITY_ADMIN_PASSWORD", EnvValue.secret(ADMIN, PASSWORD_KEY))
            .withEnv("GF_LOG_MODE", "console")
            .withEnv("GF_ANALYTICS_REPORTING_ENABLED", "false")
            .withEnv("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
            .withFiles(
                "/etc/grafana/provisioning/datasources",
                ConfigFiles.named("grafana-datasources").with("datasources.yaml", dataSources()))
            .withScratch("/var/lib/grafana", StorageSize.gibibytes(1))
            .withScratch("/tmp", StorageSize.mebibytes(256))
            .live(Probe.http(HTTP, "/api/health").after(Duration.ofSeconds(60)).failingAfter(10))
            .ready(Probe.http(HTTP, "/api/health"));
    return Workload.deployment(GRAFANA, container)
        .runningAs(RunAs.user(472).withGroup(472).withVolumeGroup(472))
        .exposedAt(Monitoring.ENDPOINT, HTTP)
        .scrapedAt(HTTP, "/metrics")
        .drawing(self -> Arrow.calls(self, monitoring.prometheus(), HTTP))
        .drawing(self -> Arrow.calls(self, monitoring.loki(), HTTP));
  }

  private static Map<String, Object> dataSources() {
    return map(
        "apiVersion",
        1,
        "prune",
        true,
        "datasources",
        List.of(
            dataSource("Prometheus", PROMETHEUS, PROMETHEUS_PORT, true),
            dataSource("Loki", LOKI, LOKI_PORT, false)));
  }

  private static Map<String, Object> dataSource(
      String name, String type, int port, boolean isDefault) {
    return map(
        "name",
        name,
        "type",
        type,
        "access",
        "proxy",
        "uid",
        type,
        "url",
        "http://" + type + ".monitoring.svc:" + port,
        "isDefault",
        isDefault,
        "editable",
        false);
  }

  private StatefulSetWorkload loki(EnvironmentFacts env) {
    Container container =
        Container.of(
                LOKI,
                Image.of("docker.io/grafana/loki:3.7.6"),
                PodSize.of(Cpu.millis(500), Memory.gibibytes(2)))
            .withArgs("-config.file=/etc/loki/config/" + LokiConfig.FILE, "-target=all")
            .withPort(HTTP, LOKI_PORT)
            .withFiles(
                "/etc/loki/config",
                ConfigFiles.named("loki-config")
                    .with(LokiConfig.FILE, LokiConfig.of(monitoring, env)))
            .withDisk(
                LokiConfig.FOLDER, Disk.of("data", StorageTier.BALANCED, StorageSize.gibibytes(10)))
            .withScratch("/tmp", StorageSize.mebibytes(256))
            .live(
                Probe.http(HTTP, "/loki/api/v1/status/buildinfo")
                    .after(Duration.ofSeconds(30))
                    .failingAfter(10))
            .ready(Probe.http(HTTP, "/ready").after(Duration.ofSeconds(15)));
    StatefulSetWorkload workload =
        Workload.statefulSet(LOKI, container)
            .runningAs(RunAs.user(10001).withGroup(10001).withVolumeGroup(10001))
            .scrapedAt(HTTP, "/metrics");
    return monitoring.logs().map(workload::writing).orElse(workload);
  }
}
