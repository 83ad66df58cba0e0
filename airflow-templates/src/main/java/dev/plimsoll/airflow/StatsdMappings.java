package dev.plimsoll.airflow;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the statsd exporter turns the dotted names of Airflow into names with labels: without it each
 * DAG, task, pool and file would be a metric of its own.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/metrics.html">Metrics
 *     of Airflow</a>
 * @see <a
 *     href="https://github.com/prometheus/statsd_exporter#metric-mapping-and-configuration">Metric
 *     mapping</a>
 */
final class StatsdMappings {
  static final String CONFIG_MAP = "airflow-statsd";
  static final String FOLDER = "/etc/statsd-exporter";
  static final String FILE = "mappings.yml";

  /** Labels whose values may hold dots: ids of generated DAGs do, and so do files and addresses. */
  private static final Set<String> DOTTED = Set.of("dag_id", "dag_file", "host", "operator");

  /** Pattern, name, labels in the order of the pattern's stars; an empty one is left out. */
  private record Mapping(String match, String name, List<String> labels) {}

  private static final List<Mapping> MAPPINGS =
      List.of(
          glob("airflow.dag.*.*.duration", "airflow_task_duration", "dag_id", "task_id"),
          glob("airflow.dag.*.*.queued_duration", "airflow_task_queued", "dag_id", "task_id"),
          glob("airflow.dag.*.*.scheduled_duration", "airflow_task_scheduled", "dag_id", "task_id"),
          glob("airflow.dagrun.duration.success.*", "airflow_dagrun_duration", "dag_id"),
          glob("airflow.dagrun.duration.failed.*", "airflow_dagrun_failed", "dag_id"),
          glob("airflow.dagrun.schedule_delay.*", "airflow_dagrun_schedule_delay", "dag_id"),
          glob(
              "airflow.dagrun.*.first_task_scheduling_delay",
              "airflow_dagrun_first_task",
              "dag_id"),
          glob("airflow.dagrun.dependency-check.*", "airflow_dagrun_dependency_check", "dag_id"),
          glob("airflow.operator_failures_*", "airflow_operator_failures", "operator"),
          glob("airflow.operator_successes_*", "airflow_operator_successes", "operator"),
          glob(
              "airflow.dag_processing.last_runtime.*",
              "airflow_dag_processing_last_runtime",
              "dag_file"),
          glob(
              "airflow.dag_processing.last_duration.*.*",
              "airflow_dag_processing_last_duration",
              "bundle",
              "dag_file"),
          glob(
              "airflow.dag_processing.last_run.seconds_ago.*",
              "airflow_dag_processing_last_run_seconds_ago",
              "dag_file"),
          glob("airflow.pool.open_slots.*", "airflow_pool_open_slots", "pool"),
          glob("airflow.pool.running_slots.*", "airflow_pool_running_slots", "pool"),
          glob("airflow.pool.queued_slots.*", "airflow_pool_queued_slots", "pool"),
          glob("airflow.pool.deferred_slots.*", "airflow_pool_deferred_slots", "pool"),
          glob("airflow.pool.scheduled_slots.*", "airflow_pool_scheduled_slots", "pool"),
          glob("airflow.pool.starving_tasks.*", "airflow_pool_starving_tasks", "pool"),
          glob("airflow.executor.open_slots.*", "airflow_executor_open_slots", "executor"),
          glob("airflow.executor.queued_tasks.*", "airflow_executor_queued_tasks", "executor"),
          glob("airflow.executor.running_tasks.*", "airflow_executor_running_tasks", "executor"),
          glob("airflow.ti.start.*.*", "airflow_ti_start", "dag_id", "task_id"),
          glob("airflow.ti.finish.*.*.*", "airflow_ti_finish", "dag_id", "task_id", "state"),
          glob("airflow.ti.running.*.*.*", "airflow_ti_running", "queue", "dag_id", "task_id"),
          glob("airflow.ti.queued.*.*.*", "airflow_ti_queued", "queue", "dag_id", "task_id"),
          glob("airflow.ti.scheduled.*.*.*", "airflow_ti_scheduled", "queue", "dag_id", "task_id"),
          glob("airflow.ti.deferred.*.*.*", "airflow_ti_deferred", "queue", "dag_id", "task_id"),
          glob("airflow.triggers.running.*", "airflow_triggers_running", "host"),
          glob("airflow.triggerer.capacity_left.*", "airflow_triggerer_capacity_left", "host"),
          glob(
              "airflow.scheduler.dagruns.running.*", "airflow_scheduler_dagruns_running", "dag_id"),
          glob("airflow.scheduler.dagruns.queued.*", "airflow_scheduler_dagruns_queued", "dag_id"),
          glob(
              "airflow.dag.serialization.version_created.*.*",
              "airflow_dag_serialization_version_created",
              "dag_id",
              "bundle"),
          glob(
              "airflow.dag.serialization.version_updated.*.*",
              "airflow_dag_serialization_version_updated",
              "dag_id",
              "bundle"),
          glob("airflow.task_removed_from_dag.*", "airflow_task_removed_from_dag", "dag_id"),
          glob("airflow.task_restored_to_dag.*", "airflow_task_restored_to_dag", "dag_id"),
          // Each job has a number of its own, which would make a series each.
          glob(
              "airflow.local_task_job.task_exit.*.*.*.*",
              "airflow_local_task_job_task_exit",
              "",
              "dag_id",
              "task_id",
              "return_code"),
          glob("airflow.task_instance_created_*", "airflow_task_instance_created", "operator"));

  private StatsdMappings() {}

  private static Mapping glob(String match, String name, String... labels) {
    return new Mapping(match, name, List.of(labels));
  }

  /**
   * A star of the exporter's pattern language stands for one part between dots. Where a value may
   * hold dots, and where a star is less than a part, it takes an expression.
   */
  private static Map<String, Object> entry(Mapping mapping) {
    var entry = new LinkedHashMap<String, Object>();
    boolean isPlain =
        !mapping.match().endsWith("_*")
            && mapping.labels().stream().noneMatch(label -> DOTTED.contains(label));
    entry.put("match", isPlain ? mapping.match() : expression(mapping));
    if (!isPlain) {
      entry.put("match_type", "regex");
    }
    entry.put("name", mapping.name());
    var labels = new LinkedHashMap<String, Object>();
    for (int i = 0; i < mapping.labels().size(); i++) {
      if (!mapping.labels().get(i).isEmpty()) {
        labels.put(mapping.labels().get(i), "$" + (i + 1));
      }
    }
    entry.put("labels", labels);
    return entry;
  }

  private static String expression(Mapping mapping) {
    var expression = new StringBuilder("^");
    int star = 0;
    for (char c : mapping.match().toCharArray()) {
      if (c == '*') {
        expression.append(DOTTED.contains(mapping.labels().get(star)) ? "(.+)" : "([^.]+)");
        star++;
      } else {
        expression.append(c == '.' ? "\\." : String.valueOf(c));
      }
    }
    return expression.append('$').toString();
  }

  /** The ConfigMap that the exporter mounts. */
  static Manifest manifest(Airflow airflow, Origin origin) {
    var mappings = new ArrayList<Map<String, Object>>();
    MAPPINGS.forEach(mapping -> mappings.add(entry(mapping)));
    MapNode data =
        MapNode.builder(origin)
            .put(
                FILE,
                EmbeddedNode.of(
                    EmbeddedFormats.YAML, Nodes.of(Map.of("mappings", mappings), origin), origin))
            .build();
    return Manifests.configMap(airflow, CONFIG_MAP, data);
  }
}
