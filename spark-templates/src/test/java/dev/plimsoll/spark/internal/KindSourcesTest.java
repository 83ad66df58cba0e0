package dev.plimsoll.spark.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The builders are what the specification says: {@code -Dplimsoll.updateGoldens=true} writes them.
 */
class KindSourcesTest {
  private static final Path FOLDER = Path.of("src/main/java/dev/plimsoll/spark/kinds");

  private final Map<String, String> sources = new KindSources(SparkKinds.specification()).all();

  @Test
  void areWrittenFromTheSpecification() {
    sources.forEach((name, text) -> GoldenFile.matches(FOLDER.resolve(name + ".java"), text));
  }

  @Test
  void areAllThatIsThere() throws IOException {
    var expected = new TreeSet<>(sources.keySet());
    expected.add("KindObject");
    expected.add("KindWord");
    expected.add("package-info");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
