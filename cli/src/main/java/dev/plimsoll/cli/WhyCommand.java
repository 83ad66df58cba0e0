package dev.plimsoll.cli;

import dev.plimsoll.emit.Why;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plimsoll why FILE#/json/pointer}: which layer and place wrote a value. */
@Command(
    name = "why",
    description = "Says which layer and place wrote a value of a generated file.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(names = "--env", required = true, paramLabel = "NAME", description = "The environment.")
  private String environment;

  @Parameters(
      paramLabel = "FILE#/POINTER",
      description = "A generated file, and a JSON pointer into it.")
  private String question;

  @Override
  public Integer call() {
    Why why = inputs.plimsoll().why(environment, question);
    spec.commandLine().getOut().println(why.text());
    return 0;
  }
}
