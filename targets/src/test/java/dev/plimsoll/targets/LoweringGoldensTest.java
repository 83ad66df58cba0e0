package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import dev.plimsoll.node.YamlWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each environment makes of each intent, whole, in {@code src/test/goldens}. {@code
 * -Dplimsoll.updateGoldens=true} rewrites the files, unless {@code CI} is set; a conformance run
 * asks a real API server about each.
 */
class LoweringGoldensTest {
  private static final Path GOLDENS = Path.of("src/test/goldens");

  @TestFactory
  Stream<DynamicTest> lowersAsTheGoldenSays() {
    return TestEnvironments.names().stream()
        .flatMap(
            environment -> {
              Lowering lowering = TestEnvironments.facts(environment).lowering();
              return LoweredObjects.all(lowering).entrySet().stream()
                  .map(
                      entry ->
                          DynamicTest.dynamicTest(
                              environment + ": " + entry.getKey(),
                              () ->
                                  compare(
                                      GOLDENS
                                          .resolve(environment)
                                          .resolve(entry.getKey() + ".yaml"),
                                      yaml(entry.getValue()))));
            });
  }

  @Test
  void hasNoGoldenThatNothingMakes() throws IOException {
    var expected = new TreeSet<String>();
    for (String environment : TestEnvironments.names()) {
      LoweredObjects.all(TestEnvironments.facts(environment).lowering())
          .keySet()
          .forEach(name -> expected.add(environment + "/" + name + ".yaml"));
    }
    try (Stream<Path> files = Files.walk(GOLDENS)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> GOLDENS.relativize(file).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  static String yaml(List<HasMetadata> objects) {
    List<Node> trees =
        objects.stream()
            .map(object -> ObjectNodes.from(object, Origin.UNKNOWN))
            .distinct()
            .toList();
    return YamlWriter.writeAll(trees);
  }

  private static void compare(Path golden, String actual) throws IOException {
    if (Boolean.getBoolean("plimsoll.updateGoldens")) {
      assertThat(Map.copyOf(System.getenv()))
          .as("goldens are not rewritten in CI")
          .doesNotContainKey("CI");
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("rewrite with -Dplimsoll.updateGoldens=true and review").exists();
    assertThat(actual).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
