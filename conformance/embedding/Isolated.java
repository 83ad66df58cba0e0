package com.acme;

import dev.plimsoll.IsolatedPlimsoll;
import dev.plimsoll.Plimsoll;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Plimsoll beside the application, in a class loader of its own; from two threads at once. */
public final class Isolated {
  private Isolated() {}

  /** Writes all environments. */
  public static int run(String... arguments) {
    List<Path> classPath = Arrays.stream(arguments).skip(2).map(Path::of).toList();
    try (IsolatedPlimsoll plimsoll =
        Plimsoll.isolated(classPath).withDefinition("com.acme.Custom").withEnvironments(Path.of(arguments[0]))) {
      boolean same =
          List.of(0, 1).parallelStream().map(any -> plimsoll.render("dev").files()).distinct().count() == 1;
      for (String name : plimsoll.environments()) {
        plimsoll.generate(name, Path.of(arguments[1]));
      }
      return same ? 0 : 1;
    } catch (IsolatedPlimsoll.RefusedException refused) {
      System.out.println(refused.getMessage());
      return 1;
    }
  }
}
