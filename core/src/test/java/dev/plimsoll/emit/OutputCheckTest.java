package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.emit.FaultyFileSystem.Extent;
import dev.plimsoll.emit.FaultyFileSystem.KillAt;
import dev.plimsoll.emit.FaultyFileSystem.Killed;
import dev.plimsoll.finding.FindingText;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCheckTest {
  private static final OutputLayout OLD =
      layout(config("data", "a", "1"), config("data", "b", "1"), config("data", "c", "1"));
  private static final OutputLayout NEW =
      layout(config("data", "a", "2"), config("data", "b", "1"));

  @TempDir Path out;

  @BeforeEach
  void write() {
    Emitter.into(out).emit(OLD);
  }

  private String check() {
    return OutputCheck.of(out.resolve("dev")).stream()
        .map(FindingText::render)
        .collect(Collectors.joining("\n"))
        .replace(out.toString(), "OUT");
  }

  private void killAt(int step) {
    var dying = new FaultyFileSystem(FileSystems.getDefault(), new KillAt(step, Extent.WHOLE));
    assertThat(catchThrowableOfType(Killed.class, () -> Emitter.into(dying.over(out)).emit(NEW)))
        .isNotNull();
  }

  @Test
  void hasNothingToSayOfAFreshOutput() {
    assertThat(check()).isEmpty();
  }

  @Test
  void namesEditedMissingDamagedAndForeignFiles() throws IOException {
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "# mine\n");
    Files.write(out.resolve("dev/data/configmap-b.yaml"), new byte[0]);
    Files.delete(out.resolve("dev/data/configmap-c.yaml"));
    Files.writeString(out.resolve("dev/notes.txt"), "mine");

    assertThat(check())
        .isEqualTo(
            """
            error PLM9020 file "OUT/dev/data/configmap-a.yaml": the generated file was edited by hand after it was written
              fix: move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited
            error PLM9027 file "OUT/dev/data/configmap-b.yaml": the generated file is empty or holds zero bytes only
              fix: generate again
            error PLM9024 file "OUT/dev/data/configmap-c.yaml": the generated file is gone
              fix: generate again, or restore it from version control
            note PLM9025 file "OUT/dev/notes.txt": Plimsoll did not write this file and leaves it alone
              fix: keep it if it is meant to be there; kustomization.yaml does not list it""");
  }

  @Test
  void saysThatARunWasStoppedBeforeItReplacedAnything() {
    killAt(6);

    assertThat(check())
        .isEqualTo(
            """
            error PLM9023 folder "OUT/dev": a run was stopped before it replaced anything
              fix: generate again, which removes what is left of it""");
  }

  @Test
  void saysThatTheOutputIsBetweenTwoStatesAndNothingAboutItsFiles() {
    killAt(16);

    assertThat(check())
        .isEqualTo(
            """
            error PLM9023 folder "OUT/dev": a run was stopped while it replaced 2 and removed 1 file
              fix: generate again, which completes the output first""");
  }

  @Test
  void saysThatAFolderIsNoOutput() throws IOException {
    Files.createDirectory(out.resolve("other"));

    assertThat(
            OutputCheck.of(out.resolve("other")).stream()
                .map(FindingText::render)
                .collect(Collectors.joining("\n"))
                .replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9026 folder "OUT/other": it has no .plimsoll/inventory.json
              fix: give the folder of one environment, or generate it""");
    assertThat(OutputCheck.isOutput(out.resolve("other"))).isFalse();
    assertThat(OutputCheck.isOutput(out.resolve("dev"))).isTrue();
  }

  @Test
  void writesNothing() throws IOException {
    killAt(16);
    var before = Outputs.files(out);

    check();

    assertThat(Outputs.files(out)).isEqualTo(before);
  }
}
