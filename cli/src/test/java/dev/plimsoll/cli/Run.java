package dev.plimsoll.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line printed, and how it ended. */
record Run(int status, String out, String errors) {
  /** Runs a command as a process would, without ending this one. */
  static Run of(String... args) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int status =
        Main.commandLine(args)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(errors, true))
            .execute(args);
    return new Run(
        status,
        out.toString().replace(System.lineSeparator(), "\n"),
        errors.toString().replace(System.lineSeparator(), "\n"));
  }

  /** The first line of the errors; the others say how to use the command. */
  String complaint() {
    return errors.lines().findFirst().orElse("");
  }
}
