package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected texts: Python's language reference, string literals. */
class PythonLiteralTest {
  @Test
  void escapesWhatEndsAStringOrBeginsAnEscape() {
    assertThat(PythonLiteral.text("a \"b\" \\n 'c'")).isEqualTo("\"a \\\"b\\\" \\\\n 'c'\"");
  }

  @Test
  void escapesLineBreaksAndControlCharacters() {
    assertThat(PythonLiteral.text("a\nb\r\tc\u0000\u007f"))
        .isEqualTo("\"a\\nb\\r\\tc\\u0000\\u007f\"");
  }

  @Test
  void escapesWhatAReviewerCannotSee() {
    assertThat(PythonLiteral.text("\u202eevil\u2028\ufeff"))
        .isEqualTo("\"\\u202eevil\\u2028\\ufeff\"");
  }

  @Test
  void keepsLettersOfEveryScript() {
    assertThat(PythonLiteral.text("caf\u00e9 \ud83d\ude80"))
        .isEqualTo("\"caf\u00e9 \ud83d\ude80\"");
  }

  @Test
  void writesTruthAndNothingAsPythonSpellsThem() {
    var map = new LinkedHashMap<String, Object>();
    map.put("yes", true);
    map.put("nothing", null);
    map.put("many", List.of(1, "1"));
    map.put("none", List.of());

    assertThat(PythonLiteral.tree(Nodes.of(map, Origin.UNKNOWN), 0))
        .isEqualTo(
            """
            {
                "yes": True,
                "nothing": None,
                "many": [
                    1,
                    "1",
                ],
                "none": [],
            }""");
  }
}
