package dev.plimsoll.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisputeListTest {
  private final Findings findings = new Findings();

  private List<Dispute> read(String yaml) {
    var tree = (MapNode) YamlReader.read(yaml, "prod.yaml", findings).get(0).root();
    return new DisputeList(DisputeListTest.class.getClassLoader(), findings)
        .read(tree, Where.named("environment", "prod"));
  }

  @Test
  void readsErrorsThatAreDisputedAndWarningsThatAreAccepted() {
    assertThat(
            read(
                """
                disputed:
                  - { code: PLM5001, object: "Deployment data/web", reason: made by Vault, until: 2027-01-31 }
                accepted:
                  - { code: PLM5010, reason: they never run at once }
                """))
        .extracting(Dispute::code, Dispute::object, Dispute::reason, Dispute::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "PLM5001",
                "Deployment data/web",
                "made by Vault",
                Optional.of(LocalDate.of(2027, 1, 31))),
            org.assertj.core.groups.Tuple.tuple(
                "PLM5010", "*", "they never run at once", Optional.empty()));
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void saysWhichEntriesCannotHold() {
    assertThat(
            read(
                """
                disputed:
                  - { code: PLM1106, object: "*", reason: new field, until: 2027-01-31 }
                  - { code: PLM5001, object: "*", reason: later, until: soon }
                  - { code: PLM0000, object: "*", reason: none, until: 2027-01-31 }
                """))
        .isEmpty();
    assertThat(
            findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            error PLM0226 environment "prod" at disputed[0]: PLM1106 is of the stage decode, which cannot be disputed
              fix: repair the object; no server would take it
              at: prod.yaml:2:5
            error PLM0226 environment "prod" at disputed[1]: "soon" is no date
              fix: write the last day on which it holds, for example until: 2027-01-31
              at: prod.yaml:3:5
            error PLM0226 environment "prod" at disputed[2]: there is no code "PLM0000"
              fix: write the code as the finding shows it, or take the entry out
              at: prod.yaml:4:5""");
  }
}
