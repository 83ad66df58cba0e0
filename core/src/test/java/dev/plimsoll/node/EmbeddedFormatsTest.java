package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EmbeddedFormatsTest {
  private static final Origin HERE = Origin.UNKNOWN;
  private static final Place PLACE = Place.file("app.yaml", 10, 0);

  @Test
  void readsIniAsConfigparserDoes() {
    Node ini =
        EmbeddedFormats.INI.read(
            """
            app_mode: production
            [core]
            # a comment
            dags_folder = /opt/%(home)s
            Executor=KubernetesExecutor
            empty =
              [logging]
            format = first
               second

               # not part of it
               ; nor this
               [third] = x
            hash = #ff0000 ; kept
            """,
            PLACE);
    assertThat(ini)
        .hasToString(
            "{app_mode: \"production\", core: {dags_folder: \"/opt/%(home)s\", Executor: \"KubernetesExecutor\", empty: \"\n[logging]\", "
                + "format: \"first\nsecond\n\n[third] = x\", hash: \"#ff0000 ; kept\"}}");
    assertThat(ini.find(FieldPath.of("core", "Executor")).orElseThrow().origin())
        .hasToString("input app.yaml:14");
  }

  @Test
  void writesIniInOneOrder() {
    Node content =
        Nodes.of(
            Map.of(
                "webserver",
                Map.of("port", 8080, "debug", false),
                "core",
                Map.of("sql", "a\n\nb", "x", ""),
                "mode",
                "prod"),
            HERE);
    assertThat(EmbeddedFormats.INI.write(content))
        .isEqualTo(
            """
            mode = prod

            [core]
            sql = a

                b
            x =

            [webserver]
            debug = false
            port = 8080
            """);
  }

  @Test
  void refusesWhatIniCannotSay() {
    for (String text :
        List.of("a\n", "\n", " a", "a ", "a\n b", "a\n#b", "a\n;b", "a\rb", "\u00A0")) {
      assertThatThrownBy(
              () -> EmbeddedFormats.INI.write(Nodes.of(Map.of("s", Map.of("k", text)), HERE)))
          .isInstanceOf(FindingsException.class);
    }
    for (String key : List.of("", "[a", "#a", ";a", "a=b", "a:b", " a", "a ", "a\nb")) {
      assertThatThrownBy(
              () -> EmbeddedFormats.INI.write(Nodes.of(Map.of("s", Map.of(key, "x")), HERE)))
          .isInstanceOf(FindingsException.class);
    }
    assertThatThrownBy(
            () ->
                EmbeddedFormats.INI.write(
                    Nodes.of(Map.of("core", Map.of("list", List.of(1))), HERE)))
        .hasMessage(
            """
            error PLM1023 document "INI" at core.list: INI has no way to write a map, a list or null as a value
              fix: choose another value, or another format""");
  }

  @Test
  void saysWhereAnEmbeddedTextIsBroken() {
    assertThatThrownBy(() -> EmbeddedFormats.INI.read("[a]\nx = 1\nnonsense\n", PLACE))
        .hasMessage(
            """
            error PLM1022 file "app.yaml": the text is not INI: "nonsense" is no section, key or comment
              fix: write key = value, or indent the line if it continues a value
              at: app.yaml:12""");
    assertThatThrownBy(
            () -> EmbeddedFormats.PROPERTIES.read("a=1\na=\\u12", Place.java("web", "Web.config")))
        .hasMessage(
            """
            error PLM1022 document "web (Web.config)": the text is not properties: after \\u must stand four hexadecimal digits
              fix: write them, or double the backslash
              at: render web (Web.config)""");
    assertThatThrownBy(() -> EmbeddedFormats.JSON.read("{} {}", PLACE))
        .hasMessageContaining("a second value follows the first");
    assertThatThrownBy(() -> EmbeddedFormats.YAML.read("a: 1\n---\nb: 2\n", PLACE))
        .hasMessageContaining("PLM1013")
        .hasMessageContaining("app.yaml:11");
    assertThatThrownBy(() -> EmbeddedFormats.YAML.read("a: 1\na: 2\n", PLACE))
        .hasMessageContaining("PLM1002");
  }

  @Test
  void writesPropertiesThatJavaReads() throws IOException {
    Map<String, String> expected = new HashMap<>();
    List<String> texts = NastyScalars.all(500);
    for (String text : texts) {
      expected.put(text, texts.get((texts.indexOf(text) + 7) % texts.size()));
    }
    String written = EmbeddedFormats.PROPERTIES.write(Nodes.of(expected, HERE));
    var asText = new Properties();
    asText.load(new StringReader(written));
    var asBytes = new Properties();
    asBytes.load(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    assertThat(asText).isEqualTo(expected);
    assertThat(asBytes).isEqualTo(expected);
    assertThat(EmbeddedFormats.PROPERTIES.read(written, PLACE)).isEqualTo(Nodes.of(expected, HERE));
  }

  @Test
  void readsPropertiesAsJavaDoes() throws IOException {
    String text =
        "# c\n! c\n  a b\\:c = d \\\n   e\\\n\n:empty\nk\\ 1:v\\u00e9\\t\\q\\\\n\n\\#x y\nlast\\";
    var java = new Properties();
    java.load(new StringReader(text));
    assertThat(EmbeddedFormats.PROPERTIES.read(text, PLACE))
        .isEqualTo(Nodes.of(new HashMap<>(java), HERE));
  }

  @Test
  void givesBackEveryTreeThatItWrites() {
    for (String text : NastyScalars.all(500)) {
      Node tree =
          Nodes.of(
              Map.of(
                  "text",
                  text,
                  "list",
                  List.of(text, 1, 2.5, true, Map.of(text, text)),
                  "empty",
                  Map.of()),
              HERE);
      assertThat(EmbeddedFormats.YAML.read(EmbeddedFormats.YAML.write(tree), PLACE))
          .isEqualTo(tree);
      assertThat(EmbeddedFormats.JSON.read(EmbeddedFormats.JSON.write(tree), PLACE))
          .isEqualTo(tree);
      Node ini = Nodes.of(Map.of("s", Map.of("k", text)), HERE);
      String written;
      try {
        written = EmbeddedFormats.INI.write(ini);
      } catch (FindingsException refused) {
        continue;
      }
      assertThat(EmbeddedFormats.INI.read(written, PLACE)).isEqualTo(ini);
    }
  }

  @Test
  void writesTheDocumentAsABlockOfItsConfigMap() {
    Node data =
        MapNode.builder(HERE)
            .put(
                "app.json",
                EmbeddedNode.of(
                    EmbeddedFormats.JSON,
                    Nodes.of(Map.of("b", List.of(), "a", List.of(1, "x\n")), HERE),
                    HERE))
            .build();
    assertThat(YamlWriter.write(data))
        .isEqualTo(
            "app.json: |\n  {\n    \"a\": [\n      1,\n      \"x\\n\"\n    ],\n    \"b\": []\n  }\n");
    assertThat(JsonWriter.canonical(data))
        .isEqualTo(
            "{\"app.json\":\"{\\n  \\\"a\\\": [\\n    1,\\n    \\\"x\\\\n\\\"\\n  ],\\n  \\\"b\\\": []\\n}\\n\"}");
  }
}
