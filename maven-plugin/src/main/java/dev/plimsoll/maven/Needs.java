package dev.plimsoll.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The parameters that a goal cannot do without. Maven's own check would name fields, which nobody
 * can write on a command line.
 */
final class Needs {
  private static final String FIX = "\n  fix: ";

  private final String goal;
  private final List<String> problems = new ArrayList<>();

  Needs(String goal) {
    this.goal = goal;
  }

  /**
   * A parameter that must be there.
   *
   * @param property its name on the command line
   * @param value what was given, or null
   * @param example what to write
   */
  Needs parameter(String property, String value, String example) {
    if (value == null || value.isBlank()) {
      problems.add(
          "goal " + goal + " needs " + property + FIX + "add -D" + property + "=" + example);
    }
    return this;
  }

  /** One environment; other goals take several under this name. */
  Needs environment(String value) {
    parameter("plimsoll.env", value, "NAME; mvn plimsoll:env-list prints the names");
    if (value != null && value.indexOf(',') >= 0) {
      problems.add(
          "goal "
              + goal
              + " asks about one environment, and plimsoll.env names several: \""
              + value
              + "\""
              + FIX
              + "ask about each by itself");
    }
    return this;
  }

  /**
   * Nothing, if all is there.
   *
   * @throws MojoFailureException with all that is not
   */
  void require() throws MojoFailureException {
    if (!problems.isEmpty()) {
      throw new MojoFailureException("\n" + String.join("\n", problems) + "\n");
    }
  }
}
