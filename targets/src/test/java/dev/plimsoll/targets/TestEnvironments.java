package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.EnvironmentFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environments of this module's tests, read as users' files are. */
final class TestEnvironments {
  private static final Path FOLDER = Path.of("src/test/resources/environments");

  /** No settings. */
  record NoSettings() {}

  private TestEnvironments() {}

  /** The names of all environments. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An environment without errors. */
  static EnvironmentFacts facts(String name) {
    var findings = new Findings();
    EnvironmentFolder folder = EnvironmentFolder.read(FOLDER, findings);
    var environment =
        folder
            .merged(name, findings)
            .flatMap(
                merged ->
                    new EnvironmentLoader(TestEnvironments.class.getClassLoader(), findings)
                        .load(merged, NoSettings.class));
    assertThat(findings.hasErrors()).as(text(findings)).isFalse();
    return environment.orElseThrow().facts();
  }

  /** What is found in an environment file. */
  static String findings(Path folder, String yaml) {
    try {
      Files.writeString(folder.resolve("test.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var findings = new Findings();
    EnvironmentFolder.read(folder, findings)
        .merged("test", findings)
        .ifPresent(
            merged ->
                new EnvironmentLoader(TestEnvironments.class.getClassLoader(), findings)
                    .load(merged, NoSettings.class));
    return text(findings).replace(folder.toString() + "/", "");
  }

  private static String text(Findings findings) {
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
