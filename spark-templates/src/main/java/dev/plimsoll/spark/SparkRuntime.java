package dev.plimsoll.spark;

import dev.plimsoll.unit.Image;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The Spark that a job runs on.
 *
 * @param version its line
 * @param image holds Spark of that line, the connectors of the stores, and the program; user 185
 */
@API(status = API.Status.EXPERIMENTAL)
public record SparkRuntime(SparkVersion version, Image image) {
  public SparkRuntime {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(image, "image");
  }

  /** A Spark of a line, in an image. */
  public static SparkRuntime of(SparkVersion version, Image image) {
    return new SparkRuntime(version, image);
  }
}
