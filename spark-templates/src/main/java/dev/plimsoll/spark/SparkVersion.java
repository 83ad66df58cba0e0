package dev.plimsoll.spark;

import org.apiguardian.api.API;

/** A line of Apache Spark. */
@API(status = API.Status.EXPERIMENTAL)
public enum SparkVersion {
  /** Spark 3.5, with Hadoop 3.3 and version 1 of the AWS SDK. */
  V3_5("3.5.8"),
  /** Spark 4.0, with Hadoop 3.4 and version 2 of the AWS SDK. */
  V4_0("4.0.4");

  private final String release;

  SparkVersion(String release) {
    this.release = release;
  }

  /** What a SparkApplication says, for example {@code 4.0.4}; the image decides what runs. */
  public String release() {
    return release;
  }
}
