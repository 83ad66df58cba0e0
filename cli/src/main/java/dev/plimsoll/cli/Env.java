package dev.plimsoll.cli;

import dev.plimsoll.finding.FindingsException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plimsoll env}: what environments there are. */
@Command(
    name = "env",
    description = "Lists the environments of a platform.",
    mixinStandardHelpOptions = true,
    subcommands = Env.ListAll.class)
final class Env implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /** {@code plimsoll env list}. */
  @Command(
      name = "list",
      description = "Prints the names of the environments that can be rendered.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Inputs inputs;

    @Override
    public Integer call() {
      try {
        inputs.plimsoll().environments().forEach(spec.commandLine().getOut()::println);
        return 0;
      } catch (FindingsException found) {
        Findings.print(found.findings(), spec.commandLine().getErr());
        return 1;
      }
    }
  }
}
