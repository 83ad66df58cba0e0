package dev.plimsoll.spark;

import org.apiguardian.api.API;

/**
 * A file that is in the image.
 *
 * @param path absolute, for example {@code /opt/acme/jobs.jar}
 */
@API(status = API.Status.EXPERIMENTAL)
public record InImage(String path) {
  public InImage {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "file \"" + path + "\" of the image is not absolute; begin it with /");
    }
  }

  /** A jar in the image. */
  public static InImage jar(String path) {
    return new InImage(path);
  }

  /** Its URI: Spark looks for {@code local:} in the container. */
  String uri() {
    return "local://" + path;
  }
}
