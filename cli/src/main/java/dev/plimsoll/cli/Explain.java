package dev.plimsoll.cli;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeRegistry;
import dev.plimsoll.finding.Nearest;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plimsoll explain CODE}: what a finding means. */
@Command(
    name = "explain",
    description = "Explains a finding's code.",
    mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "For example PLM5001.")
  private String id;

  @Override
  public Integer call() {
    CodeRegistry codes = CodeRegistry.load(Explain.class.getClassLoader());
    Optional<Code> code = codes.find(id);
    if (code.isEmpty()) {
      String near =
          Nearest.of(id, codes.all().stream().map(Code::id).toList())
              .map(found -> "; did you mean " + found + "?")
              .orElse("");
      throw new CommandLine.ParameterException(spec.commandLine(), "there is no code " + id + near);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        code.get().id()
            + " ("
            + code.get().severity().word()
            + ", stage "
            + code.get().stage().word()
            + ")");
    out.println(code.get().title());
    out.println();
    out.println(code.get().explanation());
    return 0;
  }
}
