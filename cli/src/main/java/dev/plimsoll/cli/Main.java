package dev.plimsoll.cli;

import dev.plimsoll.finding.FindingsException;
import org.apiguardian.api.API;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code plimsoll} command.
 *
 * <p>Exit status: 0 no error; 1 at least one error that is not waived; 2 wrong usage; 3 an internal
 * fault.
 */
@API(status = API.Status.EXPERIMENTAL)
@Command(
    name = "plimsoll",
    description =
        "Describes a data platform on Kubernetes once, in typed Java; writes the YAML for every"
            + " cluster, checked.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      Generate.class,
      Check.class,
      Env.class,
      Explain.class,
      WhyCommand.class,
      PathCommand.class
    })
public final class Main implements Runnable {
  private static final int FOUND = 1;
  private static final int USAGE = 2;
  private static final int INTERNAL = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** A command without arguments; picocli fills it. */
  public Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /**
   * Runs the command in this process.
   *
   * @return the exit status
   */
  public static int execute(String... args) {
    return commandLine().execute(args);
  }

  /** The command, ready to be executed. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((fault, args) -> WrongUsage.report(fault))
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> {
              if (fault instanceof FindingsException refused) {
                Findings.print(refused.findings(), command.getErr());
                return FOUND;
              }
              command.getErr().println(InternalFault.text(fault));
              return INTERNAL;
            })
        .setExitCodeExceptionMapper(
            fault -> fault instanceof CommandLine.ParameterException ? USAGE : INTERNAL);
  }

  /** Without a command: says how to use it, as wrong usage. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }
}
