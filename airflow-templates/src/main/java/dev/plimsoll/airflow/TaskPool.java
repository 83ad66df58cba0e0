package dev.plimsoll.airflow;

import dev.plimsoll.job.Job;
import dev.plimsoll.pipeline.Pipeline;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A pool of Airflow: how many tasks that use something scarce, such as a warehouse, may run at
 * once, over all pipelines. The migrations' Job makes it, or gives it its slots again. Immutable.
 *
 * @param name letters, digits, {@code _}, {@code -} and dots
 * @param slots how many tasks at once, 1 or more
 * @param jobs keys of the jobs whose tasks take a slot each, {@code pipeline.job}
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/pools.html">Pools</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record TaskPool(String name, int slots, SortedSet<String> jobs) {
  /**
   * Checks name and slots.
   *
   * @throws IllegalArgumentException if the name has other characters, or is that of Airflow's own
   *     pool, or there are fewer than 1 slots
   */
  public TaskPool {
    jobs = Collections.unmodifiableSortedSet(new TreeSet<>(jobs));
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no name of a pool: write letters, digits, _, - and dots");
    }
    if (name.equals("default_pool")) {
      throw new IllegalArgumentException(
          "default_pool is Airflow's own, for tasks of no other; write withSetting(\"core\","
              + " \"default_pool_task_slot_count\", ...)");
    }
    if (slots < 1) {
      throw new IllegalArgumentException(
          "pool \"" + name + "\" with " + slots + " slots; write 1 or more");
    }
  }

  /**
   * A pool that no job uses yet.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static TaskPool of(String name, int slots) {
    return new TaskPool(name, slots, new TreeSet<>());
  }

  /** This, for the tasks of a job of a pipeline too, in every workspace that runs it. */
  public TaskPool limiting(Pipeline pipeline, Job job) {
    var more = new TreeSet<>(jobs);
    more.add(TaskOverride.key(pipeline.name(), job.name()));
    return new TaskPool(name, slots, more);
  }
}
