package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.workload.PlainEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Patches of custom resources merge lists by what the definition says, as the API server does.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#custom-resources-and-server-side-apply">Custom
 *     resources and server-side apply</a>
 */
class CustomKindOverlayTest {
  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: { name: lanes.acme.example }
      spec:
        group: acme.example
        scope: Namespaced
        names: { kind: Lane, plural: lanes, singular: lane, listKind: LaneList }
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
                    gates:
                      type: array
                      x-kubernetes-list-type: map
                      x-kubernetes-list-map-keys: [id]
                      items:
                        type: object
                        required: [id]
                        properties: { id: { type: string }, name: { type: string }, width: { type: integer } }
                    tags: { type: array, x-kubernetes-list-type: set, items: { type: string } }
                    stops:
                      type: array
                      items: { type: object, properties: { name: { type: string }, at: { type: integer } } }
      ---
      """;

  private static final String LANE =
      """
      apiVersion: acme.example/v1
      kind: Lane
      metadata: { name: east, namespace: lanes }
      spec:
        gates: [ { id: a, name: left, width: 2 }, { id: b, name: left, width: 2 } ]
        tags: [ fast ]
        stops: [ { name: first, at: 1 }, { name: second, at: 2 } ]
      """;

  private static final String OVERLAY =
      """
      schema: plimsoll/overlays/v1
      overlays:
      - target: { kind: Lane }
        patch:
          spec:
            gates: [ { id: b, width: 3 } ]
            tags: [ fast, wide ]
            stops: [ { name: first, at: 9 } ]
      """;

  @Test
  void aDefinitionInThePlatformSaysHowListsAreMerged() {
    assertThat(patched(DEFINITION + LANE, "gates"))
        .isEqualTo(
            "[{id: \"a\", name: \"left\", width: 2}, {id: \"b\", name: \"left\", width: 3}]");
    assertThat(patched(DEFINITION + LANE, "tags")).isEqualTo("[\"fast\", \"wide\"]");
    assertThat(patched(DEFINITION + LANE, "stops"))
        .as("a list that the definition says nothing of is replaced")
        .isEqualTo("[{name: \"first\", at: 9}]");
  }

  @Test
  void withoutADefinitionItemsAreToldApartByName() {
    assertThat(patched(LANE, "stops"))
        .isEqualTo("[{name: \"first\", at: 9}, {name: \"second\", at: 2}]");
  }

  private static String patched(String yaml, String field) {
    var findings = new Findings();
    Environment<NoSettings> environment =
        Environment.of(
                PlainEnvironment.of(Stage.PROD),
                Schemas.of(KubernetesVersion.V1_35),
                new NoSettings())
            .withOverlays(
                OverlayFile.read(OVERLAY.getBytes(StandardCharsets.UTF_8), "lanes.yaml", findings));
    List<Manifest> manifests = Manifests.read(yaml, "lane.yaml");
    Compiled compiled =
        new PlatformCompiler()
            .compile(
                Platform.named("acme").with(Imported.named("lanes").in("lanes").with(manifests)),
                environment);
    findings.addAll(compiled.findings());
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    return compiled
        .bundle()
        .find("acme.example", "Lane", Optional.of("lanes"), "east")
        .flatMap(lane -> lane.find(FieldPath.of("spec", field)))
        .orElseThrow()
        .toString();
  }
}
