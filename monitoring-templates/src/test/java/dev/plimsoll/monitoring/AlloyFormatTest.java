package dev.plimsoll.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.node.ObjectNodes;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Texts are what the language's reference says: blocks with a label in quotes, attributes one a
 * line, strings as in Go.
 */
class AlloyFormatTest {
  private static String written(Object body) {
    return AlloyFormat.INSTANCE.write(
        ObjectNodes.from(Maps.of("loki.write", Maps.of("one", body)), Origin.UNKNOWN));
  }

  @Test
  void writesBlocksForMapsAndAttributesForAllElse() {
    assertThat(
            written(
                Maps.of(
                    "flag",
                    true,
                    "list",
                    List.of("a", "${b.c.receiver}"),
                    "number",
                    3,
                    "endpoint",
                    Maps.of("url", "http://loki:3100"),
                    "rule",
                    List.of(Maps.of("action", "keep"), Maps.of("action", "drop")))))
        .isEqualTo(
            """
            loki.write "one" {
              flag = true
              list = ["a", b.c.receiver]
              number = 3
              endpoint {
                url = "http://loki:3100"
              }
              rule {
                action = "keep"
              }
              rule {
                action = "drop"
              }
            }
            """);
  }

  @Test
  void escapesWhatEndsAString() {
    assertThat(written(Maps.of("text", "a\"b\\d\n\t")))
        .isEqualTo("loki.write \"one\" {\n  text = \"a\\\"b\\\\d\\n\\t\"\n}\n");
  }

  @Test
  void writesExpressionsAsTheyAre() {
    assertThat(written(Maps.of("field", "${\"spec.nodeName=\" + sys.env(\"NODE\")}")))
        .isEqualTo("loki.write \"one\" {\n  field = \"spec.nodeName=\" + sys.env(\"NODE\")\n}\n");
  }
}
