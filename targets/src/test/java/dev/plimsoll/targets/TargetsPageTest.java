package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.targets.internal.SupportDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about targets says what the code does: its samples load, and its dates are ours. */
class TargetsPageTest {
  private static final String PAGE = read(Path.of("../site/src/content/targets.md"));
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  static Stream<String> bindings() {
    return blocks().stream()
        .skip(1)
        .flatMap(block -> Arrays.stream(block.split("\n(?=\\w+/|#)")))
        .filter(binding -> binding.matches("(?s)\\w+/.*"));
  }

  @Test
  void beginsWithAnEnvironmentThatLoads() {
    assertThat(
            TestEnvironments.findings(
                folder, blocks().get(0).replace("environment: prod-eks", "environment: test")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void showsBindingsThatLoad(String binding) {
    String found =
        TestEnvironments.findings(
            folder,
            """
            schema: plimsoll/environment/v1
            environment: test
            stage: dev
            target: { eks: { kubernetes: "1.36", region: eu-west-1 } }
            bindings:
            %s"""
                .formatted(binding.stripTrailing().indent(2)));
    assertThat(found.lines().filter(line -> line.startsWith("error"))).isEmpty();
  }

  @Test
  void hasTheDatesThatAreJudgedBy() {
    assertThat(
            SupportDates.ENDS.stream()
                .map(end -> end.ends().toString())
                .map(date -> date.replaceAll("-(30|31)$", ""))
                .filter(date -> !PAGE.contains(date)))
        .isEmpty();
  }

  private static List<String> blocks() {
    return BLOCK.matcher(PAGE).results().map(block -> block.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
