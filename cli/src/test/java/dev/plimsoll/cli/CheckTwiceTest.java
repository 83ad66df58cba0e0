package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTwiceTest {
  private static final String ENVIRONMENT =
      """
      schema: plimsoll/environment/v1
      environment: dev
      stage: dev
      target:
        on-prem:
          kubernetes: "1.35"
          networkEngine: calico
          controlPlane: ["10.20.0.10/32:6443"]
          storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
      """;

  /** A platform that says the same everywhere. */
  public static class Steady implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      var web =
          Container.of(
                  Image.of("registry.acme.example/web:1.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(64)))
              .withPort("http", 8080)
              .withEnv(ConfigValues.named("web").with("ZONE", zone()));
      return Platform.named("acme")
          .with(Application.named("web").in("web").with(Workload.deployment("web", web)));
    }

    String zone() {
      return "none";
    }
  }

  /** A platform that says where it was made. */
  public static final class Travelling extends Steady {
    @Override
    String zone() {
      return TimeZone.getDefault().getID();
    }
  }

  @Test
  void passesADefinitionThatSaysTheSameEverywhere(@TempDir Path folder) throws IOException {
    assertThat(check(Steady.class, folder)).startsWith("0 ");
  }

  @Test
  void namesTheFieldThatDependsOnTheZone(@TempDir Path folder) throws IOException {
    assertThat(check(Travelling.class, folder))
        .startsWith("1 ")
        .contains("error PLM0107 ConfigMap web/web at data.ZONE: is \"")
        .contains("\" in the first run, and \"Pacific/Chatham\" in the second");
  }

  private static String check(Class<?> definition, Path folder) throws IOException {
    Files.writeString(folder.resolve("dev.yaml"), ENVIRONMENT);
    var said = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(
                "check",
                "--twice",
                "--definition",
                definition.getName(),
                "--environments",
                folder.toString());
    return status + " " + said;
  }
}
