package dev.plimsoll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this command line, as the build wrote it down. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"plimsoll " + text()};
  }

  /** The version alone, for example {@code 0.1.0}. */
  static String text() {
    var properties = new Properties();
    try (var file = Version.class.getResourceAsStream("version.properties")) {
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
