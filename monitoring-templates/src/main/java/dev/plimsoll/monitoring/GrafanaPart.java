package dev.plimsoll.monitoring;

import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Grafana. All that it shows is provisioned, so its database may go with the pod.
 *
 * @see <a href="https://grafana.com/docs/grafana/latest/administration/provisioning/">Provision
 *     Grafana</a>
 */
final class GrafanaPart {
  static final String NAME = "grafana";

  private static final String PORT = "http";
  private static final String PASSWORD_KEY = "admin-password";
  private static final SecretNeed ADMIN = SecretNeed.named("grafana-admin", PASSWORD_KEY);
  private static final String PROVISIONING = "/etc/grafana/provisioning";
  private static final String DASHBOARDS = "/etc/grafana/dashboards";

  private GrafanaPart() {}

  static Workload workload(MonitoringParts parts) {
    Monitoring monitoring = parts.monitoring();
    ConfigFiles dashboards = ConfigFiles.named("grafana-dashboards");
    for (Dashboard dashboard : StandardDashboards.all(parts)) {
      dashboards = dashboards.with(dashboard.uid() + ".json", dashboard.json());
    }
    Container container =
        Container.of(
                NAME,
                Image.of("docker.io/grafana/grafana:13.2.0"),
                PodSize.of(Cpu.millis(250), Memory.mebibytes(512)))
            .withPort(PORT, 3000)
            .withEnv("GF_SECURITY_ADMIN_PASSWORD", EnvValue.secret(ADMIN, PASSWORD_KEY))
            .withEnv("GF_USERS_ALLOW_SIGN_UP", "false")
            .withEnv("GF_AUTH_ANONYMOUS_ENABLED", "false")
            .withEnv("GF_LOG_MODE", "console")
            // No policy lets it out, so these would only be tried in vain.
            .withEnv("GF_ANALYTICS_REPORTING_ENABLED", "false")
            .withEnv("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
            .withEnv("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false")
            .withEnv("GF_NEWS_NEWS_FEED_ENABLED", "false")
            .withFiles(
                PROVISIONING + "/datasources",
                ConfigFiles.named("grafana-datasources")
                    .with("datasources.yaml", dataSources(monitoring)))
            .withFiles(
                PROVISIONING + "/dashboards",
                ConfigFiles.named("grafana-dashboard-folders").with("folders.yaml", folders()))
            .withFiles(DASHBOARDS, dashboards)
            .withScratch("/var/lib/grafana", StorageSize.gibibytes(1))
            .withScratch("/tmp", StorageSize.mebibytes(256))
            .live(Probe.http(PORT, "/api/health").after(Duration.ofMinutes(1)).failingAfter(10))
            .ready(Probe.http(PORT, "/api/health"));
    DeploymentWorkload workload =
        Workload.deployment(NAME, container)
            .runningAs(RunAs.user(472).withGroup(472).withVolumeGroup(472))
            .exposedAt(Monitoring.ENDPOINT, PORT)
            .scrapedAt(PORT, "/metrics");
    for (DataSource source : monitoring.fields().sources) {
      workload =
          switch (source) {
            case METRICS ->
                workload.drawing(
                    self ->
                        Arrow.calls(
                            self,
                            monitoring.prometheus(),
                            PrometheusPart.port(monitoring.fields())));
            case LOGS ->
                workload.drawing(self -> Arrow.calls(self, monitoring.loki(), LokiPart.PORT));
          };
    }
    return workload;
  }

  static Map<String, Object> dataSources(Monitoring monitoring) {
    return Maps.of(
        "apiVersion",
        1,
        // A source that is not here any more goes from Grafana too.
        "prune",
        true,
        "datasources",
        monitoring.fields().sources.stream()
            .map(source -> dataSource(source, monitoring.fields()))
            .toList());
  }

  private static Map<String, Object> dataSource(DataSource source, Monitoring.Fields fields) {
    Map<String, Object> entry =
        Maps.of(
            "name",
            source.title(),
            "type",
            source.type(),
            "access",
            "proxy",
            "uid",
            source.type(),
            "url",
            switch (source) {
              case METRICS ->
                  "http://"
                      + (fields.runs == Monitoring.Runs.BY_OPERATOR
                          ? PrometheusOperated.SERVICE
                          : PrometheusPart.NAME)
                      + ".monitoring.svc:"
                      + PrometheusPart.PORT_NUMBER;
              case LOGS -> "http://loki.monitoring.svc:" + LokiPart.PORT_NUMBER;
            },
            "isDefault",
            source == DataSource.METRICS,
            "editable",
            false);
    if (source == DataSource.METRICS) {
      entry.put(
          "jsonData", Maps.of("httpMethod", "POST", "timeInterval", PrometheusConfig.INTERVAL));
    }
    return entry;
  }

  private static Map<String, Object> folders() {
    return Maps.of(
        "apiVersion",
        1,
        "providers",
        List.of(
            Maps.of(
                "name",
                "plimsoll",
                "orgId",
                1,
                "folder",
                "Platform",
                "folderUid",
                "platform",
                "type",
                "file",
                "disableDeletion",
                true,
                "allowUiUpdates",
                false,
                "options",
                Maps.of("path", DASHBOARDS))));
  }
}
