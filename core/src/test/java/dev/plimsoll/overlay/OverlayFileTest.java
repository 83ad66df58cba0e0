package dev.plimsoll.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: each folder of {@code overlay/applied} has objects, overlays and what they become; each
 * of {@code overlay/rejected} has overlays for {@code overlay/objects.yaml} and the whole text of
 * their findings.
 */
class OverlayFileTest {
  private static final Path FIXTURES = Path.of("src/test/resources/overlay");

  /** A kind of which threads are told apart by two keys, knots are a set, and notes one value. */
  private static final String LOOM =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: { name: looms.acme.example }
      spec:
        group: acme.example
        scope: Namespaced
        names: { kind: Loom, plural: looms, singular: loom }
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      threads:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [colour, side]
                        items:
                          type: object
                          required: [colour, side]
                          properties:
                            colour: { type: string }
                            side: { type: string }
                            length: { type: integer }
                      knots:
                        type: array
                        x-kubernetes-list-type: set
                        items: { type: string }
                      notes:
                        type: array
                        items:
                          type: object
                          properties:
                            name: { type: string }
                            text: { type: string }
      """;

  private static final Schemas SCHEMAS =
      Schemas.of(KubernetesVersion.V1_35).with(List.of((MapNode) documents(LOOM).get(0)));

  static Stream<Path> applied() {
    return FindingFiles.folders(FIXTURES.resolve("applied"));
  }

  static Stream<Path> rejected() {
    return FindingFiles.folders(FIXTURES.resolve("rejected"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("applied")
  void changesObjects(Path folder) throws IOException {
    var findings = new Findings();
    Bundle after = run(folder, folder.resolve("objects.yaml"), findings);
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    assertThat(json(after)).isEqualTo(json(bundle(folder.resolve("expected.yaml"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejected")
  void saysWhatIsWrong(Path folder) throws IOException {
    var findings = new Findings();
    Path objects = FIXTURES.resolve("objects.yaml");
    Bundle after = run(folder, objects, findings);
    assertThat(findings.isEmpty()).isFalse();
    FindingFiles.matches(folder.resolve("expected.findings"), findings.sorted());
    assertThat(json(after)).as("what failed changed nothing").isEqualTo(json(bundle(objects)));
  }

  private static Bundle run(Path folder, Path objects, Findings findings) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("overlays.yaml"));
    Bundle result = bundle(objects);
    for (Overlay overlay : OverlayFile.read(bytes, "overlays.yaml", findings)) {
      result = overlay.apply(result, new Overlay.OverlayScope(SCHEMAS, findings));
    }
    return result;
  }

  private static String json(Bundle bundle) {
    return bundle.all().stream()
        .map(manifest -> JsonWriter.canonical(manifest.tree()))
        .collect(Collectors.joining("\n"));
  }

  private static Bundle bundle(Path file) throws IOException {
    return Bundle.of(
        documents(read(file)).stream().map(root -> Manifest.of((MapNode) root)).toList());
  }

  private static List<Node> documents(String text) {
    var findings = new Findings();
    List<Node> roots =
        YamlReader.read(text, "objects.yaml", findings).stream().map(YamlDocument::root).toList();
    findings.throwIfErrors();
    return roots;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
