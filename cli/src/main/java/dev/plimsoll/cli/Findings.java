package dev.plimsoll.cli;

import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Severity;
import java.io.PrintWriter;
import java.util.List;

/** Prints findings. */
final class Findings {
  private Findings() {}

  static void print(List<Finding> findings, PrintWriter out) {
    FindingText.together(findings).forEach(out::println);
  }

  /** For example {@code 2 errors, 1 warning}. */
  static String counted(List<Finding> findings) {
    return plural(findings, Severity.ERROR, "error")
        + ", "
        + plural(findings, Severity.WARNING, "warning");
  }

  private static String plural(List<Finding> findings, Severity severity, String word) {
    return Counted.of(findings.stream().filter(f -> f.severity() == severity).count(), word);
  }
}
