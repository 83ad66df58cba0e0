package dev.plimsoll.airflow;

import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import org.apiguardian.api.API;

/**
 * The processes that Airflow is made of.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/core-concepts/overview.html">Architecture
 *     overview</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AirflowPart {
  /** The web interface, the public API and the API that tasks report to. */
  API_SERVER("api-server", Many.YES, 250, 1536, 3072),
  /** Decides what runs next, and makes task pods. */
  SCHEDULER("scheduler", Many.YES, 500, 1024, 2048),
  /** Reads DAG files. */
  DAG_PROCESSOR("dag-processor", Many.YES, 500, 1024, 2048),
  /** Waits for many deferred tasks in one process. */
  TRIGGERER("triggerer", Many.YES, 250, 512, 1024),
  /** Brings the metadata database to the version of the image. */
  MIGRATIONS("migrations", Many.NO, 250, 512, 1024),
  /** Removes task pods that failed or never started, every quarter of an hour. */
  CLEANUP("cleanup", Many.NO, 100, 384, 768),
  /**
   * Deletes old rows of the metadata database, once a week, if {@link Airflow#withHistory} says.
   */
  HISTORY("history", Many.NO, 100, 512, 1024),
  /** Shares connections to the metadata database, if {@link Airflow#withConnectionPool} says. */
  PGBOUNCER("pgbouncer", Many.YES, 50, 64, 128),
  /** The metadata database, if {@link Airflow#withDatabase} says that it runs beside Airflow. */
  DATABASE("database", Many.NO, 250, 512, 1024),
  /** Turns Airflow's metrics into Prometheus'. */
  STATSD("statsd", Many.NO, 50, 64, 128),
  /** What the scheduler makes for each try of a task. */
  TASK_PODS("task-pods", Many.NO, 100, 512, 768);

  /** Whether several replicas make sense. */
  private enum Many {
    YES,
    NO
  }

  private final String role;
  private final Many many;
  private final int cpuMillis;
  private final int memoryMebibytes;
  private final int memoryLimitMebibytes;

  AirflowPart(
      String role, Many many, int cpuMillis, int memoryMebibytes, int memoryLimitMebibytes) {
    this.role = role;
    this.many = many;
    this.cpuMillis = cpuMillis;
    this.memoryMebibytes = memoryMebibytes;
    this.memoryLimitMebibytes = memoryLimitMebibytes;
  }

  /** What its pods do; unique in Airflow's namespace, for example {@code scheduler}. */
  public String role() {
    return role;
  }

  /** Whether it may have several replicas. */
  public boolean canBeMany() {
    return many == Many.YES;
  }

  /**
   * What it asks of its node unless told. Airflow's chart sets none; these are starting points,
   * with room for the memory that an API server of Airflow 3 was seen to need.
   *
   * @see <a href="https://github.com/apache/airflow/issues/61804">Memory of the API server</a>
   */
  public PodSize size() {
    return PodSize.of(Cpu.millis(cpuMillis), Memory.mebibytes(memoryMebibytes))
        .withMemoryLimit(Memory.mebibytes(memoryLimitMebibytes));
  }

  /** The name of its workload, for example {@code airflow-scheduler}. */
  String workload() {
    return "airflow-" + role;
  }
}
