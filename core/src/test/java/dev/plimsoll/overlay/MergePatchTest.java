package dev.plimsoll.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Patches where no schema is known. The pairs are those of <a
 * href="https://www.rfc-editor.org/rfc/rfc7386#appendix-A">RFC 7386, appendix A</a>; where a patch
 * of ours is stricter than a JSON merge patch, it is refused, and never does something else.
 */
class MergePatchTest {
  private static final Origin OVERLAY = new Origin(Layer.OVERLAY, Place.UNKNOWN);

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"b\"}              | {\"a\":\"c\"}           | {\"a\":\"c\"}",
        "{\"a\":\"b\"}              | {\"b\":\"c\"}           | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}              | {\"a\":null}            | {}",
        "{\"a\":\"b\",\"b\":\"c\"}  | {\"a\":null}            | {\"b\":\"c\"}",
        "{\"a\":{\"b\":\"c\"}}      | {\"a\":{\"b\":\"d\"}}   | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}    | {\"a\":[1]}             | {\"a\":[1]}",
        "[\"a\",\"b\"]              | [\"c\",\"d\"]           | [\"c\",\"d\"]",
        "{\"e\":null}               | {\"a\":1}               | {\"a\":1,\"e\":null}",
      })
  void doesWhatAMergePatchDoes(String target, String patch, String result) {
    assertThat(merged(target, patch)).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":[\"b\"]}                     | {\"a\":\"c\"}           | the patch has a single value where the manifest has a list",
        "{\"a\":\"c\"}                       | {\"a\":[\"b\"]}         | the patch has a list where the manifest has a single value",
        "{\"a\":{\"b\":\"c\"}}               | {\"a\":{\"b\":\"d\",\"c\":null}} | the patch removes \"c\", which is not there",
        "{\"a\":\"b\"}                       | [\"c\"]                 | the patch has a list where the manifest has a map",
        "{\"a\":\"foo\"}                     | \"bar\"                 | the patch has a single value where the manifest has a map",
        "[1,2]                               | {\"a\":\"b\",\"c\":null} | the patch has a map where the manifest has a list",
        "{}                                  | {\"a\":{\"bb\":{\"ccc\":null}}} | the patch removes \"ccc\", which is not there",
      })
  void refusesWhereAMergePatchWouldReplaceUnseen(String target, String patch, String problem) {
    assertThatThrownBy(() -> merged(target, patch))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void reachesIntoAnEmbeddedDocument() {
    Node config = node("{\"server\":{\"port\":80,\"hosts\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}");
    MapNode base =
        MapNode.builder(Origin.UNKNOWN)
            .put(
                "data",
                MapNode.builder(Origin.UNKNOWN)
                    .put(
                        "config.yaml",
                        EmbeddedNode.of(EmbeddedFormats.YAML, config, Origin.UNKNOWN))
                    .build())
            .build();
    Node after =
        merge(
            base,
            node(
                "{\"data\":{\"config.yaml\":{\"server\":{\"port\":8080,\"hosts\":[{\"name\":\"b\",\"weight\":2}]}}}}"));
    EmbeddedNode document =
        (EmbeddedNode) after.find(FieldPath.of("data", "config.yaml")).orElseThrow();
    assertThat(JsonWriter.canonical(document.content()))
        .isEqualTo(
            "{\"server\":{\"hosts\":[{\"name\":\"a\"},{\"name\":\"b\",\"weight\":2}],\"port\":8080}}");
    Node port = after.find(FieldPath.of("data", "config.yaml", "server", "port")).orElseThrow();
    assertThat(port.origin().layer()).isEqualTo(Layer.OVERLAY);
    Node host =
        after.find(FieldPath.of("data", "config.yaml", "server", "hosts").item(0)).orElseThrow();
    assertThat(host.origin().layer()).isEqualTo(Layer.INPUT);
  }

  @Test
  void replacesAnEmbeddedDocumentByText() {
    Node config = node("{\"server\":80}");
    MapNode base =
        MapNode.builder(Origin.UNKNOWN)
            .put("a.yaml", EmbeddedNode.of(EmbeddedFormats.YAML, config, Origin.UNKNOWN))
            .build();
    assertThat(JsonWriter.canonical(merge(base, node("{\"a.yaml\":\"server: 81\"}"))))
        .isEqualTo("{\"a.yaml\":\"server: 81\"}");
  }

  @Test
  void sharesWhatItDoesNotTouch() {
    MapNode base = (MapNode) node("{\"a\":{\"b\":1},\"c\":{\"d\":2}}");
    MapNode after = (MapNode) merge(base, node("{\"a\":{\"b\":3}}"));
    assertThat(after.find("c").orElseThrow()).isSameAs(base.find("c").orElseThrow());
  }

  @Test
  void removesAKeyWhoseValueIsNullAlready() {
    assertThat(merged("{\"a\":null,\"b\":1}", "{\"a\":null}")).isEqualTo("{\"b\":1}");
  }

  private static String merged(String target, String patch) {
    return JsonWriter.canonical(merge(node(target), node(patch)));
  }

  private static Node merge(Node base, Node patch) {
    return new MergePatch(Where.named("overlay", "test"), OVERLAY)
        .merge(base, patch, Optional.empty(), FieldPath.ROOT);
  }

  private static Node node(String json) {
    var findings = new Findings();
    Node root = YamlReader.read(json, "test.yaml", findings).get(0).root();
    findings.throwIfErrors();
    return Nodes.withOriginEverywhere(root, Origin.UNKNOWN);
  }
}
