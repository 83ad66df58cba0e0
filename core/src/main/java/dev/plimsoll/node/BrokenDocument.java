package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Origin;

/** Ends the reading of one document. */
final class BrokenDocument extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Code code;
  private final transient Origin origin;
  private final String problem;
  private final String fix;

  BrokenDocument(Code code, Origin origin, String problem, String fix) {
    super(problem, null, false, false);
    this.code = code;
    this.origin = origin;
    this.problem = problem;
    this.fix = fix;
  }

  Code code() {
    return code;
  }

  Origin origin() {
    return origin;
  }

  String problem() {
    return problem;
  }

  String fix() {
    return fix;
  }
}
