package dev.plimsoll.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final String TWO =
      """
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: b}
      ---
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: ServiceAccount
        metadata: {name: a, namespace: x}
      """;

  @Test
  void readsDocumentsAndTheItemsOfLists() {
    assertThat(Manifests.read(TWO, "two.yaml"))
        .extracting(Manifest::toString)
        .containsExactly("ServiceAccount b", "ServiceAccount x/a");
  }

  @Test
  void everyValueKnowsItsLine() {
    List<Manifest> manifests = Manifests.read(TWO, "two.yaml");
    assertThat(manifests.get(0).find(FieldPath.of("kind")).orElseThrow().origin().place())
        .hasToString("two.yaml:3:1");
  }

  @Test
  void refusesWhatIsNoObjectAllAtOnce() {
    assertThatThrownBy(
            () ->
                Manifests.read(
                    """
                    kind: ServiceAccount
                    ---
                    apiVersion: v1
                    kind: ServiceAccount
                    metadata: {name: 7}
                    ---
                    - a
                    """,
                    "bad.yaml"))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error PLM0122 file "bad.yaml" at apiVersion: the document has no text there
              fix: write it, or remove the document
              at: bad.yaml:1
            error PLM0122 file "bad.yaml" at metadata.name: the document has no text there
              fix: write it, or remove the document
              at: bad.yaml:3
            error PLM0122 file "bad.yaml" at apiVersion: the document has no text there
              fix: write it, or remove the document
              at: bad.yaml:7""");
  }

  @Test
  void saysWhichResourceIsNotThere() {
    assertThatThrownBy(
            () -> Manifests.resource(ManifestsTest.class, "META-INF/dekorate/kubernetes.yml"))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error PLM0121 resource "META-INF/dekorate/kubernetes.yml": the class path of dev.plimsoll.manifest.ManifestsTest does not have it
              fix: compile the module that writes it first, with annotation processing on""");
  }
}
