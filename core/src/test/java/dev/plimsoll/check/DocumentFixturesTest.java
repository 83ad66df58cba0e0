package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What decode and schema say, whole: {@code document/rejected/NAME.yaml} and its findings in {@code
 * NAME.findings}. A server of 1.35 refused each of these documents but the definition.
 */
class DocumentFixturesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/document/rejected");

  static Stream<Path> rejected() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static List<Judgement> judge(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<Node> documents =
        YamlReader.read(text, file.getFileName().toString(), new Findings()).stream()
            .map(document -> document.root())
            .toList();
    List<MapNode> definitions =
        documents.stream()
            .filter(MapNode.class::isInstance)
            .map(MapNode.class::cast)
            .filter(map -> map.findText("kind").orElse("").equals("CustomResourceDefinition"))
            .toList();
    return Checks.of(Schemas.of(KubernetesVersion.V1_35).with(definitions)).judgeAll(documents);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhatIsWrongWhereAndHowToRepairIt(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".yaml", ".findings"));
    String found =
        judge(file).stream()
            .flatMap(judgement -> judgement.findings().stream())
            .map(finding -> FindingText.render(finding) + "\n")
            .collect(Collectors.joining());
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(expected, found, StandardCharsets.UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @Test
  void everyCodeOfASchemaHasAFixture() throws IOException {
    var found = new TreeSet<String>();
    for (Path file : rejected().toList()) {
      judge(file).forEach(one -> one.findings().forEach(f -> found.add(f.code().id())));
    }
    assertThat(found)
        .containsAll(new SchemaCodes().codes().stream().map(code -> code.id()).toList());
  }
}
