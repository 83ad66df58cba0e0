package dev.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {
  private static final Code OPEN = Code.warning("PLM8405", Stage.CONNECT, "Open", "Open.");
  private static final Code GONE = Code.error("PLM5001", Stage.REFERENCE, "Gone", "Gone.");

  private static Finding about(Code code, String name, String problem) {
    return Finding.of(code, Where.named("arrow", name), problem, "repair it");
  }

  @Test
  void warningsThatSayTheSameAreOneTextAndErrorsStandAlone() {
    assertThat(
            FindingText.together(
                List.of(
                    about(OPEN, "a", "admits any address"),
                    about(GONE, "a", "is not there"),
                    about(OPEN, "b", "admits any address"),
                    about(OPEN, "c", "admits too much"),
                    about(GONE, "b", "is not there"),
                    about(OPEN, "d", "admits any address"))))
        .containsExactly(
            "warning PLM8405 arrow \"a\", and 2 more: admits any address\n  fix: repair it",
            "error PLM5001 arrow \"a\": is not there\n  fix: repair it",
            "warning PLM8405 arrow \"c\": admits too much\n  fix: repair it",
            "error PLM5001 arrow \"b\": is not there\n  fix: repair it");
  }
}
