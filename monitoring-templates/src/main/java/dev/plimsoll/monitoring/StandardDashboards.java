package dev.plimsoll.monitoring;

import dev.plimsoll.monitoring.Panel.Unit;
import java.util.ArrayList;
import java.util.List;

/** Dashboards for what a platform has. */
final class StandardDashboards {
  private StandardDashboards() {}

  /** All dashboards, those of the user last. */
  static List<Dashboard> all(MonitoringParts parts) {
    Monitoring.Fields fields = parts.monitoring().fields();
    var all = new ArrayList<Dashboard>();
    if (fields.sources.contains(DataSource.METRICS)) {
      all.add(platform());
      if (parts.watched().airflows() > 0) {
        all.add(airflow());
      }
      if (parts.watched().hasSparkOperator()) {
        all.add(spark());
      }
    }
    if (fields.sources.contains(DataSource.LOGS)) {
      all.add(logs());
    }
    all.addAll(fields.dashboards);
    return all;
  }

  private static Dashboard platform() {
    return Dashboard.named("platform", "Platform")
        .with(Panel.number("Targets that answer", Unit.NUMBER).asking("sum(up)", ""))
        .with(Panel.number("Targets that do not", Unit.NUMBER).asking("sum(1 - up)", ""))
        .with(
            Panel.number("Alerts", Unit.NUMBER)
                .asking("sum(ALERTS{alertstate=\"firing\"}) or vector(0)", ""))
        .with(Panel.number("Series", Unit.NUMBER).asking("sum(prometheus_tsdb_head_series)", ""))
        .with(
            Panel.graph("Share of targets that answer", Unit.SHARE)
                .asking("job:up:ratio", "{{job}}"))
        .with(
            Panel.graph("Time to scrape", Unit.SECONDS)
                .asking("max by (job) (scrape_duration_seconds)", "{{job}}"))
        .with(
            Panel.graph("Samples taken in", Unit.PER_SECOND)
                .asking("sum(rate(prometheus_tsdb_head_samples_appended_total[5m]))", "samples"))
        .with(
            Panel.graph("Metrics on disk", Unit.BYTES)
                .asking("sum(prometheus_tsdb_storage_blocks_bytes)", "blocks")
                .asking("sum(prometheus_tsdb_wal_storage_size_bytes)", "log of the last hours"))
        .with(
            Panel.graph("Lines of logs taken in", Unit.PER_SECOND)
                .asking("sum(rate(loki_distributor_lines_received_total[5m]))", "lines"))
        .with(
            Panel.graph("Lines of logs refused", Unit.PER_SECOND)
                .asking("sum by (reason) (rate(loki_discarded_samples_total[5m]))", "{{reason}}"));
  }

  private static Dashboard airflow() {
    return Dashboard.named("airflow", "Airflow")
        .with(
            Panel.number("Signs of life per minute", Unit.NUMBER)
                .asking("sum(rate(airflow_scheduler_heartbeat[5m])) * 60", ""))
        .with(
            Panel.number("Tasks running", Unit.NUMBER)
                .asking("sum(airflow_executor_running_tasks{executor!=\"\"})", ""))
        .with(
            Panel.number("Tasks queued", Unit.NUMBER)
                .asking("sum(airflow_executor_queued_tasks{executor!=\"\"})", ""))
        .with(
            Panel.number("Broken DAG files", Unit.NUMBER)
                .asking("max(airflow_dag_processing_import_errors)", ""))
        .with(
            Panel.graph("Tasks that ended", Unit.PER_SECOND)
                .asking("sum(rate(airflow_ti_successes[5m]))", "succeeded")
                .asking("sum(rate(airflow_ti_failures[5m]))", "failed"))
        .with(
            Panel.graph("Time of DAG runs", Unit.SECONDS)
                .asking(
                    "max by (dag_id) (airflow_dagrun_duration{quantile=\"0.99\"})", "{{dag_id}}"))
        .with(
            Panel.graph("Delay of DAG runs", Unit.SECONDS)
                .asking(
                    "max by (dag_id) (airflow_dagrun_schedule_delay{quantile=\"0.99\"})",
                    "{{dag_id}}"))
        .with(
            Panel.graph("Slots of pools", Unit.NUMBER)
                .asking("max by (pool) (airflow_pool_open_slots{pool!=\"\"})", "{{pool}} open")
                .asking(
                    "max by (pool) (airflow_pool_running_slots{pool!=\"\"})", "{{pool}} running"));
  }

  private static Dashboard spark() {
    return Dashboard.named("spark", "Spark")
        .with(
            Panel.number("Applications running", Unit.NUMBER)
                .asking("sum(spark_application_running_count)", ""))
        .with(
            Panel.number("Executors running", Unit.NUMBER)
                .asking("sum(spark_executor_running_count)", ""))
        .with(
            Panel.graph("Applications that ended", Unit.NUMBER)
                .asking("sum(increase(spark_application_success_count[1h]))", "succeeded")
                .asking("sum(increase(spark_application_failure_count[1h]))", "failed"))
        .with(
            Panel.graph("Time until an application runs", Unit.SECONDS)
                .asking(
                    "histogram_quantile(0.9, sum by (le)"
                        + " (rate(spark_application_start_latency_seconds_histogram_bucket[1h])))",
                    "9 of 10"));
  }

  private static Dashboard logs() {
    return Dashboard.named("logs", "Logs")
        .with(
            Panel.log("Lines that tell of errors")
                .asking("{namespace=~\".+\"} |~ \"(?i)(error|exception|fatal)\"", ""))
        .with(Panel.log("All lines").asking("{namespace=~\".+\"}", ""));
  }
}
