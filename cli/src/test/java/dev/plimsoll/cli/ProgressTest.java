package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private static final String AGAIN = "\r\u001b[K";

  @TempDir private Path folder;

  @AfterEach
  void noTerminal() {
    System.clearProperty("plimsoll.terminal");
  }

  @Test
  void namesEachEnvironmentOnATerminalAndLeavesNothing() throws IOException {
    System.setProperty("plimsoll.terminal", "true");
    assertThat(generate().errors()).isEqualTo(AGAIN + "[1/2] dev" + AGAIN + "[2/2] qa" + AGAIN);
  }

  @Test
  void saysNothingElsewhere() throws IOException {
    assertThat(generate().errors()).isEmpty();
  }

  private Run generate() throws IOException {
    Platforms.write(folder, "qa");
    String environments = Platforms.write(folder, "dev").getParent().toString();
    return Run.of(
        "generate",
        "--definition",
        BadInputTest.Shop.class.getName(),
        "--environments",
        environments,
        "--out",
        folder.resolve("out").toString());
  }
}
