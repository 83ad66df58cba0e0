package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;

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

  /** Whether the place of this one comes after that of another. */
  boolean isFurtherThan(BrokenDocument other) {
    return origin.place() instanceof Place.InFile mine
        && other.origin.place() instanceof Place.InFile theirs
        && (mine.line() == theirs.line()
            ? mine.column() > theirs.column()
            : mine.line() > theirs.line());
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
