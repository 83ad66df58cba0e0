package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongUsageTest {
  @Test
  void saysTheMistakeAndWhereToReadMore() {
    assertThat(Run.of("check"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                give files or folders to check, - for standard input, or --definition
                  see plimsoll check --help for what it takes
                """));
    assertThat(Run.of("check", "--formt", "jsonl", "."))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                Unknown option: '--formt'
                Possible solutions: --former, --format
                  see plimsoll check --help for what it takes
                """));
    assertThat(Run.of("generate", "--definition", "a.B"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                Missing required option: '--out=FOLDER'
                  see plimsoll generate --help for what it takes
                """));
  }

  @Test
  void withoutACommandSaysAllOfThem() {
    assertThat(Run.of("env").errors()).startsWith("Missing command\nUsage: plimsoll env");
    assertThat(Run.of("chek").errors())
        .startsWith("Unmatched argument at index 0: 'chek'\nDid you mean: plimsoll check");
  }
}
