package dev.plimsoll.spark;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A line of Apache Spark. It is that of the job's image, which makes the executors; drivers are
 * made by the Spark of the operator, whatever the job's is.
 *
 * @see <a href="https://spark.apache.org/docs/latest/core-migration-guide.html">Spark, migration
 *     guide</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum SparkVersion {
  /** Spark 3.5, with Hadoop 3.3 and version 1 of the AWS SDK. */
  V3_5("3.5.8"),
  /** Spark 4.0, with Hadoop 3.4 and version 2 of the AWS SDK. */
  V4_0("4.0.4"),
  /**
   * Spark 4.1, with Hadoop 3.4; commits to S3 by the magic committer, which {@code
   * spark.hadoop.fs.s3a.committer.magic.enabled} turns off.
   */
  V4_1("4.1.2"),
  /** Spark 4.2, with Hadoop 3.5; asks for 20 executors at a time, where 4.1 asks for 10. */
  V4_2("4.2.0"),
  /** Spark 4.3, with Hadoop 3.5; executors dial the driver's pod, and no longer its Service. */
  V4_3("4.3.0");

  private final String release;

  SparkVersion(String release) {
    this.release = release;
  }

  /** The line of a release, if it is one of these. */
  static Optional<SparkVersion> ofRelease(String text) {
    return Arrays.stream(values())
        .filter(version -> text.equals(version.line()) || text.startsWith(version.line() + "."))
        .findFirst();
  }

  /** Its first two numbers, for example {@code 4.0}. */
  String line() {
    return release.substring(0, release.lastIndexOf('.'));
  }

  /** Whether a submission by it makes a NetworkPolicy for the executors. */
  boolean makesPolicies() {
    return compareTo(V4_2) >= 0;
  }

  /** Whether the drivers that it submits can answer clients of Spark Connect. */
  boolean opensConnect() {
    return compareTo(V4_1) >= 0;
  }

  /** Whether drivers that it submits may not gain privileges, whatever their template says. */
  boolean forbidsEscalation() {
    return compareTo(V4_3) >= 0;
  }

  /** What a SparkApplication says, for example {@code 4.0.4}; the image decides what runs. */
  public String release() {
    return release;
  }
}
