package dev.plimsoll.cli;

import dev.plimsoll.check.files.JsonLine;
import dev.plimsoll.check.files.JudgedDocument;
import dev.plimsoll.check.files.SourceLines;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Severity;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints what a check found, document by document, and counts it. */
abstract class CheckOutput {
  /** The forms that a user can ask for. */
  enum Format {
    text,
    jsonl
  }

  private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);

  /** Prints one document. */
  final void document(JudgedDocument document) {
    count(document.findings());
    print(document);
  }

  /** Prints findings about the check as a whole. */
  final void whole(List<Finding> findings) {
    count(findings);
    printWhole(findings);
  }

  /** How many findings of a severity there were. */
  final int count(Severity severity) {
    return bySeverity.getOrDefault(severity, 0);
  }

  private void count(List<Finding> findings) {
    findings.forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
  }

  abstract void print(JudgedDocument document);

  abstract void printWhole(List<Finding> findings);

  /** Prints the last line, for people. */
  abstract void summary(String text);

  /** For people: each finding with its source line. */
  static final class Text extends CheckOutput {
    private final PrintWriter out;
    private final SourceLines lines;

    Text(PrintWriter out, SourceLines lines) {
      this.out = out;
      this.lines = lines;
    }

    @Override
    void print(JudgedDocument document) {
      printWhole(document.findings());
    }

    @Override
    void printWhole(List<Finding> findings) {
      for (Finding finding : findings) {
        out.println(FindingText.render(finding));
        if (finding.where().origin().place() instanceof Place.InFile place) {
          lines.excerpt(place).ifPresent(out::println);
        }
      }
    }

    @Override
    void summary(String text) {
      out.println(text);
    }
  }

  /** For programs: one line of JSON for each document; what is about none goes to the errors. */
  static final class Lines extends CheckOutput {
    private final PrintWriter out;
    private final PrintWriter errors;

    Lines(PrintWriter out, PrintWriter errors) {
      this.out = out;
      this.errors = errors;
    }

    @Override
    void print(JudgedDocument document) {
      out.print(JsonLine.of(document));
      out.print('\n');
    }

    @Override
    void printWhole(List<Finding> findings) {
      Findings.print(findings, errors);
    }

    @Override
    void summary(String text) {
      // Every line of the output is a document.
    }
  }
}
