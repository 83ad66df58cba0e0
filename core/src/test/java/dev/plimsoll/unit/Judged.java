package dev.plimsoll.unit;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of texts with the verdict of a real program on each; {@code conformance/units} computes
 * them.
 */
final class Judged {
  private static final JsonMapper JSON = new JsonMapper();

  private Judged() {}

  /** One line: input columns decoded, verdict columns as they stand, an absent one empty. */
  record Row(String quoted, List<String> cells) {
    String text() {
      return cell(0);
    }

    String cell(int column) {
      String cell = column < cells.size() ? cells.get(column) : "";
      return cell.startsWith("\"") ? JSON.readValue(cell, String.class) : cell;
    }

    boolean accepted() {
      return cell(1).equals("accepted");
    }
  }

  static List<Row> table(String file) {
    try (InputStream in = Judged.class.getResourceAsStream("/unit/" + file)) {
      List<Row> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          List<String> cells = Arrays.asList(line.split("\t", -1));
          rows.add(new Row(cells.get(0), cells));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  /**
   * Fails with every row for which ours is not what the judge says; both as text, so that they can
   * be listed.
   */
  static void assertAgrees(
      List<Row> rows, Function<Row, String> judge, Function<Row, String> ours) {
    Map<String, String> differences = new TreeMap<>();
    for (Row row : rows) {
      String expected = judge.apply(row);
      String actual = ours.apply(row);
      if (!expected.equals(actual)) {
        differences.put(
            row.cells().stream().limit(2).collect(joining(" ")),
            "judge " + expected + ", ours " + actual);
      }
    }
    Assertions.assertThat(rows).isNotEmpty();
    Assertions.assertThat(differences).isEmpty();
  }
}
