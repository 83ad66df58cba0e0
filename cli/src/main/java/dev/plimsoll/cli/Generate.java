package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.UncheckedKinds;
import dev.plimsoll.emit.EditedFiles;
import dev.plimsoll.emit.EmitResult;
import dev.plimsoll.emit.Emitter;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.EnvironmentTexts;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plimsoll generate}: renders, checks and writes environments, and prints a summary. */
@Command(
    name = "generate",
    description = "Renders, checks and writes the manifests of environments.",
    mixinStandardHelpOptions = true)
final class Generate implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Only this environment; may be given several times (default: all).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the files go, one folder for each environment.")
  private Path out;

  @Option(
      names = "--overwrite-edited",
      description = "Overwrite generated files that somebody has edited.")
  private boolean overwrite;

  @Option(
      names = "--refuse-unknown-kinds",
      description = "An object whose kind nobody knows is an error; otherwise the summary says so.")
  private boolean refuseUnknownKinds;

  @Override
  public Integer call() {
    PrintWriter text = spec.commandLine().getOut();
    PrintWriter errors = spec.commandLine().getErr();
    if (out.toString().isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--out is empty; give a folder, . for this one");
    }
    Plimsoll<?> plimsoll = inputs.plimsoll(refuseUnknownKinds);
    List<String> names =
        only.isEmpty() ? plimsoll.environments() : only.stream().distinct().toList();
    // What was found, then the table, at the end, where one looks.
    var found = new EnvironmentTexts(names.size());
    var unchecked = new UncheckedKinds();
    List<String> rows = new ArrayList<>();
    int failed = 0;
    boolean internal = false;
    Progress progress = Progress.on(errors);
    try {
      for (int i = 0; i < names.size(); i++) {
        progress.at(i + 1, names.size(), names.get(i));
        List<Finding> findings = one(plimsoll, names.get(i), rows);
        add(names.get(i), findings, found);
        unchecked.add(names.get(i), findings);
        failed += findings.stream().anyMatch(Finding::isError) ? 1 : 0;
        internal |= InternalFault.isAmong(findings);
      }
    } finally {
      progress.clear();
      found.texts().forEach(errors::println);
      errors.flush();
    }
    text.println(row("environment", "target", "objects", "latent", "files", "findings"));
    rows.forEach(text::println);
    unchecked.lines().forEach(text::println);
    text.println(
        failed == 0
            ? Counted.of(names.size(), "environment") + " written to " + out
            : failed
                + " of "
                + Counted.of(names.size(), "environment")
                + (failed == 1
                    ? " has errors and was not written"
                    : " have errors and were not written"));
    return internal ? Main.INTERNAL : failed == 0 ? 0 : Main.FOUND;
  }

  /** A warning that is only counted is one that nobody can repair. */
  private static void add(String name, List<Finding> findings, EnvironmentTexts found) {
    FindingText.together(findings.stream().filter(f -> f.severity() != Severity.NOTE).toList())
        .forEach(text -> found.add(name, text));
  }

  /** What was found in one environment, which is written if there is no error. */
  private List<Finding> one(Plimsoll<?> plimsoll, String name, List<String> rows) {
    List<Finding> findings;
    try {
      Report report = plimsoll.render(name).asOf(LocalDate.now(ZoneOffset.UTC));
      findings = report.findings();
      if (!report.hasErrors()) {
        report = report.plus(report.changesIn(out));
        findings = report.findings();
        EmitResult result =
            Emitter.into(out)
                .with(overwrite ? EditedFiles.OVERWRITE : EditedFiles.REFUSE)
                .emit(report.layout());
        rows.add(summary(report, result));
      }
    } catch (FindingsException found) {
      findings = found.findings();
    }
    if (findings.stream().anyMatch(Finding::isError)) {
      rows.add(row(name, "-", "-", "-", "not written", Findings.counted(findings)));
    }
    return findings;
  }

  private static String summary(Report report, EmitResult result) {
    long latent = report.bundle().latent().count();
    return row(
        report.environment().name(),
        report.environment().facts().target(),
        Long.toString(report.bundle().size() - latent),
        Long.toString(latent),
        (result.written().size() + result.unchanged()) + " (" + result.written().size() + " new)",
        Findings.counted(report.findings()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-18s %-9s %8s %7s %16s  %s", cells);
  }
}
