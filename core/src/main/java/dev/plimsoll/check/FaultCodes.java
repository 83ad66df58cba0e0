package dev.plimsoll.check;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Stage;
import dev.plimsoll.finding.Where;
import java.util.List;
import org.apiguardian.api.API;

/** The code of checks that fail themselves: PLM0018. */
@API(status = API.Status.EXPERIMENTAL)
public final class FaultCodes implements CodeProvider {
  /** A check that threw. */
  public static final Code FAILED =
      Code.error(
          "PLM0018",
          Stage.USAGE,
          "a check gives an answer",
          "A check met something that its author did not think of, and stopped. That is a fault of the check, and not of the document: the document counts as not"
              + " checked, and all others are judged as usual.");

  /** For {@link java.util.ServiceLoader}. */
  public FaultCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(FAILED);
  }

  /** What is said of a fault: its kind, its message and the place in the program. */
  static Finding found(Where where, Throwable fault) {
    String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
    StackTraceElement[] trace = fault.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return Finding.of(
        FAILED,
        where,
        "a check failed: " + fault.getClass().getName() + message + place,
        "report this as an error of Plimsoll, or of the module that the place names");
  }
}
