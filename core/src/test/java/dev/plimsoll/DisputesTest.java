package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.check.ReferenceCheckCodes;
import dev.plimsoll.environment.Dispute;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Where;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DisputesTest {
  private static final Finding ERROR =
      Finding.of(
          ReferenceCheckCodes.MISSING_OBJECT,
          Where.named("object", "web"),
          "names Secret \"a\", which does not exist",
          "add it");

  private static Dispute dispute(String object) {
    return new Dispute(
        ReferenceCheckCodes.MISSING_OBJECT.id(),
        object,
        "made by Vault",
        Optional.of(LocalDate.of(2027, 1, 31)),
        Where.named("environment", "prod"));
  }

  private static String heard(Dispute dispute, String today) {
    return Disputes.hear(List.of(dispute), List.of(ERROR), LocalDate.parse(today)).stream()
        .map(FindingText::render)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aDisputedErrorIsAWarningUntilItsLastDay() {
    assertThat(heard(dispute("object \"web\""), "2027-01-31"))
        .isEqualTo(
            """
            warning PLM5001 object "web": names Secret "a", which does not exist (disputed until 2027-01-31: made by Vault)
              fix: add it""");
  }

  @Test
  void aDisputeThatHasEndedExcusesNothing() {
    assertThat(heard(dispute("object*"), "2027-02-01"))
        .isEqualTo(
            """
            error PLM0226 environment "prod": the dispute ended on 2027-01-31
              fix: repair what it is about, or say anew why not and until when
            error PLM5001 object "web": names Secret "a", which does not exist
              fix: add it""");
  }

  @Test
  void aDisputeThatCoversNothingIsSaidToBeLeftOver() {
    assertThat(heard(dispute("object \"other\""), "2026-12-01"))
        .isEqualTo(
            """
            warning PLM0227 environment "prod": nothing was found that it covers: PLM5001 object "other"
              fix: take it out, or correct the code or the object
            error PLM5001 object "web": names Secret "a", which does not exist
              fix: add it""");
  }
}
