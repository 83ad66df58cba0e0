package dev.plimsoll.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An output that is kept whole in a file. {@code -Dplimsoll.updateGoldens=true} rewrites it, unless
 * {@code CI} is set: a test that writes its own expectation proves nothing. The modules below
 * {@code testing} use this; users have its {@code Golden}.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /** A text is what a file says, in UTF-8. */
  public static void matches(Path file, String actual) {
    try {
      if (Boolean.getBoolean("plimsoll.updateGoldens")) {
        assertThat(Map.copyOf(System.getenv()))
            .as("goldens are not rewritten in CI")
            .doesNotContainKey("CI");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("rewrite with -Dplimsoll.updateGoldens=true and review").exists();
      assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
