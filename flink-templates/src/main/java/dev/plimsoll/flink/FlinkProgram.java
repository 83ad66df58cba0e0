package dev.plimsoll.flink;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a Flink job runs: a jar in its image.
 *
 * @param jar the path in the image, absolute, for example {@code /opt/acme/orders.jar}
 * @param main the class with the {@code main} method; without it the jar's manifest names one
 */
@API(status = API.Status.EXPERIMENTAL)
public record FlinkProgram(String jar, Optional<String> main) {
  public FlinkProgram {
    Objects.requireNonNull(main, "main");
    if (!jar.startsWith("/")) {
      throw new IllegalArgumentException(
          "file \"" + jar + "\" of the image is not absolute; begin it with /");
    }
    if (main.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("a main class without a name; write com.acme.Main");
    }
  }

  /** A jar in the image, whose manifest names its main class. */
  public static FlinkProgram jar(String path) {
    return new FlinkProgram(path, Optional.empty());
  }

  /** This, starting a class by its full name. */
  public FlinkProgram withMain(String name) {
    return new FlinkProgram(jar, Optional.of(name));
  }

  String uri() {
    return "local://" + jar;
  }
}
