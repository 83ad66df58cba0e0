package dev.plimsoll.airflow;

import org.apiguardian.api.API;

/**
 * Where a task of a generated DAG waits until the pod that it made has ended.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/authoring-and-scheduling/deferring.html">Deferrable
 *     operators</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum AirflowWaiting {
  /** In its task pod: two pods for each running job. */
  IN_TASK_POD,
  /**
   * In the triggerer, which waits for many; the task pod goes meanwhile. The triggerer gets rights
   * in the workspaces for it. Tasks for custom resources still wait in their pods.
   */
  IN_TRIGGERER
}
