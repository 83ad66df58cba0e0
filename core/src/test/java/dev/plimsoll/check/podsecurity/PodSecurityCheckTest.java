package dev.plimsoll.check.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import dev.plimsoll.schema.KubernetesVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: {@code rejected/NAME.yaml} and the whole text of its findings in {@code NAME.findings};
 * {@code accepted/NAME.yaml}, which has none. That each standard judges as upstream does is held
 * against upstream's own examples by {@link PodSecurityExamplesTest}.
 */
class PodSecurityCheckTest {
  private static final Path FIXTURES = Path.of("src/test/resources/podsecurity");

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

  private static List<Manifest> read(Path file) throws IOException {
    var decoding = new Findings();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<Manifest> manifests =
        YamlReader.read(text, file.getFileName().toString(), decoding).stream()
            .map(document -> Manifest.of((MapNode) document.root()))
            .toList();
    decoding.throwIfErrors();
    return manifests;
  }

  private static Findings check(List<Manifest> manifests) {
    var findings = new Findings();
    References references = References.of(Bundle.of(manifests), ReferenceCatalogue.standard());
    new PodSecurityCheck(KubernetesVersion.V1_35).check(references, findings);
    return findings;
  }

  private static String render(Findings findings) {
    return findings.sorted().stream()
        .map(f -> FindingText.render(f) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhichStandardIsBrokenWhereAndHowToKeepIt(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".yaml", ".findings"));
    String found = render(check(read(file)));
    if (Boolean.getBoolean("plimsoll.golden.update") && System.getenv("CI") == null) {
      Files.writeString(expected, found, StandardCharsets.UTF_8);
    }
    assertThat(found).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void saysNothingOfWhatIsAllowed(Path file) throws IOException {
    assertThat(render(check(read(file)))).isEmpty();
  }

  @Test
  void aLatentPodIsNotRefusedNowButWillNotBeMade() throws IOException {
    var manifests = new ArrayList<Manifest>();
    for (Manifest manifest : read(FIXTURES.resolve("rejected/restricted.yaml"))) {
      if (manifest.is("", "Namespace")) {
        manifests.add(manifest);
      } else if (manifest.is("", "Pod")) {
        manifests.add(manifest.latent("the Spark operator", 1));
      }
    }
    assertThat(render(check(manifests)))
        .isEqualTo(
            """
            error PLM6014 Pod strict/bare at spec.containers[0].securityContext.allowPrivilegeEscalation: allowPrivilegeEscalation is not said; namespace "strict" enforces restricted:latest, so no pod will be made
              fix: write allowPrivilegeEscalation: false
              at: restricted.yaml:39:7
            """);
  }

  @Test
  void everyCodeHasARejectedFixture() throws IOException {
    var found = new TreeSet<String>();
    for (Path file : rejected().toList()) {
      check(read(file)).sorted().forEach(finding -> found.add(finding.code().id()));
    }
    assertThat(found)
        .containsExactlyElementsOf(
            new PodSecurityCodes().codes().stream().map(code -> code.id()).sorted().toList());
  }
}
