package dev.plimsoll.fuzz;

/** A promise that an input broke. An error, since the code under test catches exceptions. */
final class Promise extends AssertionError {
  private static final long serialVersionUID = 1;

  private Promise(String text) {
    super(text);
  }

  /** Throws unless the promise is kept. */
  static void that(boolean kept, String promise, Object... shown) {
    if (!kept) {
      var text = new StringBuilder(promise);
      for (Object value : shown) {
        text.append("\n  ").append(value);
      }
      throw new Promise(text.toString());
    }
  }
}
