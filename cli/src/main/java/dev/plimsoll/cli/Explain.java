package dev.plimsoll.cli;

import dev.plimsoll.check.FieldExplanation;
import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.schema.Schemas;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plimsoll explain CODE|KIND.PATH}: what a finding means, or what a field is. */
@Command(
    name = "explain",
    description = "Explains a finding's code, or a field of a kind.",
    mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private ServerOptions server;
  @Mixin private CrdOptions crds;

  @Parameters(
      paramLabel = "CODE|KIND.PATH",
      description = "For example PLM5001, or deployment.spec.strategy.")
  private String question;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CodeRegistry codes = CodeRegistry.load(Explain.class.getClassLoader());
    var code = codes.find(question.strip().toUpperCase(Locale.ROOT));
    if (code.isPresent()) {
      print(code.get(), out);
    } else if (question.matches("(?i)plm\\d*")) {
      throw usage(
          "there is no code "
              + question
              + Nearest.of(question, codes.all().stream().map(Code::id).toList())
                  .map(found -> "; did you mean " + found + "?")
                  .orElse("; copy the code from a finding, for example PLM5001"));
    } else {
      out.println(field());
    }
    return 0;
  }

  private static void print(Code code, PrintWriter out) {
    out.println(code.id() + " (" + code.severity().word() + ", stage " + code.stage().word() + ")");
    out.println(code.title());
    out.println();
    out.println(code.explanation());
  }

  private String field() {
    var findings = new Findings();
    Schemas schemas = server.schemas().with(crds.trees(findings));
    findings.throwIfErrors();
    try {
      return new FieldExplanation(schemas).explain(question);
    } catch (IllegalArgumentException unknown) {
      throw usage(unknown.getMessage());
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
