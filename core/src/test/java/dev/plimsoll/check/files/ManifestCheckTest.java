package dev.plimsoll.check.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.Verdict;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestCheckTest {
  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: %s, namespace: data }
      """;

  private final List<JudgedDocument> judged = new ArrayList<>();
  private final ManifestCheck check = ManifestCheck.of(Schemas.of(KubernetesVersion.V1_35));

  @Test
  void judgesTheOthersWhenOneDocumentIsBroken() {
    Tally tally =
        check(
            CONFIG_MAP.formatted("a")
                + "---\nfoo: [\n--- # comment\n"
                + CONFIG_MAP.formatted("b")
                + "--- text\nlost: true\n---\n- 1\n");
    assertThat(judged).extracting(JudgedDocument::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(
            Verdict.ACCEPTED, Verdict.REFUSED, Verdict.ACCEPTED, Verdict.REFUSED, Verdict.REFUSED);
    assertThat(tally).isEqualTo(new Tally(2, 3, 0, 0, List.of()));
    assertThat(text())
        .isEqualTo(
            """
            error PLM1001 file "a.yaml": the document is not YAML: here should be a value
              fix: write one, or null
              at: a.yaml:6:1
            error PLM1012 file "a.yaml": after --- stands "text", where kubectl allows a comment only
              fix: move it to the next line, or indent the line if it is part of a text
              at: a.yaml:10:1
            error PLM1101 object (no name): a list is no object
              fix: write a map with apiVersion, kind and metadata
              at: a.yaml:13:1""");
  }

  @Test
  void numbersTheItemsOfAListAndPassesOverFilesOfKustomize() {
    Tally tally =
        check(
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            ---
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: ConfigMap
                metadata: { name: a }
              - apiVersion: v1
                kind: ConfigMap
                metadata: { name: b }
                data: { k: v, k: w }
            ---
            # nothing
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: c }
            """);
    assertThat(judged)
        .extracting(document -> document.index() + document.object().name() + document.verdict())
        .containsExactly("0aACCEPTED", "1bREFUSED", "2cACCEPTED");
    assertThat(tally).isEqualTo(new Tally(2, 1, 0, 1, List.of()));
  }

  /** A namespace whose name is empty is refused, and is not that of pods without a namespace. */
  @Test
  void letsANamespaceWithoutANameRuleNobody() {
    check(
        """
        apiVersion: v1
        kind: Namespace
        metadata: { name: "", labels: { pod-security.kubernetes.io/enforce: restricted } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: p }
        spec: { containers: [{ name: a, image: b }] }
        """);
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.ACCEPTED);
  }

  @Test
  void goesOnAfterAKindThatIsNoName() {
    check(
        """
        apiVersion: v1
        kind: ""
        metadata: { name: a }
        ---
        apiVersion: v1
        kind: Config.Map
        metadata: { name: a }
        ---
        """
            + CONFIG_MAP.formatted("b"));
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.REFUSED, Verdict.ACCEPTED);
  }

  @Test
  void joinsADefinitionThatStandsBehindItsResource() {
    check(
        """
        apiVersion: acme.example/v1
        kind: Ship
        metadata: { name: s, namespace: data }
        spec: { mast: 3 }
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: { name: ships.acme.example }
        spec:
          group: acme.example
          scope: Namespaced
          names: { plural: ships, singular: ship, kind: Ship, listKind: ShipList }
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties: { spec: { type: object, properties: { mast: { type: integer } } } }
        """);
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.ACCEPTED);
  }

  @Test
  void refusesAPodThatItsNamespaceDoesNotAllow() {
    check(
        """
        apiVersion: v1
        kind: Pod
        metadata: { name: p, namespace: strict }
        spec:
          hostPID: true
          containers: [{ name: main, image: registry.example/p:1 }]
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: strict
          labels: { pod-security.kubernetes.io/enforce: baseline }
        """);
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.ACCEPTED);
    assertThat(text())
        .isEqualTo(
            """
            error PLM3982 Pod strict/p at spec.hostPID: hostPID is true; namespace "strict" enforces baseline:latest
              fix: remove hostPID
              at: a.yaml:5:3""");
  }

  @Test
  void tellsAReferenceThatLeadsNowhereWithTheDocumentThatHoldsIt() {
    check(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: a, namespace: data }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: p, namespace: data }
        spec: { serviceAccountName: b, containers: [ { name: c, image: "i:1" } ] }
        """);
    assertThat(judged.get(0).findings()).isEmpty();
    assertThat(judged.get(1).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(text())
        .isEqualTo(
            """
            error PLM5007 Pod data/p at spec.serviceAccountName: names ServiceAccount "b", which does not exist in namespace data
              fix: write "a", add a ServiceAccount of that name in namespace data, or declare it external
              at: a.yaml:8:9""");
  }

  @Test
  void letsDocumentsGoAboveTheLimitAndSaysWhatWasNotChecked() {
    var text = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      text.append("---\n").append(CONFIG_MAP.formatted("a"));
    }
    Tally tally =
        check
            .with(new ManifestCheck.Limits(1_000, Long.MAX_VALUE))
            .check(List.of(ManifestSource.of("many.yaml", text.toString())), judged::add);
    assertThat(tally.accepted()).isEqualTo(1_500);
    assertThat(judged).hasSize(1_500).allMatch(document -> document.findings().isEmpty());
    assertThat(tally.findings())
        .extracting(FindingText::render)
        .containsExactly(
            "warning PLM0012 check \"files\": not checked: references among 1500 documents of "
                + text.length()
                + " bytes\n"
                + "  fix: check them in parts of at most 1000 documents and 9223372036854775807 bytes");
  }

  @Test
  void goesOnAfterADocumentThatIsTooLarge() {
    String large = "a: " + "x".repeat((16 << 20) + 1) + "\n";
    check(large + "---\n" + CONFIG_MAP.formatted("a"));
    assertThat(judged)
        .extracting(JudgedDocument::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.ACCEPTED);
    assertThat(text())
        .isEqualTo(
            """
            error PLM1008 file "a.yaml": the document has 16777221 characters
              fix: split it
              at: a.yaml:1:1""");
  }

  @Test
  void saysThatAFileCannotBeReadAndJudgesTheNext() {
    var gone =
        new ManifestSource(
            "gone.yaml",
            () -> {
              throw new IOException("the disk is away");
            },
            ManifestSource.Presence.APPLIED,
            List.of());
    Tally tally =
        check.check(
            List.of(gone, ManifestSource.of("b.yaml", CONFIG_MAP.formatted("a"))), judged::add);
    assertThat(tally).isEqualTo(new Tally(1, 0, 0, 0, List.of()));
    assertThat(text())
        .isEqualTo(
            """
            error PLM0011 file "gone.yaml": it cannot be read: the disk is away
              fix: give this user the right to read it, or leave it out""");
  }

  private Tally check(String text) {
    return check.check(List.of(ManifestSource.of("a.yaml", text)), judged::add);
  }

  private String text() {
    return String.join(
        "\n",
        judged.stream()
            .flatMap(document -> document.findings().stream())
            .map((Finding finding) -> FindingText.render(finding))
            .toList());
  }
}
