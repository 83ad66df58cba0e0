package dev.plimsoll.internal;

import dev.plimsoll.Definitions;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.Report;
import dev.plimsoll.UncheckedKinds;
import dev.plimsoll.emit.EditedFiles;
import dev.plimsoll.emit.EmitResult;
import dev.plimsoll.emit.Emitter;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.MergedEnvironment;
import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.PlatformDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be asked at the border. */
public final class Verbs {
  private final Request request;
  private final ClassLoader loader;
  private final Answer answer = new Answer();

  private Verbs(Request request, ClassLoader loader) {
    this.request = request;
    this.loader = loader;
  }

  /**
   * Answers a request.
   *
   * @param loader knows the user's classes
   * @throws IllegalArgumentException if there is no such verb, or it lacks something
   */
  public static Answer answer(Request request, ClassLoader loader) {
    var verbs = new Verbs(request, loader);
    try {
      verbs.run();
    } catch (FindingsException found) {
      verbs.answer.addAll(found.findings());
    }
    return verbs.answer;
  }

  private void run() {
    switch (request.verb()) {
      case "generate" -> each(this::generate);
      case "check" -> check();
      case "render" ->
          each(report -> answer.put(report.environment().name(), report.layout().texts()));
      case "why" -> why();
      case "env-list" -> environments().names().forEach(answer::say);
      case "env-show" -> show();
      case "env-scaffold" -> scaffold();
      case "path" -> path();
      case "explain" -> new Explained(request, loader).lines().forEach(answer::say);
      default -> throw new IllegalArgumentException("there is no verb " + request.verb());
    }
  }

  /** An environment that fails does not keep the others from being judged. */
  private void each(Consumer<Report> use) {
    Plimsoll<?> plimsoll = plimsoll();
    var unchecked = new UncheckedKinds();
    List<String> select = request.texts("select");
    List<String> names = select.isEmpty() ? plimsoll.environments() : select;
    for (String name : names.stream().distinct().toList()) {
      try {
        Report rendered = plimsoll.render(name);
        Report changed =
            request
                .find("former")
                .map(former -> rendered.plus(rendered.changesFrom(Path.of(former))))
                .orElse(rendered);
        Report report =
            request.find("today").map(LocalDate::parse).map(changed::asOf).orElse(changed);
        answer.addAll(name, report.findings());
        unchecked.add(name, report.findings());
        if (!report.hasErrors()) {
          use.accept(report);
        }
      } catch (FindingsException found) {
        answer.addAll(name, found.findings());
      }
    }
    if (!request.verb().equals("render")) {
      unchecked.lines().forEach(answer::say);
    }
  }

  private void generate(Report report) {
    Path out = request.path("out");
    EditedFiles edited =
        request.says("overwriteEdited") ? EditedFiles.OVERWRITE : EditedFiles.REFUSE;
    answer.addAll(report.environment().name(), report.changesIn(out));
    EmitResult result = Emitter.into(out).with(edited).emit(report.layout());
    answer.say(
        String.format(
            Locale.ROOT,
            "%s: %s in %s, of which %d written; %d removed",
            report.environment().name(),
            Counted.of(result.written().size() + result.unchanged(), "file"),
            out.resolve(report.environment().name()),
            result.written().size(),
            result.removed().size()));
  }

  private void check() {
    var layouts = new ArrayList<OutputLayout>();
    each(
        report -> {
          layouts.add(report.layout());
          answer.say(
              report.environment().name()
                  + ": "
                  + Counted.of(report.bundle().size(), "object")
                  + " checked");
        });
    if (request.says("twice") && !layouts.isEmpty()) {
      List<Finding> differences = plimsoll().repeatability().check(layouts);
      answer.addAll(differences);
      if (differences.isEmpty()) {
        answer.say("a second process, under another locale, zone and charset, renders the same");
      }
    }
  }

  private void why() {
    answer.say(plimsoll().why(request.text("environment"), request.text("question")).text());
  }

  /** As every question about the folder alone, it needs no definition. */
  private EnvironmentFolder environments() {
    var findings = new Findings();
    EnvironmentFolder folder = EnvironmentFolder.read(request.path("environments"), findings);
    findings.throwIfErrors();
    return folder;
  }

  private void show() {
    var findings = new Findings();
    Optional<MergedEnvironment> merged =
        environments().merged(request.text("environment"), findings);
    findings.throwIfErrors();
    YamlWriter.write(merged.orElseThrow().shown()).lines().forEach(answer::say);
  }

  private void scaffold() {
    String name = request.text("environment");
    plimsoll()
        .scaffold(name)
        .map(lines -> "bindings:\n" + lines)
        .orElse("# environment " + name + " binds everything that the platform needs")
        .lines()
        .forEach(answer::say);
  }

  private void path() {
    Report report = plimsoll().render(request.text("environment"));
    answer.say(report.path(request.text("from"), request.text("to")).text());
  }

  private Plimsoll<?> plimsoll() {
    return of(definition());
  }

  private PlatformDefinition<?> definition() {
    return request
        .find("definition")
        .<PlatformDefinition<?>>map(name -> Definitions.named(name, loader))
        .orElseGet(
            () ->
                Definitions.onlyIn(
                    request.texts("classes").stream().map(Path::of).toList(), loader));
  }

  private <S extends Record> Plimsoll<S> of(PlatformDefinition<S> definition) {
    Plimsoll<S> plimsoll =
        Plimsoll.of(definition)
            .withEnvironments(request.path("environments"))
            .withCrds(request.texts("crds").stream().map(Path::of).toList());
    return request.says("refuseUnknownKinds") ? plimsoll.refusingUnknownKinds() : plimsoll;
  }
}
