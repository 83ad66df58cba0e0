package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: {@code rejected/NAME.yaml} and the whole text of its findings in {@code NAME.findings};
 * {@code accepted/NAME.yaml}, which has none.
 */
class ReferenceCheckTest {
  private static final Path FIXTURES = Path.of("src/test/resources/reference");

  private static Stream<Path> yaml(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  static Stream<Path> rejected() throws IOException {
    return yaml("rejected");
  }

  static Stream<Path> accepted() throws IOException {
    return yaml("accepted");
  }

  private static Findings check(Path file) throws IOException {
    var decoding = new Findings();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Bundle bundle =
        Bundle.of(
            YamlReader.read(text, file.getFileName().toString(), decoding).stream()
                .map(document -> Manifest.of((MapNode) document.root()))
                .toList());
    decoding.throwIfErrors();
    var findings = new Findings();
    new ReferenceCheck(ReferenceCatalogue.standard(), Externals.none()).check(bundle, findings);
    return findings;
  }

  private static String render(Findings findings) {
    return findings.sorted().stream()
        .map(f -> FindingText.render(f) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhatIsWrongWhereAndHowToRepairIt(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".yaml", ".findings"));
    String found = render(check(file));
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(expected, found, StandardCharsets.UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void saysNothingOfWhatWorks(Path file) throws IOException {
    assertThat(render(check(file))).isEmpty();
  }

  @Test
  void everyCodeHasARejectedFixture() throws IOException {
    var found = new TreeSet<String>();
    for (Path file : rejected().toList()) {
      check(file).sorted().forEach(finding -> found.add(finding.code().id()));
    }
    assertThat(found)
        .containsExactlyElementsOf(
            new ReferenceCheckCodes().codes().stream().map(code -> code.id()).sorted().toList());
  }
}
