package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that end the process, or use up what it has: asked of a process of their own. */
class EndOfProcessTest {
  @TempDir private Path folder;

  /** Ends the process as if all were well. */
  public static final class Exits implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      System.exit(0);
      return Platform.named("acme");
    }
  }

  /** Fills the memory. */
  public static final class Fills implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      var all = new ArrayList<byte[]>();
      while (all.size() < 1_000_000) {
        all.add(new byte[100_000_000]);
      }
      return Platform.named("acme");
    }
  }

  /** Never comes back. */
  public static final class Recurs implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<NoSettings> env) {
      return env.name().isEmpty() ? Platform.named("acme") : define(env);
    }
  }

  @Test
  void anExitIsNoSuccess() throws IOException, InterruptedException {
    refused(
        Exits.class,
        """
        error PLM0118 class "dev.plimsoll.cli.EndOfProcessTest$Exits": ended the process with System.exit, and what was not written by then is not
          fix: throw an exception that says what is wrong, or take the call out
          at: render EndOfProcessTest$Exits.define:LINE
        """);
  }

  @Test
  void memoryThatIsUsedUp() throws IOException, InterruptedException {
    refused(
        Fills.class,
        """
        error PLM0109 definition "dev.plimsoll.cli.EndOfProcessTest$Fills": for environment "dev": OutOfMemoryError: Java heap space
          fix: let the definition hold less at once, or give the JVM more memory: -Xmx, for the command line in PLIMSOLL_JAVA_OPTS, for Maven in MAVEN_OPTS
          at: render Fills.define:LINE
        """);
  }

  @Test
  void aRecursionWithoutAnEnd() throws IOException, InterruptedException {
    refused(
        Recurs.class,
        """
        error PLM0109 definition "dev.plimsoll.cli.EndOfProcessTest$Recurs": for environment "dev": StackOverflowError: calls go deeper and deeper, without an end
          fix: give the recursion at the place below an end
          at: render Recurs.define:LINE
        """);
  }

  private void refused(Class<?> definition, String errors)
      throws IOException, InterruptedException {
    Platforms.write(folder, "dev");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path said = folder.resolve("errors");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "generate",
                "--definition",
                definition.getName(),
                "--environments",
                folder.resolve("environments").toString(),
                "--out",
                folder.resolve("out").toString())
            .redirectError(said.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(
            Files.readString(said, StandardCharsets.UTF_8).replaceAll("define:\\d+", "define:LINE"))
        .isEqualTo(errors);
    assertThat(process.exitValue()).isEqualTo(1);
  }
}
