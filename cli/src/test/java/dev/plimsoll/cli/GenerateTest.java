package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateTest {
  private static final String ENVIRONMENT =
      """
      schema: plimsoll/environment/v1
      environment: dev
      stage: dev
      target:
        on-prem:
          kubernetes: "1.35"
          networkEngine: calico
          storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
      bindings:
        identity/publisher: {}
      """;

  /** A platform that uses nothing, so that any binding is one too many. */
  public static final class Bare implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      return Platform.named("bare");
    }
  }

  @Test
  void printsWarningsAndWritesAllTheSame(@TempDir Path folder) throws IOException {
    Path environments = Files.createDirectory(folder.resolve("environments"));
    Path file = Files.writeString(environments.resolve("dev.yaml"), ENVIRONMENT);
    var errors = new StringWriter();
    int status =
        new CommandLine(new Generate())
            .setErr(new PrintWriter(errors, true))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "--definition",
                Bare.class.getName(),
                "--environments",
                environments.toString(),
                "--out",
                folder.resolve("out").toString());
    assertThat(status).isZero();
    assertThat(errors)
        .hasToString(
            String.join(
                System.lineSeparator(),
                "warning PLM0218 environment \"dev\" at bindings[identity/publisher]: nothing in the"
                    + " platform uses \"identity/publisher\"\n"
                    + "  fix: take it out\n"
                    + "  at: "
                    + file
                    + ":10:3",
                ""));
    assertThat(folder.resolve("out/dev/.plimsoll/inventory.json")).exists();
  }

  @Test
  void saysNoMoreOfWhatTheEnvironmentAccepts(@TempDir Path folder) throws IOException {
    assertThat(printed(folder, "accepted: [{ code: PLM0218, reason: kept for the next release }]"))
        .isEmpty();
  }

  @Test
  void saysWhatADisputeDoesNotCover(@TempDir Path folder) throws IOException {
    assertThat(
            printed(
                folder,
                "accepted: [{ code: PLM0218, reason: kept for the next release }]\n"
                    + "disputed: [{ code: PLM5001, object: Secret a/b, reason: made by Vault, until: 2999-01-31 }]"))
        .isEqualTo(
            String.join(
                System.lineSeparator(),
                "warning PLM0227 environment \"dev\" at disputed[0]: nothing was found that it covers:"
                    + " PLM5001 Secret a/b\n"
                    + "  fix: take it out, or correct the code or the object\n"
                    + "  at: "
                    + folder.resolve("environments/dev.yaml")
                    + ":12:12",
                ""));
  }

  private static String printed(Path folder, String more) throws IOException {
    Path environments = Files.createDirectory(folder.resolve("environments"));
    Files.writeString(environments.resolve("dev.yaml"), ENVIRONMENT + more + "\n");
    var errors = new StringWriter();
    int status =
        new CommandLine(new Generate())
            .setErr(new PrintWriter(errors, true))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "--definition",
                Bare.class.getName(),
                "--environments",
                environments.toString(),
                "--out",
                folder.resolve("out").toString());
    assertThat(status).isZero();
    return errors.toString();
  }
}
