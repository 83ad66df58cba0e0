package dev.plimsoll.check;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that walks over the server's schema brought up and that the corpus did not have: {@code
 * agreement/walked.jsonl}. What is accepted was asked of servers of all minors.
 */
class WalkedDocumentsTest {
  private static final Path FILE = Path.of("src/test/resources/agreement/walked.jsonl");

  static List<KubernetesVersion> minors() {
    return KubernetesVersion.SUPPORTED;
  }

  @ParameterizedTest
  @MethodSource("minors")
  void acceptsAndRefusesWhatTheServerDoes(KubernetesVersion version) throws IOException {
    var checks = Checks.of(Schemas.of(version));
    var different = new ArrayList<String>();
    List<String> lines =
        Files.readAllLines(FILE, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    for (String line : lines) {
      MapNode said = (MapNode) YamlReader.read(line, "line", new Findings()).get(0).root();
      char expected = said.findText("verdicts").orElseThrow().charAt(minors().indexOf(version));
      Node object = said.find("object").orElseThrow();
      Verdict verdict = checks.judgeAll(List.of(object)).get(0).verdict();
      if (expected != '-' && (verdict == Verdict.ACCEPTED) != (expected == 'A')) {
        different.add(verdict + " " + line);
      }
    }
    assertThat(lines).hasSizeGreaterThan(300);
    assertThat(different).isEmpty();
  }

  /** The list says that it is a map and has no keys: its rule speaks, and the reader goes on. */
  @Test
  void readsCustomResourcesOfADefinitionThatIsWrong() {
    var definition =
        (MapNode)
            YamlReader.read(
                    """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: { name: gadgets.acme.example }
                    spec:
                      group: acme.example
                      scope: Namespaced
                      names: { plural: gadgets, kind: Gadget }
                      versions:
                      - name: v1
                        served: true
                        storage: true
                        schema:
                          openAPIV3Schema:
                            type: object
                            properties:
                              a: { type: array, x-kubernetes-list-type: map, items: { type: object } }
                    """,
                    "definition",
                    new Findings())
                .get(0)
                .root();
    Node gadget =
        YamlReader.read(
                "{apiVersion: acme.example/v1, kind: Gadget, metadata: {name: a, namespace: b}, a: [{}]}",
                "gadget",
                new Findings())
            .get(0)
            .root();
    var checks = Checks.of(Schemas.of(KubernetesVersion.V1_35).with(List.of(definition)));
    assertThat(checks.judgeAll(List.of(gadget)).get(0).verdict()).isEqualTo(Verdict.ACCEPTED);
  }
}
