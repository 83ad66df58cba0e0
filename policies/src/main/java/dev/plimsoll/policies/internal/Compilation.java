package dev.plimsoll.policies.internal;

import java.util.List;

/** What came of compiling an expression. */
public sealed interface Compilation permits Compilation.Broken, Compiled {
  /**
   * The expression is none.
   *
   * @param problems what is wrong, at least one
   */
  record Broken(List<Problem> problems) implements Compilation {
    public Broken {
      problems = List.copyOf(problems);
    }

    static Broken because(String text) {
      return new Broken(List.of(new Problem(1, 1, text)));
    }
  }

  /**
   * Something wrong in an expression.
   *
   * @param line from 1
   * @param column from 1, in characters
   * @param text what is wrong there
   */
  record Problem(int line, int column, String text) {
    @Override
    public String toString() {
      return text + " (at " + line + ":" + column + ")";
    }
  }
}
