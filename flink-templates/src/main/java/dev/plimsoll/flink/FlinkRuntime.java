package dev.plimsoll.flink;

import dev.plimsoll.unit.Image;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The Flink that a job runs on.
 *
 * @param version its line
 * @param image holds Flink of that line, the program, and in {@code /opt/flink/plugins} the file
 *     systems of its stores; user 9999
 */
@API(status = API.Status.EXPERIMENTAL)
public record FlinkRuntime(FlinkVersion version, Image image) {
  public FlinkRuntime {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(image, "image");
  }

  /** A Flink of a line, in an image. */
  public static FlinkRuntime of(FlinkVersion version, Image image) {
    return new FlinkRuntime(version, image);
  }
}
