package dev.plimsoll.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases by <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>: its appendix A, and each
 * sentence of sections 3 to 5 that has consequences. Conformance asks another implementation about
 * the same file.
 */
class JsonPatchTest {
  private static final Path CASES = Path.of("src/test/resources/overlay/json-patch.yaml");

  static Stream<Arguments> cases() throws IOException {
    String text = Files.readString(CASES, StandardCharsets.UTF_8);
    return ((ListNode) document(text))
        .items().stream()
            .map(item -> (MapNode) item)
            .map(item -> Arguments.of(item.findText("name").orElseThrow(), item));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesWhatTheSpecificationSays(String name, MapNode example) {
    Node document = example.find("doc").orElseThrow();
    List<JsonPatch.Operation> operations = operations(example);
    if (example.has("result")) {
      assertThat(JsonWriter.canonical(patch().apply(document, operations)))
          .isEqualTo(JsonWriter.canonical(example.find("result").orElseThrow()));
    } else {
      assertThatThrownBy(() -> patch().apply(document, operations))
          .isInstanceOf(FindingsException.class)
          .hasMessageContaining(example.findText("refused").orElseThrow());
    }
  }

  @Test
  void whatItWritesHasThePlaceOfTheValueOrOfTheOperation() {
    Node document = document("{ a: { b: 1 }, c: 2 }");
    MapNode example =
        (MapNode)
            document(
                """
                doc: {}
                patch:
                  - { op: add, path: /d, value: { e: 3 } }
                  - { op: move, from: /a, path: /f }
                """);
    Node after = patch().apply(document, operations(example));
    MapNode map = (MapNode) after;
    assertThat(map.find("c").orElseThrow().origin().layer()).isEqualTo(Layer.INPUT);
    Node written = map.findMap("d").orElseThrow().find("e").orElseThrow();
    assertThat(written.origin())
        .isEqualTo(new Origin(Layer.OVERLAY, Place.file("doc.yaml", 3, 26)));
    Node moved = map.findMap("f").orElseThrow().find("b").orElseThrow();
    assertThat(moved.origin()).isEqualTo(new Origin(Layer.OVERLAY, Place.file("doc.yaml", 4, 5)));
  }

  private static JsonPatch patch() {
    return new JsonPatch(Where.named("overlay", "test"), new Origin(Layer.OVERLAY, Place.UNKNOWN));
  }

  private static List<JsonPatch.Operation> operations(MapNode example) {
    var operations = new ArrayList<JsonPatch.Operation>();
    for (Node node : example.findList("patch").orElseThrow()) {
      MapNode map = (MapNode) node;
      operations.add(
          new JsonPatch.Operation(
              map.findText("op").orElseThrow(),
              map.findText("path").orElseThrow(),
              map.findText("from"),
              map.find("value"),
              map.origin().place()));
    }
    return operations;
  }

  private static Node document(String yaml) {
    var findings = new Findings();
    Node root = YamlReader.read(yaml, "doc.yaml", findings).get(0).root();
    findings.throwIfErrors();
    return root;
  }
}
