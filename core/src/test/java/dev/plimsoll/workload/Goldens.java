package dev.plimsoll.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.YamlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/**
 * Whole outputs in files. {@code -Dplimsoll.updateGoldens=true} rewrites them, unless {@code CI} is
 * set; conformance asks the real API server about each.
 */
public final class Goldens {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Goldens() {}

  /** Manifests, in order of identity, are what a file says. */
  public static void matches(String file, Collection<Manifest> manifests) {
    String actual =
        YamlWriter.writeAll(Bundle.of(manifests).all().stream().map(Manifest::tree).toList());
    Path golden = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("plimsoll.updateGoldens")) {
        assertThat(Map.copyOf(System.getenv()))
            .as("goldens are not rewritten in CI")
            .doesNotContainKey("CI");
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, actual);
      }
      assertThat(golden).as("rewrite with -Dplimsoll.updateGoldens=true and review").exists();
      assertThat(actual).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
