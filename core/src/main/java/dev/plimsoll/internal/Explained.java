package dev.plimsoll.internal;

import dev.plimsoll.PlimsollCodes;
import dev.plimsoll.check.FieldExplanation;
import dev.plimsoll.environment.DefinitionFiles;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a finding's code or a field of a kind means, in lines for people. */
final class Explained {
  private final Request request;
  private final CodeRegistry codes;

  Explained(Request request, ClassLoader loader) {
    this.request = request;
    this.codes = CodeRegistry.load(loader);
  }

  /**
   * The explanation.
   *
   * @throws FindingsException if there is no such code, kind or field
   */
  List<String> lines() {
    String question = request.text("code");
    Optional<Code> code = codes.find(question.toUpperCase(Locale.ROOT));
    if (code.isPresent()) {
      return List.of(
          code.get().id()
              + " ("
              + code.get().severity().word()
              + ", stage "
              + code.get().stage().word()
              + ")",
          code.get().title(),
          "",
          code.get().explanation());
    }
    if (question.matches("(?i)plm\\d*")) {
      throw unknown(
          PlimsollCodes.UNKNOWN_CODE,
          Where.named("code", question),
          "no rule has this code",
          Nearest.of(question, codes.all().stream().map(Code::id).toList())
              .map(near -> "ask for " + near)
              .orElse("copy the code from a finding"));
    }
    return field(question).lines().toList();
  }

  private String field(String question) {
    Schemas schemas = schemas();
    try {
      return new FieldExplanation(schemas).explain(question);
    } catch (IllegalArgumentException none) {
      throw unknown(
          PlimsollCodes.UNKNOWN_FIELD,
          Where.named("field", question),
          none.getMessage(),
          "ask for a code such as PLM5001, or a field such as deployment.spec.strategy");
    }
  }

  /**
   * Kinds of Kubernetes, of the minor that is asked for, and those of definitions given by path.
   */
  private Schemas schemas() {
    var findings = new Findings();
    var files = new DefinitionFiles(findings);
    for (String path : request.texts("crds")) {
      files.read(Path.of(path), Where.named("crds", path));
    }
    findings.throwIfErrors();
    String minor = request.find("kubernetes").orElse(KubernetesVersion.V1_35.toString());
    try {
      return Schemas.of(KubernetesVersion.parse(minor)).with(files.trees());
    } catch (IllegalArgumentException none) {
      throw unknown(
          PlimsollCodes.UNKNOWN_FIELD,
          Where.named("kubernetes", minor),
          none.getMessage(),
          "write one of "
              + String.join(
                  ", ", KubernetesVersion.SUPPORTED.stream().map(Object::toString).toList()));
    }
  }

  private static FindingsException unknown(Code code, Where where, String problem, String fix) {
    return new FindingsException(Finding.of(code, where, problem, fix));
  }
}
