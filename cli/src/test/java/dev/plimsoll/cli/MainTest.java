package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void printsTheVersionThatTheBuildWroteDown() {
    var out = new StringWriter();
    int status =
        new CommandLine(new Main()).setOut(new PrintWriter(out, true)).execute("--version");
    assertThat(status).isZero();
    assertThat(out.toString()).matches("plimsoll \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void wrongUsageEndsWithStatusTwo() {
    assertThat(Main.execute()).isEqualTo(2);
    assertThat(Main.execute("no-such-command")).isEqualTo(2);
  }

  @Test
  void withoutACommandIsWrongUsage() {
    var err = new StringWriter();
    int status = new CommandLine(new Main()).setErr(new PrintWriter(err, true)).execute();
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing command" + System.lineSeparator() + "Usage:");
  }
}
