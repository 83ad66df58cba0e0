package dev.plimsoll.samples.dataplatform;

import dev.plimsoll.Plimsoll;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;

/** A program that writes all environments: run by tests in Java machines of other surroundings. */
final class GenerateAll {
  private GenerateAll() {}

  /**
   * Generates, and says in which surroundings.
   *
   * @param arguments the folder of environments, and the folder to write to
   */
  public static void main(String[] arguments) {
    Outputs.generateAll(
        Plimsoll.of(new AcmePlatform()).withEnvironments(Path.of(arguments[0])),
        Path.of(arguments[1]));
    System.out.println(
        Locale.getDefault() + " " + TimeZone.getDefault().getID() + " " + Charset.defaultCharset());
  }
}
