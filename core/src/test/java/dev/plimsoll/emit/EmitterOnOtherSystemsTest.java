package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.plimsoll.finding.FindingsException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** File systems that ignore case, and one that separates names by a backslash. */
class EmitterOnOtherSystemsTest {
  private static final OutputLayout OLD =
      layout(config("data", "a", "1"), config("gone", "b", "1"));
  private static final OutputLayout NEW = layout(config("data", "a", "2"), config("new", "c", "1"));

  static Stream<Arguments> systems() {
    return Stream.of(
        Arguments.of("Windows", Configuration.windows(), "C:\\out"),
        Arguments.of("macOS", Configuration.osX(), "/out"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void givesTheSameBytesAsOnLinux(String name, Configuration system, String folder)
      throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(system);
        FileSystem linux = Jimfs.newFileSystem(Configuration.unix())) {
      Path out = files.getPath(folder);
      Path expected = linux.getPath("/out");
      for (OutputLayout layout : List.of(OLD, NEW)) {
        Emitter.into(out).emit(layout);
        Emitter.into(expected).emit(layout);
      }

      assertThat(Outputs.files(out)).isEqualTo(Outputs.files(expected));
      assertThat(OutputCheck.of(out.resolve("dev"))).isEmpty();
      assertThat(Inventory.read(out.resolve("dev")))
          .isEqualTo(Inventory.read(expected.resolve("dev")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void seesAForeignFileThatDiffersInCaseOnly(String name, Configuration system, String folder)
      throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(system)) {
      Path out = files.getPath(folder);
      Files.createDirectories(out.resolve("dev"));
      Files.writeString(out.resolve("dev").resolve("Kustomization.yaml"), "mine");

      FindingsException refused =
          catchThrowableOfType(FindingsException.class, () -> Emitter.into(out).emit(NEW));

      assertThat(Outputs.text(refused).replace("C:/out", "/out"))
          .isEqualTo(
              """
              error PLM9021 file "/out/dev/kustomization.yaml": a file that Plimsoll did not write is where a generated file must be
                fix: move it away; if it was generated and /out/dev/.plimsoll/inventory.json was lost, remove it""");
      assertThat(Files.readString(out.resolve("dev").resolve("kustomization.yaml")))
          .isEqualTo("mine");
    }
  }
}
