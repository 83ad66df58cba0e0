package dev.plimsoll.cli;

import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentSchema;
import dev.plimsoll.environment.MergedEnvironment;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.YamlWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plimsoll env}: what environments there are, what they say and what they lack. */
@Command(
    name = "env",
    description = "Shows the environments of a platform.",
    mixinStandardHelpOptions = true,
    subcommands = {Env.ListAll.class, Env.Show.class, Env.Scaffold.class, Env.Schema.class})
final class Env implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /** Where environment files lie, for commands that need no definition. */
  static final class Folder {
    @Option(
        names = "--environments",
        paramLabel = "FOLDER",
        description = "The folder of environment files (default: ${DEFAULT-VALUE}).")
    private Path environments = Path.of("environments");

    /**
     * The folder as read.
     *
     * @throws FindingsException if a file in it is wrong
     */
    EnvironmentFolder read() {
      var findings = new Findings();
      EnvironmentFolder folder = EnvironmentFolder.read(environments, findings);
      findings.throwIfErrors();
      return folder;
    }
  }

  /** {@code plimsoll env list}. */
  @Command(
      name = "list",
      description = "Prints the names of the environments that can be rendered.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Folder folder;

    @Override
    public Integer call() {
      folder.read().names().forEach(spec.commandLine().getOut()::println);
      return 0;
    }
  }

  /** {@code plimsoll env show NAME}. */
  @Command(
      name = "show",
      description = "Prints an environment with everything that it extends merged in.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Folder folder;

    @Parameters(paramLabel = "NAME", description = "The environment.")
    private String name;

    @Override
    public Integer call() {
      var findings = new Findings();
      Optional<MergedEnvironment> merged = folder.read().merged(name, findings);
      findings.throwIfErrors();
      spec.commandLine().getOut().print(YamlWriter.write(merged.orElseThrow().shown()));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** {@code plimsoll env scaffold NAME}. */
  @Command(
      name = "scaffold",
      description =
          "Prints bindings to start from, for what the platform needs and the environment does not"
              + " bind.",
      mixinStandardHelpOptions = true)
  static final class Scaffold implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Inputs inputs;

    @Parameters(paramLabel = "NAME", description = "The environment.")
    private String name;

    @Override
    public Integer call() {
      spec.commandLine()
          .getOut()
          .print(
              inputs
                  .plimsoll()
                  .scaffold(name)
                  .map(lines -> "bindings:\n" + lines)
                  .orElse("# environment " + name + " binds everything that the platform needs\n"));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** {@code plimsoll env schema}. */
  @Command(
      name = "schema",
      description = {
        "Prints the JSON Schema of environment files, for editors.",
        "With a definition it has the keys of its settings; without one, any settings are allowed."
      },
      mixinStandardHelpOptions = true)
  static final class Schema implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Inputs inputs;

    @Override
    public Integer call() {
      MapNode schema =
          inputs.isGiven()
              ? inputs.plimsoll().environmentSchema()
              : EnvironmentSchema.of(Env.class.getClassLoader(), Optional.empty());
      spec.commandLine().getOut().print(JsonWriter.pretty(schema));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
