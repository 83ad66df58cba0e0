package dev.plimsoll.flink;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A line of Apache Flink that the operator runs and whose settings are known here.
 *
 * @see <a href="https://flink.apache.org/downloads/">Flink, downloads</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public enum FlinkVersion {
  /** Flink 1.20, the last line that reads {@code flink-conf.yaml} by itself. */
  V1_20("1.20.4"),
  /** Flink 2.0: settings that 1.x had deprecated are gone. */
  V2_0("2.0.2"),
  /** Flink 2.1. */
  V2_1("2.1.2"),
  /** Flink 2.2. */
  V2_2("2.2.1");

  private final String release;

  FlinkVersion(String release) {
    this.release = release;
  }

  /** The line that {@code spec.flinkVersion} names, such as {@code v2_2}, if it is one of these. */
  static Optional<FlinkVersion> ofField(String text) {
    return Arrays.stream(values()).filter(version -> version.field().equals(text)).findFirst();
  }

  static FlinkVersion newest() {
    return values()[values().length - 1];
  }

  /** Its first two numbers, for example {@code 2.2}. */
  String line() {
    return release.substring(0, release.lastIndexOf('.'));
  }

  /** What a FlinkDeployment says, for example {@code v2_2}; the image decides what runs. */
  public String field() {
    return "v" + line().replace('.', '_');
  }

  /** The release whose settings are known, for example {@code 2.2.1}. */
  public String release() {
    return release;
  }
}
