package dev.plimsoll.cli;

import dev.plimsoll.ExitGuard;
import dev.plimsoll.finding.FindingsException;
import java.util.LinkedHashMap;
import java.util.Map;
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
    versionProvider = Version.class)
public final class Main implements Runnable {
  /** In the order of the help text. */
  private static final Map<String, Class<?>> SUBCOMMANDS = new LinkedHashMap<>();

  static {
    SUBCOMMANDS.put("generate", Generate.class);
    SUBCOMMANDS.put("check", Check.class);
    SUBCOMMANDS.put("env", Env.class);
    SUBCOMMANDS.put("explain", Explain.class);
    SUBCOMMANDS.put("why", WhyCommand.class);
    SUBCOMMANDS.put("path", PathCommand.class);
  }

  /** At least one error that is not waived. */
  static final int FOUND = 1;

  private static final int USAGE = 2;

  /** A fault of Plimsoll or of the machine. */
  static final int INTERNAL = 3;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** A command without arguments; picocli fills it. */
  public Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(ExitGuard.guarding(() -> execute(args), TemporaryFolder::deleteAll));
  }

  /**
   * Runs the command in this process.
   *
   * @return the exit status
   */
  public static int execute(String... args) {
    CommandLine command = commandLine(args);
    try {
      return command.execute(args);
    } catch (Error fault) {
      command.getErr().println(InternalFault.text(fault));
      return INTERNAL;
    }
  }

  /**
   * The command, ready to be executed with these arguments: if the first names a subcommand, the
   * others are left out, because picocli takes longer to learn of one than to parse.
   */
  static CommandLine commandLine(String... args) {
    var command = new CommandLine(new Main());
    String first = args.length == 0 ? "" : args[0];
    SUBCOMMANDS.forEach(
        (name, type) -> {
          if (name.equals(first) || !SUBCOMMANDS.containsKey(first)) {
            command.addSubcommand(type);
          }
        });
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((fault, given) -> WrongUsage.report(fault))
        .setExecutionExceptionHandler(
            (fault, failed, parsed) -> {
              if (fault instanceof FindingsException refused) {
                Findings.print(refused.findings(), failed.getErr());
                return InternalFault.isAmong(refused.findings()) ? INTERNAL : FOUND;
              }
              failed.getErr().println(InternalFault.text(fault));
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
