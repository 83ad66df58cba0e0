package dev.plimsoll.cli;

import dev.plimsoll.check.reach.PathAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plimsoll path FROM TO}: which layer stops traffic between two ends, or that none does. */
@Command(
    name = "path",
    description =
        "Walks from one end of the picture to another, and says which layer stops it, or that none"
            + " does (exit status 1 if one does).",
    mixinStandardHelpOptions = true)
final class PathCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(names = "--env", required = true, paramLabel = "NAME", description = "The environment.")
  private String environment;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description =
          "Who begins: pods as NAMESPACE/ROLE, ingress/NAME, kubernetes-api, as topology.json names"
              + " them.")
  private String from;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description =
          "Who is addressed: the same, or external/HOST:PORT, objectStore/NAME; behind pods maybe"
              + " :PORT.")
  private String to;

  @Override
  public Integer call() {
    PathAnswer answer = inputs.plimsoll().render(environment).path(from, to);
    spec.commandLine().getOut().println(answer.text());
    return answer.verdict() == PathAnswer.Verdict.STOPPED ? 1 : 0;
  }
}
