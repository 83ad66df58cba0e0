package dev.plimsoll.check.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Checks;
import dev.plimsoll.check.ReferenceCheck;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: {@code rejected/NAME.yaml} and the whole text of its findings in {@code NAME.findings};
 * {@code accepted/NAME.yaml}, which has none. That pods of a StatefulSet with a name of 52
 * characters are made, and those of one with 53 are not, was seen on clusters of 1.35 and 1.37.
 */
class ApplyCheckTest {
  private static final Path FIXTURES = Path.of("src/test/resources/apply");
  private static final Schemas SCHEMAS = Schemas.of(KubernetesVersion.V1_35);
  private static final Checks CHECKS =
      Checks.of(SCHEMAS)
          .with(
              List.of(
                  new ReferenceCheck(ReferenceCatalogue.standard(), Externals.none())
                      .withRuntime(KubernetesVersion.V1_35)));
  private static final Set<String> OURS =
      new ApplyCodes().codes().stream().map(code -> code.id()).collect(Collectors.toSet());

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

  private static String check(Path file) throws IOException {
    var decoding = new Findings();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Bundle bundle =
        Bundle.of(
            YamlReader.read(text, file.getFileName().toString(), decoding).stream()
                .map(document -> Manifest.of((MapNode) document.root()))
                .toList());
    decoding.throwIfErrors();
    return CHECKS.check(bundle).stream()
        .filter(finding -> OURS.contains(finding.code().id()))
        .map(finding -> FindingText.render(finding) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhatWillNotWork(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".yaml", ".findings"));
    String found = check(file);
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(expected, found, StandardCharsets.UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void saysNothingOfWhatWorks(Path file) throws IOException {
    assertThat(check(file)).isEmpty();
  }

  private static MapNode configMap(int characters) {
    return MapNode.builder(Origin.UNKNOWN)
        .put("apiVersion", "v1")
        .put("kind", "ConfigMap")
        .put("metadata", MapNode.builder(Origin.UNKNOWN).put("name", "c").build())
        .put("data", MapNode.builder(Origin.UNKNOWN).put("k", "x".repeat(characters)).build())
        .build();
  }

  private static String judge(MapNode object) {
    return CHECKS.judge(object).findings().stream()
        .map(finding -> FindingText.render(finding) + "\n")
        .collect(Collectors.joining());
  }

  /** 262144 bytes of annotations, less 48 of the key; 78 bytes of JSON are around the text. */
  @Test
  void clientSideApplyCarriesWhatFitsIntoAnAnnotation() {
    assertThat(judge(configMap(262_144 - 48 - 78))).isEmpty();
    assertThat(judge(configMap(262_144 - 48 - 77)))
        .isEqualTo(
            """
            warning PLM6021 ConfigMap c: with 262097 bytes of JSON kubectl's client-side apply makes annotations of 262145 bytes, more than 262144
              fix: apply it with --server-side
            """);
  }

  @Test
  void aRequestCarriesThreeMebibytes() {
    assertThat(CHECKS.judge(configMap(3 * 1024 * 1024)).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(judge(configMap(3 * 1024 * 1024)))
        .contains(
            """
            error PLM3999 ConfigMap c: 3145806 bytes of JSON are more than the 3145728 of a request
              fix: split the object
            """);
  }
}
