package dev.plimsoll.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules for what a platform has: no rule asks for a metric that nothing scraped exposes.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/metrics.html">Metrics
 *     of Airflow</a>
 * @see <a
 *     href="https://www.kubeflow.org/docs/components/spark-operator/getting-started/#enable-metric-exporting-to-prometheus">Metrics
 *     of the Spark operator</a>
 */
final class StandardRules {
  private static final Duration AT_ONCE = Duration.ZERO;

  private StandardRules() {}

  /** All groups, those of the user last. */
  static List<RuleGroup> groups(MonitoringParts parts) {
    Watched watched = parts.watched();
    var groups = new ArrayList<RuleGroup>();
    groups.add(platform(parts));
    if (watched.airflows() > 0) {
      groups.add(airflow(watched.airflows()));
    }
    if (watched.hasSparkOperator()) {
      groups.add(spark());
    }
    groups.addAll(parts.monitoring().fields().rules);
    return groups;
  }

  private static RuleGroup platform(MonitoringParts parts) {
    Monitoring monitoring = parts.monitoring();
    RuleGroup group =
        RuleGroup.named("platform")
            .with(new Rule.Recording("job:up:ratio", "avg by (job) (up)"))
            .with(
                warning(
                    "TargetDown",
                    "count by (namespace, job) (up == 0) > 0",
                    Duration.ofMinutes(10),
                    "{{ $value }} targets of {{ $labels.job }} do not answer."));
    if (parts.watched().has(monitoring.prometheus())) {
      group = withPrometheus(group);
    }
    if (parts.watched().has(monitoring.loki())) {
      group = withLoki(group);
    }
    if (parts.watched().has(monitoring.collector())) {
      group =
          group.with(
              warning(
                  "LogsAreNotSent",
                  "sum by (pod) (rate(loki_write_dropped_entries_total[5m])) > 0",
                  Duration.ofMinutes(15),
                  "{{ $labels.pod }} gives up lines of logs that Loki does not take."));
    }
    if (parts.watched().has(monitoring.alertmanager())) {
      group =
          group.with(
              warning(
                  "AlertsAreNotTold",
                  "sum by (integration) (rate(alertmanager_notifications_failed_total[5m])) > 0",
                  Duration.ofMinutes(10),
                  "Alertmanager cannot tell {{ $labels.integration }} of alerts."));
    }
    return group;
  }

  private static RuleGroup withPrometheus(RuleGroup group) {
    return group
        .with(
            critical(
                "PrometheusKeepsOldSettings",
                "max by (pod) (prometheus_config_last_reload_successful) == 0",
                Duration.ofMinutes(10),
                "{{ $labels.pod }} could not read its configuration and goes on with the one"
                    + " before."))
        .with(
            warning(
                "PrometheusRulesFail",
                "sum by (rule_group) (increase(prometheus_rule_evaluation_failures_total[5m])) > 0",
                Duration.ofMinutes(15),
                "Rules of {{ $labels.rule_group }} cannot be evaluated."))
        .with(
            warning(
                "PrometheusCompactionFails",
                "sum by (pod) (increase(prometheus_tsdb_compactions_failed_total[3h])) > 0",
                AT_ONCE,
                "{{ $labels.pod }} cannot compact its data; its disk may be full."));
  }

  private static RuleGroup withLoki(RuleGroup group) {
    return group
        .with(
            critical(
                "LokiDiskFull",
                "sum by (pod) (increase(loki_ingester_wal_disk_full_failures_total[5m])) > 0",
                AT_ONCE,
                "{{ $labels.pod }} cannot keep what it receives; a restart would lose it."))
        .with(
            warning(
                "LokiDiscardsLines",
                "sum by (reason) (rate(loki_discarded_samples_total[5m])) > 0",
                Duration.ofMinutes(15),
                "Loki refuses lines: {{ $labels.reason }}."));
  }

  /** One Airflow that beats must not hide that another does not. */
  static String silentScheduler(int airflows) {
    return airflows == 1
        ? "(sum(rate(airflow_scheduler_heartbeat[5m])) or vector(0)) == 0"
        : "(count(sum by (namespace) (rate(airflow_scheduler_heartbeat[5m])) > 0) or vector(0)) < "
            + airflows;
  }

  private static RuleGroup airflow(int airflows) {
    return RuleGroup.named("airflow")
        .with(
            critical(
                "AirflowSchedulerSilent",
                silentScheduler(airflows),
                Duration.ofMinutes(5),
                airflows == 1
                    ? "No scheduler of Airflow gives a sign of life."
                    : "An Airflow is without a scheduler that gives a sign of life."))
        .with(
            warning(
                "AirflowDagRunFailed",
                // The first failure makes the series, and increase sees none in a first value.
                "sum by (namespace, dag_id) (increase(airflow_dagrun_failed_count[15m])) > 0"
                    + " or sum by (namespace, dag_id) (airflow_dagrun_failed_count unless"
                    + " airflow_dagrun_failed_count offset 15m) > 0",
                AT_ONCE,
                "A run of {{ $labels.dag_id }} failed."))
        .with(
            warning(
                "AirflowDagIsBroken",
                "max by (namespace) (airflow_dag_processing_import_errors) > 0",
                Duration.ofMinutes(15),
                "{{ $value }} DAG files cannot be read."))
        .with(
            warning(
                "AirflowPoolStarves",
                "max by (namespace, pool) (airflow_pool_starving_tasks{pool!=\"\"}) > 0",
                Duration.ofMinutes(30),
                "Tasks wait for slots of pool {{ $labels.pool }}."));
  }

  private static RuleGroup spark() {
    return RuleGroup.named("spark")
        .with(
            warning(
                "SparkApplicationFailed",
                "sum by (namespace) (increase(spark_application_failure_count[15m])) > 0",
                AT_ONCE,
                "{{ $value }} Spark applications failed."))
        .with(
            warning(
                "SparkSubmissionFailed",
                "sum by (namespace) (increase(spark_application_failed_submission_count[15m])) > 0",
                AT_ONCE,
                "{{ $value }} Spark applications could not be submitted."));
  }

  private static Rule warning(String name, String expression, Duration lasting, String summary) {
    return new Rule.Alert(name, expression, lasting, AlertSeverity.WARNING, summary);
  }

  private static Rule critical(String name, String expression, Duration lasting, String summary) {
    return new Rule.Alert(name, expression, lasting, AlertSeverity.CRITICAL, summary);
  }
}
