package dev.plimsoll.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * INI texts, and what we make of them. With {@code -Dplimsoll.corpus=FOLDER} they are written for
 * {@code conformance/yaml}, which asks configparser.
 */
class IniCorpusTest {
  private static final Origin HERE = Origin.UNKNOWN;
  private static final String SAMPLE =
      "[core]\nkey = value\n# comment\nlong = a\n   b\n\n   c\nempty =\n[other]\nx: y = z\n  q=1\nlast = #no ; no\n";

  @Test
  void agreesWithItselfAndWritesTextsForConformance() throws IOException {
    var lines = new ArrayList<String>();
    var random = new Random(3);
    for (String value : NastyScalars.all(1500)) {
      Node tree = Nodes.of(Map.of("one", Map.of("k", value, "z", "end"), "two", Map.of()), HERE);
      try {
        lines.add(line(EmbeddedFormats.INI.write(tree), tree));
      } catch (FindingsException unsayable) {
        assertThat(value).as("a refused value").matches("(?sU).*[\\s\\p{Z}\u0085#;].*");
      }
    }
    int written = lines.size();
    for (int i = 0; i < 3000; i++) {
      var text = new StringBuilder(SAMPLE);
      for (int j = 1 + random.nextInt(3); j > 0; j--) {
        int at = random.nextInt(text.length());
        text.replace(
            at, at + random.nextInt(2), String.valueOf(" \n\t=:#;[]ab".charAt(random.nextInt(11))));
      }
      lines.add(line(text.toString(), read(text.toString())));
    }
    String folder = System.getProperty("plimsoll.corpus");
    if (folder != null) {
      Files.write(Path.of(folder, "ini.jsonl"), lines);
    }
    assertThat(written).isGreaterThan(500);
    assertThat(lines).hasSizeGreaterThan(3500);
  }

  /**
   * What we read; the node null if we refuse it, or it has a key without a section, which
   * configparser refuses.
   */
  private static Node read(String text) {
    try {
      Node read = EmbeddedFormats.INI.read(text, Place.file("a.ini", 1, 1));
      boolean sectionless =
          ((MapNode) read)
              .keys().stream()
                  .anyMatch(key -> ((MapNode) read).find(key).orElseThrow() instanceof ScalarNode);
      return sectionless ? ScalarNode.nothing(HERE) : read;
    } catch (FindingsException refused) {
      return ScalarNode.nothing(HERE);
    }
  }

  private static String line(String text, Node sections) {
    Map<String, Object> line = new HashMap<>();
    line.put("text", text);
    line.put("sections", sections);
    return JsonWriter.compact(Nodes.of(line, HERE));
  }
}
