package dev.plimsoll.cli.internal;

import dev.plimsoll.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs what users run, once, while the JVM records the classes for the archive that makes the
 * command line start fast. What is not run here is not in the archive, and is only slower.
 */
public final class ArchiveTraining {
  private ArchiveTraining() {}

  /** Runs each command line; its output is of no interest. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var sink = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    System.setOut(sink);
    System.setErr(sink);
    try {
      Main.execute("--version");
      Main.execute("--help");
      Main.execute("no-such-command");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
