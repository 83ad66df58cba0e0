package dev.plimsoll.spark;

import org.apiguardian.api.API;

/**
 * Where the driver of a job runs that its task submits itself.
 *
 * @see <a
 *     href="https://spark.apache.org/docs/4.0.1/submitting-applications.html#launching-applications-with-spark-submit">spark-submit,
 *     deploy mode</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum DeployMode {
  /**
   * In a pod of its own, which spark-submit makes, follows and leaves behind. The task needs 768
   * MiB beside it, and rights to make pods, Services, ConfigMaps and, from Spark 4.2 on,
   * NetworkPolicies. Its end is told by what spark-submit says of the driver's container, since
   * spark-submit ends well however the driver ends.
   */
  CLUSTER("cluster"),
  /** In the task's own pod, whose end is the driver's. */
  CLIENT("client");

  private final String word;

  DeployMode(String word) {
    this.word = word;
  }

  /** What spark-submit calls it. */
  String word() {
    return word;
  }
}
