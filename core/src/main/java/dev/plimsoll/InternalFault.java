package dev.plimsoll;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.util.function.Supplier;

/**
 * A fault of Plimsoll, or of a module or target that it calls, as a finding: the environment that
 * it struck fails, and the others go on.
 */
final class InternalFault {
  private InternalFault() {}

  /**
   * What a call answers.
   *
   * @throws FindingsException if it throws anything else than that itself
   */
  static <T> T guarded(String environment, Supplier<T> call) {
    try {
      return call.get();
    } catch (FindingsException found) {
      throw found;
    } catch (RuntimeException | StackOverflowError fault) {
      throw new FindingsException(of(environment, fault));
    }
  }

  /** What is said of a fault: its kind, its message and the place in the program. */
  static Finding of(String environment, Throwable fault) {
    String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
    StackTraceElement[] trace = fault.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return Finding.of(
        PlimsollCodes.INTERNAL_FAULT,
        Where.named("environment", environment),
        fault.getClass().getName() + message + place,
        "report this as an error of Plimsoll, or of the module that the place names");
  }
}
