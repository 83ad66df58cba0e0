package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.target.TargetProvider;
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

/** The page about targets says what the code does: its samples load, and no key is missing. */
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

  static List<TargetProvider> targets() {
    return TargetProvidersTest.targets();
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

  @ParameterizedTest
  @MethodSource("targets")
  void namesEveryKeyOfATarget(TargetProvider target) {
    Stream<Class<? extends Record>> records =
        Stream.concat(
            Stream.of(target.configuration()),
            Stream.<Class<? extends Intent>>of(
                    ObjectStore.class, NodePool.class, WebEndpoint.class, Identity.class)
                .flatMap(intent -> target.binding(intent).stream()));
    assertThat(
            records
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(component -> component.getName())
                .filter(key -> !PAGE.contains("`" + key + "`") && !PAGE.contains("`" + key + ".")))
        .isEmpty();
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
