package dev.plimsoll.finding;

import java.util.Comparator;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One finding. Sorted by file and line, subject, field, code and text, so that a report reads the
 * same on every run.
 *
 * @param code the rule
 * @param severity how bad this breach is; the code's, unless a rule grades it
 * @param where the place
 * @param problem what is wrong, with the value; one sentence without a final stop
 * @param fix how to repair it; one sentence without a final stop
 */
@API(status = API.Status.EXPERIMENTAL)
public record Finding(Code code, Severity severity, Where where, String problem, String fix)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding f) -> f.file())
          .thenComparing(Finding::line)
          .thenComparing(f -> f.where.subject().toString())
          .thenComparing(f -> f.where.path())
          .thenComparing(Finding::severity)
          .thenComparing(Finding::code)
          .thenComparing(Finding::problem)
          .thenComparing(Finding::fix);

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(where, "where");
    if (problem.isBlank()) {
      throw new IllegalArgumentException(code.id() + ": a finding must say what is wrong");
    }
    if (fix.isBlank()) {
      throw new IllegalArgumentException(code.id() + ": a finding must say how to repair");
    }
  }

  /** A finding with the severity of its code. */
  public static Finding of(Code code, Where where, String problem, String fix) {
    return new Finding(code, code.severity(), where, problem, fix);
  }

  /** Whether this is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same finding at another severity. */
  public Finding graded(Severity other) {
    return new Finding(code, other, where, problem, fix);
  }

  private String file() {
    return where.origin().place() instanceof Place.InFile file ? file.file() : "";
  }

  private int line() {
    return where.origin().place() instanceof Place.InFile file ? file.line() : 0;
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
