package dev.plimsoll.cli;

import java.io.PrintWriter;

/**
 * Which environment is at work, on one line that the next takes the place of. Only for people who
 * watch a terminal: a log would keep every state of it.
 */
final class Progress {
  /** Set by the start script when standard error is a terminal that can go back in a line. */
  private static final String TERMINAL = "plimsoll.terminal";

  /** Back to the beginning of the line, and erase to its end (ECMA-48, EL). */
  private static final String AGAIN = "\r\u001b[K";

  private final PrintWriter errors;
  private final boolean shown;

  private Progress(PrintWriter errors, boolean shown) {
    this.errors = errors;
    this.shown = shown;
  }

  /** Progress on standard error, if that is a terminal. */
  static Progress on(PrintWriter errors) {
    return new Progress(errors, Boolean.getBoolean(TERMINAL));
  }

  /** Says what is being done now. */
  void at(int number, int of, String environment) {
    if (shown) {
      errors.print(AGAIN + "[" + number + "/" + of + "] " + environment);
      errors.flush();
    }
  }

  /** Takes the line away; before anything else is printed. */
  void clear() {
    if (shown) {
      errors.print(AGAIN);
      errors.flush();
    }
  }
}
