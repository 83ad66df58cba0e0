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
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder in which {@code generate} went well once, so that a test can do something wrong and see
 * that what was written stays.
 */
abstract class RefusedInput {
  @TempDir protected Path folder;
  protected Path file;
  protected Map<String, String> before;

  /** One web server. */
  public static class Shop implements PlatformDefinition<PlatformDefinition.NoSettings> {
    static DeploymentWorkload web() {
      return Workload.deployment(
          "web",
          Container.of(
                  Image.of("registry.acme.example/web:1.0.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(64)))
              .withPort("http", 8080));
    }

    @Override
    public Platform define(Environment<NoSettings> env) {
      return Platform.named("acme").with(Application.named("shop").in("shop").with(web()));
    }
  }

  @BeforeEach
  void whatWasWrittenBefore() throws IOException {
    file = Platforms.write(folder, "dev");
    assertThat(generate(Shop.class).status()).isZero();
    before = files();
  }

  protected void environment(String name, String rest) throws IOException {
    Files.writeString(
        folder.resolve("environments/" + name + ".yaml"),
        "schema: plimsoll/environment/v1\nenvironment: " + name + "\n" + rest);
  }

  /** Makes this the one overlay file of the environment. */
  protected void overlay(String overlays) throws IOException {
    Path folderOfOverlays = Files.createDirectories(folder.resolve("environments/overlays"));
    Files.writeString(
        folderOfOverlays.resolve("dev.yaml"),
        "schema: plimsoll/overlays/v1\noverlays:\n" + overlays);
    String text = Files.readString(file);
    if (!text.contains("overlays:")) {
      Files.writeString(file, text + "overlays: [ overlays/dev.yaml ]\n");
    }
  }

  protected void edit(String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  protected Run generate(Class<?> definition, String... more) {
    return generateInto(definition, folder.resolve("out").toString(), more);
  }

  protected Run generateInto(Class<?> definition, String out, String... more) {
    return Run.of(
        Stream.concat(
                Stream.of(
                    "generate",
                    "--definition",
                    definition.getName(),
                    "--environments",
                    folder.resolve("environments").toString(),
                    "--out",
                    out),
                Stream.of(more))
            .toArray(String[]::new));
  }

  protected void refused(Run run, String errors) {
    assertThat(here(run)).isEqualTo(errors);
    assertThat(run.status()).isEqualTo(1);
    assertThat(files()).isEqualTo(before);
  }

  protected String here(Run run) {
    return run.errors()
        .replace(folder.toString().replace('\\', '/'), "HERE")
        .replaceAll("define:\\d+", "define:LINE");
  }

  /** All that was written, by path. */
  protected Map<String, String> files() {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        files.put(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return files;
  }
}
