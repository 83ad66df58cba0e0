package dev.plimsoll.cli;

import dev.plimsoll.JudgedReport;
import dev.plimsoll.ManifestFiles;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.check.Verdict;
import dev.plimsoll.check.files.Excuse;
import dev.plimsoll.check.files.FileCodes;
import dev.plimsoll.check.files.FormerObjects;
import dev.plimsoll.check.files.JudgedDocument;
import dev.plimsoll.check.files.ManifestCheck;
import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.check.files.SourceLines;
import dev.plimsoll.check.files.Tally;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.finding.Where;
import dev.plimsoll.reference.Externals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code plimsoll check}: judges manifests in files, whoever made them, or renders a definition and
 * judges what comes out.
 */
@Command(
    name = "check",
    description = {
      "Says of each document whether the API server would accept it, and whether it would work.",
      "Give files and folders, - for standard input, or --definition."
    },
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private Inputs inputs;
  @Mixin private ServerOptions server;
  @Mixin private ExcuseFiles excuses;

  @Parameters(
      paramLabel = "PATH",
      description = "Files of manifests; folders with everything below them; - for standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--refuse-unknown-kinds",
      description = "A document whose kind nobody knows is an error; otherwise a note says so.")
  private boolean refuseUnknownKinds;

  @Option(
      names = "--externals",
      paramLabel = "FILE",
      description =
          "A YAML file whose list \"externals\" names what exists already, such as an environment"
              + " file; may be given several times.")
  private List<String> externals = new ArrayList<>();

  @Option(
      names = "--former",
      paramLabel = "PATH",
      description =
          "What was applied before: an earlier output, or any files of manifests. Objects that are"
              + " there are judged as changes: a server keeps some fields as they are.")
  private Optional<String> former = Optional.empty();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description =
          "With --definition: only this environment; may be given several times (default: all).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--twice",
      description =
          "With --definition: renders again in another process, under another locale, time zone"
              + " and charset, and compares.")
  private boolean twice;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private CheckOutput.Format format = CheckOutput.Format.text;

  /** Whether Plimsoll itself failed on the way. */
  private boolean internal;

  @Override
  public Integer call() {
    refuseMixtures();
    PrintWriter text = spec.commandLine().getOut();
    var lines = new SourceLines();
    CheckOutput output =
        switch (format) {
          case text -> new CheckOutput.Text(text, lines);
          case jsonl -> new CheckOutput.Lines(text, spec.commandLine().getErr());
          case sarif -> new CheckOutput.Results(text);
        };
    var findings = new dev.plimsoll.finding.Findings();
    excuses.read(this::file, findings);
    output.whole(findings.sorted());
    output.excuseBy(excuses.all());
    String judged = inputs.isGiven() ? definition(output) : files(output, lines);
    output.whole(excuses.unused());
    output.end(judged + "; " + counted(output));
    text.flush();
    return internal ? Main.INTERNAL : output.count(Severity.ERROR) > 0 ? Main.FOUND : 0;
  }

  private void refuseMixtures() {
    if (inputs.isGiven() && !paths.isEmpty()) {
      throw usage("check judges either files or a definition: leave out --definition or the paths");
    }
    if (!inputs.isGiven() && paths.isEmpty()) {
      throw usage("give files or folders to check, - for standard input, or --definition");
    }
    if (inputs.isGiven() && (server.isGiven() || !externals.isEmpty())) {
      throw usage(
          "--kubernetes, --openapi and --externals are for files; an environment of a definition"
              + " names its own");
    }
    if (!inputs.isGiven() && twice) {
      throw usage("--twice renders a definition twice; give --definition, or leave it out");
    }
    if (!inputs.isGiven() && !only.isEmpty()) {
      throw usage("--env chooses environments of a definition; give --definition, or leave it out");
    }
  }

  private String files(CheckOutput output, SourceLines lines) {
    var check = ManifestCheck.of(server.schemas());
    var unread = new dev.plimsoll.finding.Findings();
    check = check.withDefinitions(inputs.crds().trees(unread));
    output.whole(unread.sorted());
    if (refuseUnknownKinds) {
      check = check.refusingUnknownKinds();
    }
    for (String file : externals) {
      var findings = new dev.plimsoll.finding.Findings();
      check = check.withExternals(externals(file(file), check, findings));
      output.whole(findings.sorted());
    }
    Tally tally = Tally.NONE;
    var without = new ArrayList<String>();
    for (ManifestFiles.Found set : sets(lines, without)) {
      ManifestCheck own = check.withExternals(set.externals()).withFormer(former(set, output));
      tally = tally.plus(own.check(set.sources(), output::document));
    }
    output.whole(tally.findings());
    if (tally.documents() > 0) {
      output.whole(without.stream().map(path -> nothing(path).graded(Severity.WARNING)).toList());
    } else if (output.count(Severity.ERROR) == 0) {
      output.whole(List.of(nothing(String.join(" ", paths))));
    }
    return judged(tally.documents(), tally.accepted(), tally.refused(), tally.notChecked())
        + (tally.passedOver() == 0
            ? ""
            : ", and " + Counted.of(tally.passedOver(), "file") + " of kustomize passed over");
  }

  private FormerObjects former(ManifestFiles.Found set, CheckOutput output) {
    if (former.isEmpty() || set.sources().isEmpty()) {
      return FormerObjects.none();
    }
    Path path = existing(former.get());
    Optional<String> name = set.output().map(folder -> folder.getFileName().toString());
    var findings = new dev.plimsoll.finding.Findings();
    FormerObjects objects = FormerObjects.read(ManifestFiles.former(path, name), findings);
    if (objects.bundle().all().isEmpty()) {
      findings.add(
          FileCodes.NO_FORMER,
          Where.named("path", ManifestSource.shown(path)),
          "not compared: there is no manifest in it" + name.map(n -> " for " + n).orElse(""),
          "give the folder or file that holds what was applied before");
    }
    output.whole(findings.sorted());
    return objects;
  }

  /**
   * What goes to one cluster each: all plain files, and each folder that Plimsoll wrote.
   *
   * @param without receives the paths that hold no file of manifests
   */
  private List<ManifestFiles.Found> sets(SourceLines lines, List<String> without) {
    var plain = new ArrayList<ManifestSource>();
    var sets = new ArrayList<ManifestFiles.Found>();
    var seen = new HashSet<Path>();
    for (String path : paths.stream().distinct().toList()) {
      if (path.equals("-")) {
        plain.add(new StandardInput(lines).source());
        continue;
      }
      List<ManifestFiles.Found> below = ManifestFiles.below(existing(path));
      if (below.stream().allMatch(found -> found.sources().isEmpty())) {
        without.add(path);
      }
      var here = new HashSet<Path>();
      for (ManifestFiles.Found found : below) {
        if (found.output().isPresent()) {
          here.add(whole(found.output().get()));
          if (!seen.contains(whole(found.output().get()))) {
            sets.add(found);
          }
          continue;
        }
        for (ManifestSource source : found.sources()) {
          here.add(whole(Path.of(source.name())));
          if (!seen.contains(whole(Path.of(source.name())))) {
            plain.add(source);
          }
        }
      }
      seen.addAll(here);
    }
    sets.add(0, new ManifestFiles.Found(Optional.empty(), plain, Externals.none()));
    return sets;
  }

  /** A path that is given twice, or with a folder that it is in, is judged once. */
  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Externals externals(
      Path file, ManifestCheck check, dev.plimsoll.finding.Findings findings) {
    String name = ManifestSource.shown(file);
    try {
      return check.externals(Files.readAllBytes(file), name, findings);
    } catch (IOException fault) {
      findings.add(
          FileCodes.UNREADABLE,
          Where.named("file", name),
          "it cannot be read: " + fault.getMessage(),
          "give this user the right to read it");
      return Externals.none();
    }
  }

  private static Finding nothing(String path) {
    return Finding.of(
        FileCodes.NOTHING,
        Where.named("path", path),
        "there is no document in it",
        "give files that hold manifests, or folders with files that end in .yaml, .yml or .json");
  }

  private String definition(CheckOutput output) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    Plimsoll<?> plimsoll;
    List<String> names;
    try {
      plimsoll = inputs.plimsoll(refuseUnknownKinds);
      names = only.isEmpty() ? plimsoll.environments() : only.stream().distinct().toList();
    } catch (FindingsException found) {
      output.document(JudgedReport.ofFindings("definition", found.findings()));
      return "nothing rendered";
    }
    output.environments(names.size());
    var layouts = new ArrayList<OutputLayout>();
    Progress progress = Progress.on(spec.commandLine().getErr());
    for (int i = 0; i < names.size(); i++) {
      progress.at(i + 1, names.size(), names.get(i));
      List<JudgedDocument> documents = render(plimsoll, names.get(i), layouts);
      progress.clear();
      for (JudgedDocument document : documents) {
        internal |= InternalFault.isAmong(document.findings());
        output.document(document);
        if (!document.object().kind().isEmpty()) {
          verdicts.merge(document.verdict(), 1, Integer::sum);
        }
      }
    }
    if (twice && !layouts.isEmpty()) {
      output.whole(plimsoll.repeatability().check(layouts));
    }
    int accepted = verdicts.getOrDefault(Verdict.ACCEPTED, 0);
    int refused = verdicts.getOrDefault(Verdict.REFUSED, 0);
    int notChecked = verdicts.getOrDefault(Verdict.NOT_CHECKED, 0);
    return Counted.of(names.size(), "environment")
        + ", "
        + judged(accepted + refused + notChecked, accepted, refused, notChecked);
  }

  private List<JudgedDocument> render(
      Plimsoll<?> plimsoll, String name, List<OutputLayout> layouts) {
    try {
      Report rendered = plimsoll.render(name);
      Report report =
          former
              .map(path -> rendered.plus(rendered.changesFrom(existing(path))))
              .orElse(rendered)
              .asOf(LocalDate.now(ZoneOffset.UTC));
      if (!report.hasErrors()) {
        layouts.add(report.layout());
      }
      return JudgedReport.of(report);
    } catch (FindingsException found) {
      return List.of(JudgedReport.ofFindings(name, found.findings()));
    }
  }

  private Path file(String text) {
    Path path = existing(text);
    if (Files.isDirectory(path)) {
      throw usage("\"" + text + "\" is a folder; give a file");
    }
    return path;
  }

  private Path existing(String text) {
    try {
      Path path = Path.of(text);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      throw usage("\"" + text + "\" is no path: " + noPath.getReason());
    }
    throw usage("there is no file or folder \"" + text + "\"");
  }

  private static String judged(int documents, int accepted, int refused, int notChecked) {
    return Counted.of(documents, "document")
        + ": "
        + accepted
        + " accepted, "
        + refused
        + " refused, "
        + notChecked
        + " not checked";
  }

  private static String counted(CheckOutput output) {
    return Counted.of(output.count(Severity.ERROR), "error")
        + ", "
        + Counted.of(output.count(Severity.WARNING), "warning")
        + ", "
        + Counted.of(output.count(Severity.NOTE), "note")
        + counted(output, Excuse.Kind.KNOWN, "known")
        + counted(output, Excuse.Kind.DISPUTED, "disputed")
        + counted(output, Excuse.Kind.ACCEPTED, "accepted");
  }

  private static String counted(CheckOutput output, Excuse.Kind kind, String word) {
    int count = output.count(kind);
    return count == 0 ? "" : "; " + count + " " + word;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
