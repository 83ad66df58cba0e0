package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ScalarNode.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  /**
   * What each plain scalar means: the table of {@code resolve.go} in go.yaml.in/yaml/v2, as JSON by
   * sigs.k8s.io/yaml.
   */
  @ParameterizedTest(name = "{0} is the {1} {2}")
  @CsvSource({
    "y,BOOL,true",
    "No,BOOL,false",
    "on,BOOL,true",
    "yEs,STRING,yEs",
    "~,NULL,null",
    "Null,NULL,null",
    "nULL,STRING,nULL",
    "10,INTEGER,10",
    "010,INTEGER,8",
    "0o17,INTEGER,15",
    "08,INTEGER,8",
    "0777,INTEGER,511",
    "-0x1F,INTEGER,-31",
    "0b101,INTEGER,5",
    "0b-1,INTEGER,-1",
    "1_000,INTEGER,1000",
    "+5,INTEGER,5",
    "12:30:45,STRING,12:30:45",
    "2001-12-14,STRING,2001-12-14",
    "1e3,INTEGER,1000",
    "1.20,DECIMAL,1.2",
    ".5,DECIMAL,0.5",
    "5.,INTEGER,5",
    "0.1234567890123456789,DECIMAL,0.12345678901234568",
    "1e400,STRING,1e400",
    "123e4567,STRING,123e4567",
    "1e-400,INTEGER,0",
    "18446744073709551615,INTEGER,18446744073709551615",
    "18446744073709551616,INTEGER,18446744073709552000",
    "0x1FFFFFFFFFFFFFFFF,STRING,0x1FFFFFFFFFFFFFFFF",
    "1.2.3,STRING,1.2.3",
    "500m,STRING,500m",
    "<<,STRING,<<",
    "=,STRING,=",
  })
  void readsAPlainScalarAsKubectlDoes(String text, Kind kind, String meaning) {
    assertThat(one("key: " + text).find("key"))
        .contains(ScalarNode.of(kind, meaning, Origin.UNKNOWN));
  }

  @ParameterizedTest(name = "the key {0} is {1}")
  @CsvSource({
    "1,1",
    "010,8",
    "1.50,1.5",
    "1e3,1000",
    "1000000.5,1.0000005e+06",
    "yes,true",
    "2020-01-01,2020-01-01",
    ".inf,.inf",
    "'\"1\"',1"
  })
  void readsAKeyAsKubectlDoes(String key, String meaning) {
    assertThat(one(key + ": x").keys()).containsExactly(meaning);
  }

  @Test
  void remembersTheKeyOfAnEntryAndTheBeginningOfAnItem() {
    MapNode map = one("a:\n  b: 1\n  c:\n  - x\n  -   y\n");
    assertThat(map.find(FieldPath.of("a", "b")).orElseThrow().origin())
        .hasToString("input a.yaml:2:3");
    assertThat(map.find(FieldPath.of("a", "c")).orElseThrow().origin())
        .hasToString("input a.yaml:3:3");
    assertThat(map.find(FieldPath.of("a", "c").item(1)).orElseThrow().origin())
        .hasToString("input a.yaml:5:7");
  }

  @Test
  void readsTheOtherDocumentsWhenOneIsBroken() {
    var findings = new Findings();
    List<YamlDocument> documents =
        YamlReader.read(
            "# head\n---\na: 1\n--- # second\nb: [\n---\n\n---\nc: 3\n", "a.yaml", findings);
    assertThat(documents)
        .extracting(YamlDocument::index, YamlDocument::line)
        .containsExactly(tuple(0, 3), tuple(2, 9));
    assertThat(text(findings))
        .startsWith("error PLM1001 file \"a.yaml\": the document is not YAML: ")
        .endsWith("at: a.yaml:6:1");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void reportsADuplicateKeyWithBothPlaces() {
    assertThat(findingsOf("a: 1\nb: 2\n\"a\": 3\n"))
        .isEqualTo(
            """
            error PLM1002 file "a.yaml": the key "a" stands already at a.yaml:1:1
              fix: remove one of the two
              at: a.yaml:3:1""");
  }

  @Test
  void mergesMapsInTheOrderOfKubectl() {
    MapNode map =
        one("base: &b {x: 1, w: 2}\nother: &o {w: 3, z: 4}\nmerged:\n  <<: [*b, *o]\n  x: 9\n");
    assertThat(map.findMap("merged").orElseThrow()).hasToString("{w: 2, z: 4, x: 9}");
  }

  @Test
  void stopsAliasesThatBlowUp() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
    }
    assertThat(findingsOf(bomb.toString())).startsWith("error PLM1006 ").doesNotContain("\nerror");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    var findings = new Findings();
    assertThat(
            YamlReader.read(
                new byte[] {'a', ':', '\n', 'b', (byte) 0xC3, '\n'}, "a.yaml", findings))
        .isEmpty();
    YamlReader.read("a: 1".getBytes(StandardCharsets.UTF_16), "b.yaml", findings);
    Charset wide = Charset.forName("UTF-32LE");
    YamlReader.read("\uFEFFa: 1".getBytes(wide), "c.yaml", findings);
    assertThat(text(findings))
        .isEqualTo(
            """
            error PLM1003 file "a.yaml": the byte 0xC3 is not UTF-8
              fix: save the file as UTF-8
              at: a.yaml:2:2
            error PLM1003 file "b.yaml": the file is UTF-16
              fix: save the file as UTF-8
              at: b.yaml:1:1
            error PLM1003 file "c.yaml": the file is UTF-32
              fix: save the file as UTF-8
              at: c.yaml:1:1""");
  }

  private static MapNode one(String text) {
    var findings = new Findings();
    List<YamlDocument> documents = YamlReader.read(text, "a.yaml", findings);
    assertThat(documents).hasSize(1);
    assertThat(findings.hasErrors()).isFalse();
    return (MapNode) documents.get(0).root();
  }

  private static String findingsOf(String text) {
    var findings = new Findings();
    YamlReader.read(text, "a.yaml", findings);
    return text(findings);
  }

  private static String text(Findings findings) {
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
