package dev.plimsoll.check.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLinesTest {
  private final SourceLines lines = new SourceLines();

  @Test
  void putsTheCaretUnderTheColumnCountedInCodePoints() {
    lines.remember("-", "a: 1\nemoji: \uD83D\uDE80 x\n");
    assertThat(excerpt(2, 10)).contains("  2 | emoji: \uD83D\uDE80 x\n    |          ^");
  }

  @Test
  void keepsTabsSoThatTheCaretStandsRight() {
    lines.remember("-", "\ta: 1");
    assertThat(excerpt(1, 2)).contains("  1 | \ta: 1\n    | \t^");
  }

  @Test
  void cutsALongLineAroundTheColumn() {
    lines.remember("-", "x".repeat(1_000) + "y" + "z".repeat(1_000));
    String[] rows = excerpt(1, 1_001).orElseThrow().split("\n", -1);
    assertThat(rows[0])
        .hasSize("  1 | ".length() + 160)
        .startsWith("  1 | …xx")
        .contains("xyz")
        .endsWith("zz…");
    assertThat(rows[1].indexOf('^')).isEqualTo(rows[0].indexOf('y'));
  }

  @Test
  void showsNoControlCharacter() {
    lines.remember("-", "a: \u001B[31mred");
    assertThat(excerpt(1, 0)).contains("  1 | a: .[31mred");
  }

  @Test
  void showsNothingOfALineOrFileThatIsNotThere() {
    lines.remember("-", "a: 1");
    assertThat(excerpt(2, 1)).isEmpty();
    assertThat(lines.excerpt(new Place.InFile("no such file", 1, 1))).isEmpty();
  }

  private Optional<String> excerpt(int line, int column) {
    return lines.excerpt(new Place.InFile("-", line, column));
  }
}
