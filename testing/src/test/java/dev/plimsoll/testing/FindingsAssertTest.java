package dev.plimsoll.testing;

import static dev.plimsoll.testing.PlimsollAssertions.assertThatFindings;
import static dev.plimsoll.testing.PlimsollAssertions.assertThatFindingsOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.finding.Where;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FindingsAssertTest {
  private static final Code TOO_SMALL = Code.error("PLM9801", Stage.RUNTIME, "Too small", "Why.");
  private static final Code TOO_LARGE = Code.warning("PLM9802", Stage.RUNTIME, "Too large", "Why.");
  private static final Code JUST_RIGHT = Code.note("PLM9803", Stage.RUNTIME, "Right", "Why.");
  private static final Finding SMALL =
      Finding.of(TOO_SMALL, Where.named("job", "a"), "the disk is small", "give it more");
  private static final Finding LARGE =
      Finding.of(TOO_LARGE, Where.named("job", "b"), "the disk is large", "give it less");
  private static final Finding RIGHT =
      Finding.of(JUST_RIGHT, Where.named("job", "c"), "the disk is right", "do nothing");

  private static void fails(ThrowingCallable code, String text) {
    assertThatThrownBy(code).isInstanceOf(AssertionError.class).hasMessage(text);
  }

  @Test
  void tellsSeveritiesApart() {
    assertThatFindings(List.of()).isEmpty().hasNoErrors().hasNoWarnings().hasText("");
    assertThatFindings(List.of(RIGHT)).hasNoErrors().hasNoWarnings();
    assertThatFindings(List.of(LARGE, RIGHT)).hasNoErrors().with(Severity.WARNING).hasSize(1);
    fails(
        () -> assertThatFindings(List.of(LARGE, SMALL)).hasNoErrors(),
        """
        Expecting no error, but there is one:
        error PLM9801 job "a": the disk is small
          fix: give it more""");
    fails(
        () -> assertThatFindings(List.of(SMALL, LARGE, RIGHT)).hasNoWarnings(),
        """
        Expecting no error and no warning, but there are 2:
        error PLM9801 job "a": the disk is small
          fix: give it more
        warning PLM9802 job "b": the disk is large
          fix: give it less""");
    fails(
        () -> assertThatFindings(List.of(RIGHT)).isEmpty(),
        """
        Expecting nothing to be found, but there is one:
        note PLM9803 job "c": the disk is right
          fix: do nothing""");
  }

  @Test
  void findsCodes() {
    assertThatFindings(List.of(SMALL, RIGHT))
        .contains(TOO_SMALL)
        .doesNotContain(TOO_LARGE)
        .with(JUST_RIGHT)
        .hasText("note PLM9803 job \"c\": the disk is right\n  fix: do nothing\n");
    fails(
        () -> assertThatFindings(List.of(SMALL)).contains(TOO_LARGE),
        """
        Expecting a finding PLM9802 (Too large), but there is one:
        error PLM9801 job "a": the disk is small
          fix: give it more""");
    fails(
        () -> assertThatFindings(List.of()).contains(TOO_LARGE),
        "Expecting a finding PLM9802 (Too large), but nothing was found");
    fails(
        () -> assertThatFindings(List.of(SMALL)).doesNotContain(TOO_SMALL),
        """
        Expecting no finding PLM9801 (Too small), but there is one:
        error PLM9801 job "a": the disk is small
          fix: give it more""");
  }

  @Test
  void pinsTheWholeText() {
    fails(
        () -> assertThatFindings(List.of(SMALL)).hasText("error PLM9801"),
        """
        Expecting findings
        error PLM9801
        but there is one:
        error PLM9801 job "a": the disk is small
          fix: give it more""");
  }

  @Test
  void takesTheFindingsThatCodeEndsWith() {
    assertThatFindingsOf(
            () -> {
              throw new FindingsException(SMALL);
            })
        .contains(TOO_SMALL);
    fails(
        () -> assertThatFindingsOf(() -> {}),
        "Expecting code to end with findings, and it ended well");
    fails(
        () ->
            assertThatFindingsOf(
                () -> {
                  throw new IllegalStateException("no");
                }),
        "Expecting code to end with findings, and it threw java.lang.IllegalStateException: no");
  }
}
