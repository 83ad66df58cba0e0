package dev.plimsoll.airflow;

import dev.plimsoll.component.WorkspaceRun;
import dev.plimsoll.job.Job;
import java.util.List;
import java.util.TreeMap;

/**
 * How many task pods there can be at once. Each pipeline runs once at a time ({@code
 * max_active_runs=1}), the jobs of one step side by side, and a task that waits for the pod of its
 * job holds its own. A try that failed is over before the next begins: a pod that has ended counts
 * in no quota.
 *
 * <p>Where DAG files come from a repository nobody here knows their tasks, so Airflow's own limits
 * are what there can be: {@code [core] parallelism} for each scheduler, and the slots of the
 * default pool.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html#parallelism">parallelism,
 *     max_active_tasks_per_dag, default_pool_task_slot_count</a>
 * @see <a href="https://kubernetes.io/docs/concepts/policy/resource-quotas/">Resource quotas count
 *     pods that have not ended</a>
 */
final class TaskCount {
  private static final int PARALLELISM = 32;
  private static final int PER_DAG = 16;
  private static final int POOL = 128;

  private final Airflow airflow;
  private final List<WorkspaceRun> runs;

  TaskCount(Airflow airflow, List<WorkspaceRun> runs) {
    this.airflow = airflow;
    this.runs = runs;
  }

  /** Task pods as the template makes them; at least one, because the template is one. */
  int plain() {
    if (!(airflow.fields().dags instanceof DagSource.InImage)) {
      return limit();
    }
    int perDag = setting("max_active_tasks_per_dag", PER_DAG);
    int declared =
        runs.stream()
            .mapToInt(
                run ->
                    run.pipeline().steps().stream()
                        .mapToInt(step -> Math.min(perDag, plain(run, step)))
                        .max()
                        .orElse(0))
            .sum();
    return Math.max(1, Math.min(declared, limit()));
  }

  private int plain(WorkspaceRun run, List<Job> step) {
    return (int)
        step.stream()
            .map(job -> TaskOverride.key(run.pipeline().name(), job.name()))
            .filter(key -> !airflow.fields().overrides.containsKey(key))
            .count();
  }

  /** Task pods of one job's own: one in each workspace that runs its pipeline. */
  int of(TaskOverride override) {
    int declared =
        (int)
            runs.stream().filter(run -> run.pipeline().name().equals(override.pipeline())).count();
    return Math.max(1, Math.min(declared, limit()));
  }

  /** What Airflow itself allows. */
  private int limit() {
    int schedulers = airflow.part(AirflowPart.SCHEDULER).replicas();
    return Math.min(
        setting("parallelism", PARALLELISM) * schedulers,
        setting("default_pool_task_slot_count", POOL));
  }

  private int setting(String key, int otherwise) {
    String text = airflow.fields().settings.getOrDefault("core", new TreeMap<>()).get(key);
    return text != null && text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : otherwise;
  }
}
