package dev.plimsoll.cli;

import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.finding.Finding;
import java.util.List;

/** What is said of a fault that is Plimsoll's own: what it was and where, in two lines. */
final class InternalFault {
  private InternalFault() {}

  /** Whether Plimsoll failed where findings were made. */
  static boolean isAmong(List<Finding> findings) {
    return findings.stream().anyMatch(found -> found.code().equals(PlimsollCodes.INTERNAL_FAULT));
  }

  static String text(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return "plimsoll: the memory of the JVM is used up\n"
          + "  fix: give more with PLIMSOLL_JAVA_OPTS, for example -Xmx4g, or check in parts";
    }
    String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
    StackTraceElement[] trace = fault.getStackTrace();
    return "plimsoll: internal fault: "
        + fault.getClass().getName()
        + message
        + (trace.length == 0 ? "" : "\n  at: " + trace[0])
        + "\n  fix: this is an error of Plimsoll; please report it with these lines and the input";
  }
}
