package com.acme;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.finding.FindingsException;
import java.nio.file.Path;

/** Plimsoll on the class path of the application. */
public final class Direct {
  private Direct() {}

  /** Writes all environments; 1 with errors, which are printed. */
  public static int run(String... arguments) {
    try {
      var plimsoll = Plimsoll.of(new Custom()).withEnvironments(Path.of(arguments[0]));
      for (String name : plimsoll.environments()) {
        plimsoll.generate(name, Path.of(arguments[1]));
      }
      return 0;
    } catch (FindingsException found) {
      System.out.println(found.getMessage());
      return 1;
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }
}
