package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Texts, and what our reader makes of them. With {@code -Dplimsoll.corpus=FOLDER} they are written
 * for {@code conformance/yaml}, which asks kubectl's reader.
 */
class YamlCorpusTest {
  private static final String NUMBERS = "0123456789+-._eExXobBinfa:T ";

  @Test
  void judgesEveryTextAndWritesThemForConformance() throws IOException {
    var lines = new ArrayList<String>();
    List<String> texts = texts();
    for (String text : texts) {
      var findings = new Findings();
      List<Node> documents =
          YamlReader.read(text, "case.yaml", findings).stream().map(YamlDocument::root).toList();
      List<String> codes =
          findings.sorted().stream()
              .filter(Finding::isError)
              .map(f -> f.code().id())
              .distinct()
              .toList();
      lines.add(
          JsonWriter.compact(
              Nodes.of(
                  Map.of("text", text, "documents", documents, "codes", codes), Origin.UNKNOWN)));
    }
    String folder = System.getProperty("plimsoll.corpus");
    if (folder != null) {
      Files.write(Path.of(folder, "yaml.jsonl"), lines);
    }
    assertThat(lines).hasSize(texts.size()).hasSizeGreaterThan(10_000).noneMatch(String::isBlank);
  }

  private static List<String> texts() {
    var texts = new ArrayList<String>();
    for (String scalar : NastyScalars.all(1500)) {
      if (scalar.chars().noneMatch(c -> Character.isSurrogate((char) c) && scalar.length() == 1)) {
        texts.add("key: " + scalar);
        texts.add("- " + scalar);
        texts.add(scalar + ": value");
        texts.add("a: {b: " + scalar + "}");
        texts.add(
            YamlWriter.write(
                Nodes.of(
                    Map.of(
                        "value",
                        scalar,
                        "list",
                        List.of(scalar, Map.of(scalar, scalar)),
                        scalar,
                        List.of(List.of(scalar))),
                    Origin.UNKNOWN)));
        texts.add(
            JsonWriter.pretty(
                Nodes.of(
                    Map.of("value", scalar, "list", List.of(scalar, Map.of(scalar, scalar))),
                    Origin.UNKNOWN)));
      }
    }
    var random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      var number = new StringBuilder();
      for (int j = 1 + random.nextInt(8); j > 0; j--) {
        number.append(NUMBERS.charAt(random.nextInt(j > 3 ? 14 : NUMBERS.length())));
      }
      texts.add("a: " + number + "\n" + number + ": b\n");
    }
    texts.addAll(FILES);
    for (String file : FILES) {
      for (int i = 0; i < 60; i++) {
        texts.add(damaged(file, random));
      }
    }
    return texts;
  }

  private static String damaged(String text, Random random) {
    var damaged = new StringBuilder(text);
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, " \n:-#\"'[]{},&*!|>\t?x".charAt(random.nextInt(20)));
        default -> damaged.setCharAt(at, " \n:-#\"'[]{},&*!|>\t?x".charAt(random.nextInt(20)));
      }
    }
    return damaged.toString();
  }

  private static final List<String> FILES =
      List.of(
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {x: \"1\", y: 'b'}\ndata:\n  a.txt: |\n    one\n      two\n\n    three\n  b: >-\n    folded\n    text\n\n    more\n",
          "# comment\n---\n# another\na: 1 # trailing\nb:\n- 1\n-  - 2\n   - 3\n- c: d\n  e: f\n-\n  g: h\nlist:\n  - x\n",
          "a: 1\r\nb: |\r\n  x\r\n  y\r\n---\r\nc: \"d\\\r\n  e\"\r\n",
          "\uFEFFa: 1\n--- # comment\nb: 2\n---\n---\n\nc: 3",
          "base: &base\n  x: 1\n  y: [a, b]\nderived:\n  <<: *base\n  z: 2\nlist: [*base, &s text, *s]\nmany:\n  <<: [{a: 1, b: 2}, {b: 3, c: 4}]\n",
          "{\"a\": [1, 2.50, -3e2, true, null, \"x\\u00e9\\n\\/\"], \"b\": {\"c\": {}}}\n{\"d\": \"e\"}",
          "{\n\t\"a\": 1,\n\t\"b\": [\n\t\t{}\n\t]\n}\n",
          "? complex\n: value\n? |\n  key\n: - a\n'single ''quoted''': \"double \\\"quoted\\\" \\x41 \\u263A \\U0001F680\"\nplain multi\n  line: x\nv: plain\n  over\n\n  lines\n",
          "a: !!str 12\nb: !!int \"12\"\nc: !!float 1\nd: !custom x\ne: !<tag:yaml.org,2002:bool> yes\nf: !!null ''\n",
          "a: \"x\n  y\n\n  z\"\nb: 'p\n  q'\nc: [\n  1,\n  2,\n]\nd: {a: 1,\n  b: 2}\n",
          "a: |+\n  x\n\nb: |2-\n    y\n   z\nc: >+1\n  w\n\n   v\n\nd: |\n\n  lead\ne: >\n  a\n   b\n  c\n",
          "- - - a\n    - b\n  - c\n- {}\n- []\n- \"\"\n- ~\n-\n",
          "yes: no\non: off\n1: 2\n1.5: 3\n0x10: 4\n1e3: 5\n2020-01-01: 6\n\"\": 7\n",
          "a:\n    b:\n          c: d\n    e: f\n",
          "a: b: c\n",
          "a: 'it''s'\nb: \"tab\\there\"\nurl: http://x:80/y#z\ncmd: [\"/bin/sh\", -c, 'echo \"$A\" # no']\n");
}
