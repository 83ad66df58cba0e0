package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JinjaSafeJsonTest {
  private final Node tree = Nodes.of(Map.of("arguments", List.of(Samples.NASTY)), Origin.UNKNOWN);

  @Test
  void leavesNothingForJinja() {
    assertThat(JinjaSafeJson.write(tree)).doesNotContain("{{", "{%", "{#");
  }

  @Test
  void isTheSameTreeToAReaderOfYaml() {
    assertThat(EmbeddedFormats.YAML.read(JinjaSafeJson.write(tree), Place.UNKNOWN)).isEqualTo(tree);
  }

  @Test
  void endsWithALineBreakSoThatItIsNoFileName() {
    assertThat(JinjaSafeJson.write(Nodes.of("settings.yaml", Origin.UNKNOWN)))
        .isEqualTo("\"settings.yaml\"\n");
  }
}
