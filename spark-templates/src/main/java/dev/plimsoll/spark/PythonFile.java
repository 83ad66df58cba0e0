package dev.plimsoll.spark;

import org.apiguardian.api.API;

/**
 * A Python program.
 *
 * @param script its file, which ends in {@code .py}: Spark knows the language by it
 */
@API(status = API.Status.EXPERIMENTAL)
public record PythonFile(InImage script) implements SparkProgram {
  public PythonFile {
    if (!script.path().endsWith(".py")) {
      throw new IllegalArgumentException(
          "Python program \"" + script.path() + "\" does not end in .py; rename it");
    }
  }

  /** A program in the image. */
  public static PythonFile inImage(String path) {
    return new PythonFile(new InImage(path));
  }

  @Override
  public String file() {
    return script.uri();
  }
}
