package dev.plimsoll.monitoring;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.StorageSize;
import java.time.Duration;
import java.util.TreeSet;

/** What would be accepted by the API server, and still not start or not work. */
final class MonitoringChecks {
  private static final Where MONITORING = Where.named("component", "monitoring");
  private static final StorageSize SMALLEST_DISK = StorageSize.mebibytes(2560);

  private MonitoringChecks() {}

  /** What can be said when all components have declared what they expose. */
  static void connected(Monitoring monitoring, DeclareScope scope) {
    var exposing = new TreeSet<Endpoint>();
    for (MetricsEndpoint metrics : scope.allMetrics()) {
      exposing.add(metrics.pods());
    }
    for (Endpoint pods : monitoring.fields().only.orElseGet(TreeSet::new)) {
      if (!exposing.contains(pods)) {
        scope
            .findings()
            .add(
                MonitoringCodes.NOTHING_TO_SCRAPE,
                MONITORING,
                "is to scrape " + pods.id() + ", which exposes no metrics",
                exposing.isEmpty()
                    ? "say scrapedAt(PORT, PATH) on the workload"
                    : "scrape some of "
                        + String.join(", ", exposing.stream().map(Endpoint::id).toList())
                        + ", or say scrapedAt(PORT, PATH) on the workload");
      }
    }
  }

  /** What can be said when it is known what is watched. */
  static void rendered(Monitoring monitoring, Watched watched, RenderScope scope) {
    Monitoring.Fields fields = monitoring.fields();
    storage(fields, scope.env(), scope.findings());
    var parts = new MonitoringParts(monitoring, watched);
    new RuleChecks(MONITORING, scope.findings()).check(StandardRules.groups(parts));
    fields.alerting.ifPresent(new AlertingChecks(MONITORING, scope.findings())::check);
    new DashboardChecks(MONITORING, scope.findings(), fields.sources)
        .check(StandardDashboards.all(parts));
  }

  private static void storage(Monitoring.Fields fields, EnvironmentFacts env, Findings findings) {
    fields
        .logs
        .filter(folder -> !folder.path().matches("[0-9A-Za-z-]*"))
        .ifPresent(
            folder ->
                findings.add(
                    MonitoringCodes.LOG_FOLDER,
                    MONITORING,
                    "keeps logs in folder \"" + folder.path() + "\" of " + folder.store().key(),
                    "use one step of digits, English letters and dashes, for example \""
                        + folder.path().replaceAll("[^0-9A-Za-z]+", "-")
                        + "\""));
    if (env.stage() == Stage.PROD && fields.logs.isEmpty()) {
      findings.add(
          MonitoringCodes.LOGS_ON_ONE_DISK,
          MONITORING,
          "in stage prod, and logs lie on one disk of 10Gi",
          "add withLogs(STORE.path(\"logs\"))");
    }
    if (fields.logRetention.duration().compareTo(Duration.ofDays(1)) < 0) {
      findings.add(
          MonitoringCodes.LOGS_KEPT_TOO_SHORT,
          MONITORING,
          "keeps logs for " + fields.logRetention,
          "write withLogsKept(" + "Retention.days(1)) or longer");
    }
    if (fields.disk.bytes() < SMALLEST_DISK.bytes()) {
      findings.add(
          MonitoringCodes.METRICS_DISK_TOO_SMALL,
          MONITORING,
          "keeps metrics on a disk of " + fields.disk,
          "ask for " + SMALLEST_DISK + " or more");
    }
  }
}
