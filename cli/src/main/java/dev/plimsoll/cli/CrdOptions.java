package dev.plimsoll.cli;

import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.environment.DefinitionFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Definitions of custom resources that are given by path. */
final class CrdOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--crds",
      paramLabel = "PATH",
      description =
          "A file, folder or jar of CustomResourceDefinitions that the cluster has; may be given"
              + " several times. Those of the platform, or among the files, count anyway.")
  private List<String> crds = new ArrayList<>();

  /**
   * Where they are.
   *
   * @throws CommandLine.ParameterException if there is no such file or folder
   */
  List<Path> paths() {
    return crds.stream().map(this::path).toList();
  }

  private Path path(String text) {
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

  /**
   * The definitions.
   *
   * @param findings receives what cannot be read, and paths without any
   */
  List<MapNode> trees(Findings findings) {
    var files = new DefinitionFiles(findings);
    paths().forEach(path -> files.read(path, Where.named("crds", ManifestSource.shown(path))));
    return files.trees();
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), "--crds: " + message);
  }
}
