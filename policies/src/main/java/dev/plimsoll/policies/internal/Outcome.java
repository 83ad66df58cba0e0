package dev.plimsoll.policies.internal;

/** What came of running an expression. */
public sealed interface Outcome {
  /** It answered. */
  record Answer(Object value) implements Outcome {
    /** Whether the answer is {@code true}. */
    public boolean isTrue() {
      return Boolean.TRUE.equals(value);
    }
  }

  /**
   * It did not answer.
   *
   * @param problem why, such as {@code division by zero}
   */
  record Fault(String problem) implements Outcome {}

  /** It took more steps than there may be. */
  record TooLong() implements Outcome {}
}
