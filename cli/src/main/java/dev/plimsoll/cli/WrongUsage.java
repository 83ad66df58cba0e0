package dev.plimsoll.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is said of wrong usage: the mistake and where to read more; all of it if nothing is said.
 */
final class WrongUsage {
  private WrongUsage() {}

  /** Prints it; answers the exit status. */
  static int report(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println(fault.getMessage());
    UnmatchedArgumentException.printSuggestions(fault, errors);
    if (command.getSubcommands().isEmpty()) {
      errors.println(
          "  see " + command.getCommandSpec().qualifiedName() + " --help for what it takes");
    } else {
      command.usage(errors);
    }
    errors.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
