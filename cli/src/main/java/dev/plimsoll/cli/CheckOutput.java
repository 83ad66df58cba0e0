package dev.plimsoll.cli;

import dev.plimsoll.check.files.Excuse;
import dev.plimsoll.check.files.JsonLine;
import dev.plimsoll.check.files.JudgedDocument;
import dev.plimsoll.check.files.Sarif;
import dev.plimsoll.check.files.SourceLines;
import dev.plimsoll.finding.EnvironmentTexts;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Severity;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what a check found, document by document, and counts what is not excused. */
abstract class CheckOutput {
  /** The forms that a user can ask for. */
  enum Format {
    text,
    jsonl,
    sarif
  }

  private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
  private final Map<Excuse.Kind, Integer> byExcuse = new EnumMap<>(Excuse.Kind.class);
  private Excuse.Source excuses = (document, finding) -> Optional.empty();

  /** From now on these findings are excused. */
  final void excuseBy(Excuse.Source source) {
    excuses = source;
  }

  /** From now on documents are those of environments, so many. Default: that is not said. */
  void environments(int number) {}

  /** Prints one document. */
  final void document(JudgedDocument document) {
    Map<Finding, Excuse> excused = new HashMap<>();
    for (Finding finding : document.findings()) {
      Optional<Excuse> excuse = excuses.of(document, finding);
      if (excuse.isPresent()) {
        excused.put(finding, excuse.get());
        byExcuse.merge(excuse.get().kind(), 1, Integer::sum);
      } else {
        bySeverity.merge(finding.severity(), 1, Integer::sum);
      }
    }
    print(document, excused);
  }

  /** Prints findings about the check as a whole. */
  final void whole(List<Finding> findings) {
    findings.forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
    printWhole(findings);
  }

  /** How many findings of a severity there were that nothing excuses. */
  final int count(Severity severity) {
    return bySeverity.getOrDefault(severity, 0);
  }

  /** How many findings were excused in a way. */
  final int count(Excuse.Kind kind) {
    return byExcuse.getOrDefault(kind, 0);
  }

  abstract void print(JudgedDocument document, Map<Finding, Excuse> excused);

  abstract void printWhole(List<Finding> findings);

  /**
   * Ends the output.
   *
   * @param summary the last line, for people
   */
  abstract void end(String summary);

  /** For people: each finding with its source line; of what is excused, disputes only. */
  static final class Text extends CheckOutput {
    private final PrintWriter out;
    private final SourceLines lines;
    private Optional<EnvironmentTexts> found = Optional.empty();

    Text(PrintWriter out, SourceLines lines) {
      this.out = out;
      this.lines = lines;
    }

    @Override
    void environments(int number) {
      found = Optional.of(new EnvironmentTexts(number));
    }

    @Override
    void print(JudgedDocument document, Map<Finding, Excuse> excused) {
      for (Finding finding : document.findings()) {
        Excuse excuse = excused.get(finding);
        if (excuse == null) {
          print(document, text(finding));
        } else if (excuse.kind() == Excuse.Kind.DISPUTED) {
          print(document, FindingText.render(finding) + "\n  " + excuse);
        }
      }
    }

    /** What one environment says, the next may say too. */
    private void print(JudgedDocument document, String text) {
      found.ifPresentOrElse(
          texts -> texts.add(document.file().replaceFirst("/.*", ""), text),
          () -> out.println(text));
    }

    private String text(Finding finding) {
      String excerpt =
          finding.where().origin().place() instanceof Place.InFile place
              ? lines.excerpt(place).map(lines -> "\n" + lines).orElse("")
              : "";
      return FindingText.render(finding) + excerpt;
    }

    @Override
    void printWhole(List<Finding> findings) {
      findings.forEach(finding -> out.println(text(finding)));
    }

    @Override
    void end(String summary) {
      found.ifPresent(texts -> texts.texts().forEach(out::println));
      out.println(summary);
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
    void print(JudgedDocument document, Map<Finding, Excuse> excused) {
      out.print(JsonLine.of(document, finding -> Optional.ofNullable(excused.get(finding))));
      out.print('\n');
    }

    @Override
    void printWhole(List<Finding> findings) {
      Findings.print(findings, errors);
    }

    @Override
    void end(String summary) {
      // Every line of the output is a document.
    }
  }

  /** For code hosts and editors. */
  static final class Results extends CheckOutput {
    private final Sarif sarif;

    Results(PrintWriter out) {
      this.sarif = new Sarif(out::print);
    }

    @Override
    void print(JudgedDocument document, Map<Finding, Excuse> excused) {
      for (Finding finding : document.findings()) {
        sarif.add(document.file(), finding, Optional.ofNullable(excused.get(finding)));
      }
    }

    @Override
    void printWhole(List<Finding> findings) {
      findings.forEach(finding -> sarif.add("-", finding, Optional.empty()));
    }

    @Override
    void end(String summary) {
      sarif.end(Version.text());
    }
  }
}
