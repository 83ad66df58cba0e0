package dev.plimsoll.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.policies.internal.ExpressionTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The inputs that are kept, without the fuzzer: each target takes all of its own. */
final class CorpusTest {
  private static final Path CORPUS = Path.of("corpus");

  private static final Map<String, Consumer<byte[]>> TARGETS =
      new TreeMap<>(
          Map.of(
              "reader", ReaderTarget::fuzzerTestOneInput,
              "quantity", QuantityTarget::fuzzerTestOneInput,
              "cron", CronTarget::fuzzerTestOneInput,
              "selector", SelectorTarget::fuzzerTestOneInput,
              "expression", ExpressionTarget::fuzzerTestOneInput));

  @TestFactory
  List<DynamicTest> everyInputKeepsThePromises() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      List<Path> inputs = files.filter(Files::isRegularFile).sorted().toList();
      assertThat(inputs.stream().map(CorpusTest::target)).containsAll(TARGETS.keySet());
      return inputs.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      CORPUS.relativize(file).toString(),
                      () -> TARGETS.get(target(file)).accept(Files.readAllBytes(file))))
          .toList();
    }
  }

  private static String target(Path file) {
    return CORPUS.relativize(file).getName(0).toString();
  }
}
