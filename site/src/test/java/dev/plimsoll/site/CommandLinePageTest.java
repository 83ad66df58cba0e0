package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.cli.Main;
import dev.plimsoll.site.PageTables.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the command line names each option that {@code --help} does. */
class CommandLinePageTest {
  private static final PageTables PAGE =
      PageTables.of(new Repository(Path.of("..")), "command-line");

  private static final Pattern OPTION = Pattern.compile("(?m)^(?: {6}|  -\\w, )(--[a-z-]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate",
        "check",
        "explain",
        "why",
        "path",
        "env list",
        "env show",
        "env scaffold",
        "env schema"
      })
  void everyOptionOfACommandIsOnThePage(String command) {
    Set<String> options = new TreeSet<>();
    OPTION.matcher(help(command)).results().forEach(match -> options.add(match.group(1)));
    assertThat(options).contains("--help");
    options.removeAll(Set.of("--help", "--version"));

    Set<String> described = new TreeSet<>();
    for (Row row : PAGE.under("## Options")) {
      if (row.code(1).contains(command)) {
        described.add(row.code(0).get(0).replaceFirst(" .*", ""));
      }
    }
    assertThat(described).isEqualTo(options);
  }

  private static String help(String command) {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      String[] words = (command + " --help").split(" ");
      assertThat(Main.execute(words)).as(List.of(words).toString()).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
