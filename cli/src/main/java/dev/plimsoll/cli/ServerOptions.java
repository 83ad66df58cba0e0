package dev.plimsoll.cli;

import dev.plimsoll.environment.OpenApiFile;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The API server that files are judged for, and whose fields are explained. */
final class ServerOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description =
          "The minor of the API server (default: 1.35). A definition's environments name theirs.")
  private Optional<String> kubernetes = Optional.empty();

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description =
          "The OpenAPI document of that server, kubectl get --raw /openapi/v2, instead of what"
              + " Plimsoll knows of the minor.")
  private Optional<Path> openApi = Optional.empty();

  /** Whether a server was named at all. */
  boolean isGiven() {
    return kubernetes.isPresent() || openApi.isPresent();
  }

  /**
   * The kinds that the server has.
   *
   * @throws CommandLine.ParameterException if the minor is none, or none that is known
   * @throws FindingsException if the document cannot be read
   */
  Schemas schemas() {
    KubernetesVersion version = version();
    if (openApi.isEmpty()) {
      return known(version);
    }
    if (!Files.isRegularFile(openApi.get())) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--openapi: "
              + (Files.isDirectory(openApi.get())
                  ? "a folder is no document: \""
                  : "there is no file \"")
              + openApi.get()
              + "\"");
    }
    var findings = new Findings();
    var where = Where.named("option", "--openapi");
    Optional<Schemas> own = OpenApiFile.read(openApi.get(), version, where, findings);
    findings.throwIfErrors();
    return own.orElseThrow();
  }

  private KubernetesVersion version() {
    try {
      return kubernetes.map(KubernetesVersion::parse).orElse(KubernetesVersion.V1_35);
    } catch (IllegalArgumentException none) {
      throw usage(none.getMessage());
    }
  }

  private Schemas known(KubernetesVersion version) {
    try {
      return Schemas.of(version);
    } catch (IllegalArgumentException unknown) {
      throw usage(unknown.getMessage() + " with --openapi FILE");
    }
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), "--kubernetes: " + problem);
  }
}
