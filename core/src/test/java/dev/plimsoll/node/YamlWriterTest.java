package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlWriterTest {
  private static final Origin HERE = Origin.UNKNOWN;

  @Test
  void writesAnObjectAsAPersonWould() {
    MapNode object =
        MapNode.builder(HERE)
            .put(
                "data",
                MapNode.builder(HERE)
                    .put("app.ini", "[core]\nx = 1\n")
                    .put("10", "yes")
                    .put("empty", "")
                    .build())
            .put(
                "metadata",
                MapNode.builder(HERE)
                    .put("labels", MapNode.empty(HERE))
                    .put("namespace", "data")
                    .put("name", "web")
                    .build())
            .put("kind", "ConfigMap")
            .put("apiVersion", "v1")
            .put(
                "list",
                ListNode.builder(HERE)
                    .add("--select")
                    .add(MapNode.builder(HERE).put("value", "a\"b").put("name", "A").build())
                    .add(ListNode.empty(HERE))
                    .build())
            .build();
    assertThat(YamlWriter.write(object))
        .isEqualTo(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web
              namespace: data
              labels: {}
            data:
              "10": "yes"
              app.ini: |
                [core]
                x = 1
              empty: ""
            list:
            - --select
            - name: A
              value: a"b
            - []
            """);
  }

  @Test
  void isReadBackAlikeByReadersOfEveryYaml() {
    List<String> texts = NastyScalars.all(3000);
    Node tree = everyPlace(texts);
    Map<String, Object> expected = everyPlaceAsJava(texts);
    String yaml = YamlWriter.write(tree);

    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setAllowDuplicateKeys(false);
    Object byJava = new Yaml(new SafeConstructor(options)).load(yaml);
    assertThat(byJava).isEqualTo(expected);
    var engine = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE);
    assertThat(new Load(engine.build()).loadFromString(yaml)).isEqualTo(expected);
    assertThat(new Load(engine.setSchema(new CoreSchema()).build()).loadFromString(yaml))
        .isEqualTo(expected);

    var findings = new Findings();
    List<YamlDocument> read = YamlReader.read(yaml, "a.yaml", findings);
    assertThat(findings.sorted()).isEmpty();
    assertThat(read).hasSize(1);
    assertThat(read.get(0).root()).isEqualTo(tree);
  }

  /** kubectl cuts a file at lines that begin with three dashes before it reads any YAML. */
  @Test
  void quotesWhatWouldPartDocuments() {
    MapNode map =
        MapNode.builder(HERE)
            .put("---key", "---value")
            .put("...key", "... value")
            .put("--key", "..value")
            .build();
    assertThat(YamlWriter.write(map))
        .isEqualTo(
            """
            "---key": "---value"
            --key: ..value
            "...key": "... value"
            """);
    assertThat(YamlWriter.write(ScalarNode.string("a\n---\nb\n", HERE)))
        .isEqualTo("|\n  a\n  ---\n  b\n");
  }

  @Test
  void refusesHalfOfASurrogatePair() {
    MapNode map =
        MapNode.builder(HERE)
            .put("a", ListNode.builder(HERE).add("x").add("y\uD83D").build())
            .build();
    assertThatThrownBy(() -> YamlWriter.write(map))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error PLM1020 document "at unknown" at a[1]: the text holds half of a surrogate pair
              fix: remove it, or write the whole character""");
  }

  /**
   * Each text as a value, key, item, in a map within a list, a list within a list, and as the only
   * thing of a list.
   */
  private static Node everyPlace(List<String> texts) {
    var root = MapNode.builder(HERE);
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      root.put("t" + i, Nodes.of(places(text), HERE));
    }
    return root.build();
  }

  private static Map<String, Object> everyPlaceAsJava(List<String> texts) {
    var root = new LinkedHashMap<String, Object>();
    for (int i = 0; i < texts.size(); i++) {
      root.put("t" + i, places(texts.get(i)));
    }
    return root;
  }

  private static Map<String, Object> places(String text) {
    var places = new LinkedHashMap<String, Object>();
    places.put("value", text);
    places.put("items", List.of(text, "x", List.of(text), Map.of(text, text)));
    places.put("deep", new ArrayList<>(List.of(Map.of("name", List.of(List.of(text))))));
    places.put("keys", Map.of(text, Map.of(text, "after")));
    return places;
  }
}
