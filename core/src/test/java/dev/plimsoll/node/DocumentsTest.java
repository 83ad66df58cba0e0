package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private final Findings findings = new Findings();

  @Test
  void readsJsonAndWhatOnlyJsonAllows() {
    List<YamlDocument> documents =
        read(
            "{\"a\": \"\\ud83d\\ude80\\/\", \"b\": [1, -2.50, 1e3, true, null],\n\t\"c\": {}}{\"d\": 1}\n");
    assertThat(documents)
        .extracting(d -> d.root().toString())
        .containsExactly("{a: \"\uD83D\uDE80/\", b: [1, -2.5, 1000, true, null], c: {}}", "{d: 1}");
    assertThat(((MapNode) documents.get(0).root()).find("c").orElseThrow().origin())
        .hasToString("input a.yaml:2:2");
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void readsAFlowMapThatIsNoJsonAsYaml() {
    assertThat(read("{a: yes, 'b': 010}"))
        .extracting(d -> d.root().toString())
        .containsExactly("{a: true, b: 8}");
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void tellsOfBrokenJsonWhereItBreaks() {
    read("{\"a\": 1,\n \"b\" 2}");
    read("{\"a\": \"\\ud83d\"}");
    assertThat(text())
        .isEqualTo(
            """
            error PLM1003 file "a.yaml": the text before here holds half of a surrogate pair
              fix: write the whole character
              at: a.yaml:1:15
            error PLM1001 file "a.yaml": the document is not JSON: here should be a colon
              fix: repair the text
              at: a.yaml:2:6""");
  }

  @Test
  void cutsAFileWhereKubectlCutsIt() {
    List<YamlDocument> documents =
        read(
            "\uFEFF---\r\na: 1\r\n---   # two\r\nb: |\r\n  --- text\r\n  x\r\n---\r\n# nothing\r\n---\nnull\n---\n'c': 3");
    assertThat(documents)
        .extracting(YamlDocument::index, YamlDocument::line, d -> d.root().toString())
        .containsExactly(
            tuple(0, 2, "{a: 1}"), tuple(1, 4, "{b: \"--- text\nx\n\"}"), tuple(2, 12, "{c: 3}"));
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void endsADocumentAsOftenAsItSays() {
    assertThat(read("a: 1\n...\n...\n"))
        .extracting(d -> d.root().toString())
        .containsExactly("{a: 1}");
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void unfoldsOnlyLists() {
    List<YamlDocument> documents =
        Documents.unfold(
            read(
                """
                {apiVersion: v1, kind: List, items: [{a: 1}, {a: 2}]}
                ---
                {apiVersion: v1, kind: ConfigMapList, items: [{b: 1}]}
                ---
                {apiVersion: v1, kind: ConfigMap, items: []}
                ---
                {apiVersion: acme.example/v1, kind: List, items: []}"""));
    assertThat(documents)
        .extracting(d -> d.root().toString())
        .containsExactly(
            "{a: 1, apiVersion: \"v1\"}",
            "{a: 2, apiVersion: \"v1\"}",
            "{b: 1, apiVersion: \"v1\", kind: \"ConfigMap\"}",
            "{apiVersion: \"v1\", kind: \"ConfigMap\", items: []}",
            "{apiVersion: \"acme.example/v1\", kind: \"List\", items: []}");
  }

  @Test
  void refusesTextBehindASeparatorAndBehindTheEnd() {
    List<YamlDocument> documents =
        read("--- {a: 1}\nb: 2\n---\nc: 3\n...\nd: 4\n-----BEGIN KEY\n---\ne: 5\n");
    assertThat(documents).extracting(d -> d.root().toString()).containsExactly("{e: 5}");
    assertThat(text())
        .isEqualTo(
            """
            error PLM1012 file "a.yaml": after --- stands "{a: 1}", where kubectl allows a comment only
              fix: move it to the next line, or indent the line if it is part of a text
              at: a.yaml:1:1
            error PLM1013 file "a.yaml": text follows the end of the document, kubectl would drop it
              fix: begin the next document with a line ---, or make it part of this one
              at: a.yaml:6:1
            error PLM1012 file "a.yaml": after --- stands "--BEGIN KEY", where kubectl allows a comment only
              fix: move it to the next line, or indent the line if it is part of a text
              at: a.yaml:7:1""");
  }

  @Test
  void readsAStreamLikeAText() throws IOException {
    String text = "# head\n---\na: 1\n---\n- x\n--- bad\n---\nb: é\n---\n---\n\"c\": \"d\n";
    List<YamlDocument> whole = read(text);
    String said = text();
    var streamed = new ArrayList<YamlDocument>();
    var broken = new ArrayList<Integer>();
    var others = new Findings();
    YamlReader.stream(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "a.yaml",
        new DocumentSink() {
          @Override
          public void read(YamlDocument document, List<Finding> found) {
            assertThat(found).isEmpty();
            streamed.add(document);
          }

          @Override
          public void broken(int index, List<Finding> found) {
            others.addAll(found);
            broken.add(index);
          }
        });
    assertThat(streamed).isEqualTo(whole).hasSize(3);
    assertThat(broken).containsExactly(2, 4);
    assertThat(others.sorted()).isEqualTo(findings.sorted());
    assertThat(said).contains("PLM1012").contains("PLM1001");
  }

  @Test
  void readsTheOtherDocumentsWhenOneIsNotUtf8() {
    byte[] bytes = "a: 1\n---\nb: ?\n---\nc: 3\n".getBytes(StandardCharsets.UTF_8);
    bytes[12] = (byte) 0xFF;
    List<YamlDocument> documents = YamlReader.read(bytes, "a.yaml", findings);
    assertThat(documents)
        .extracting(YamlDocument::index, YamlDocument::line)
        .containsExactly(tuple(0, 1), tuple(2, 5));
    assertThat(text())
        .isEqualTo(
            "error PLM1003 file \"a.yaml\": the byte 0xFF is not UTF-8\n  fix: save the file as UTF-8\n  at: a.yaml:3:4");
  }

  @Test
  void refusesCharactersThatYamlDoesNotAllow() {
    read("a: \u0007");
    read("a: \u2028b");
    read("a: \uD83D");
    assertThat(text())
        .isEqualTo(
            """
            error PLM1003 file "a.yaml": the character U+D83D is half of a surrogate pair
              fix: write the whole character
              at: a.yaml:1:4
            error PLM1004 file "a.yaml": the character U+0007 is not allowed in YAML
              fix: remove it, or write it as an escape in double quotes
              at: a.yaml:1:4
            error PLM1004 file "a.yaml": the character U+2028 is a line break for some readers and text for others
              fix: write it as an escape in double quotes
              at: a.yaml:1:4""");
  }

  @Test
  void saysWhatIsWrongWithKeysTagsMergesAndAliases() {
    read(
        """
        ? [a]
        : 1
        ~: 2
        9223372036854775808: 3
        on: 4
        e: .inf
        f: !!int x
        g: !Ref x
        h: {a: 1, <<: {a: 2}}
        i: !!binary aGk
        """);
    read("a: *b");
    read("a: &a [*a]");
    read("<<: [1]");
    read("[".repeat(501) + "]".repeat(501));
    assertThat(findings.sorted())
        .extracting(
            f ->
                f.code().id()
                    + " "
                    + f.where().origin().place()
                    + " "
                    + f.problem()
                    + " / "
                    + f.fix())
        .containsExactly(
            "PLM1005 a.yaml:1:4 no anchor &b stands before the alias *b / mark a value with &b or correct the name",
            "PLM1005 a.yaml:1:8 the alias *a stands inside the value &a / write the value out",
            "PLM1007 a.yaml:1:501 the document is more than 500 levels deep / make it flatter",
            "PLM1009 a.yaml:1:3 a list cannot be a key / write a text as the key",
            "PLM1010 a.yaml:1:1 the merge key << holds no map and no list of maps / give it an alias of a map, or quote the key",
            "PLM1009 a.yaml:3:1 \"~\" cannot be a key / write a text as the key",
            "PLM1009 a.yaml:4:1 \"9223372036854775808\" cannot be a key / write a text as the key",
            "PLM1016 a.yaml:5:1 the key on is read as the truth value true / write \"on\" with quotes",
            "PLM1011 a.yaml:6:1 .inf is no number that JSON can say / write a number, or quote the text",
            "PLM1011 a.yaml:7:4 \"x\" cannot be read as !!int / remove the tag, or write a value that fits it",
            "PLM1015 a.yaml:8:4 kubectl ignores the tag !Ref / remove the tag",
            "PLM1014 a.yaml:9:11 the merge key overrides \"a\", which stands before it / put << first in its map, or remove \"a\"",
            "PLM1011 a.yaml:10:4 the text that is tagged !!binary is not Base64 / remove the tag, or write Base64");
  }

  @Test
  void unfoldsListsAsKubectlDoes() {
    List<YamlDocument> documents =
        Documents.unfold(
            read(
                "kind: List\napiVersion: v1\nitems:\n- kind: A\n  apiVersion: x/v1\n- kind: BList\n  apiVersion: y/v1\n  items:\n  - metadata: {}\n---\nkind: C\n"));
    assertThat(documents)
        .extracting(YamlDocument::index, YamlDocument::line, d -> d.root().toString())
        .containsExactly(
            tuple(0, 4, "{kind: \"A\", apiVersion: \"x/v1\"}"),
            tuple(0, 9, "{metadata: {}, apiVersion: \"y/v1\", kind: \"B\"}"),
            tuple(1, 11, "{kind: \"C\"}"));
  }

  private List<YamlDocument> read(String text) {
    return YamlReader.read(text, "a.yaml", findings);
  }

  private String text() {
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
