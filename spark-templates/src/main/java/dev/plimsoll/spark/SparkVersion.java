package dev.plimsoll.spark;

import java.util.Arrays;
import java.util.Optional;
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

  /** What a SparkApplication says, for example {@code 4.0.4}; the image decides what runs. */
  public String release() {
    return release;
  }
}
