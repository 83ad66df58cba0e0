package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.plimsoll.emit.FaultyFileSystem.Denied;
import dev.plimsoll.emit.FaultyFileSystem.Extent;
import dev.plimsoll.emit.FaultyFileSystem.FailAt;
import dev.plimsoll.emit.FaultyFileSystem.Fault;
import dev.plimsoll.emit.FaultyFileSystem.FullAt;
import dev.plimsoll.emit.FaultyFileSystem.KillAt;
import dev.plimsoll.emit.FaultyFileSystem.Killed;
import dev.plimsoll.emit.FaultyFileSystem.ReadOnly;
import dev.plimsoll.emit.FaultyFileSystem.Recording;
import dev.plimsoll.finding.FindingsException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that dies or fails at each single step of its life, over a file system in memory. */
class EmitterCrashTest {
  /**
   * Changes one file, keeps one, removes a file and a folder, adds a file to an old folder, and a
   * new folder.
   */
  private static final OutputLayout OLD =
      layout(
          config("data", "changed", "1"),
          config("data", "kept", "1"),
          config("gone", "removed", "1"));

  private static final OutputLayout NEW =
      layout(
          config("data", "changed", "2"),
          config("data", "kept", "1"),
          config("data", "added", "1"),
          config("new", "b", "1"));

  private static final SortedMap<String, String> OLD_FILES = filesOf(OLD);
  private static final SortedMap<String, String> NEW_FILES = filesOf(NEW);
  private static final List<String> STEPS = stepsOfAnUpdate();

  /** The rename that makes the journal count. */
  private static final int COMMIT =
      STEPS.indexOf("move /out/dev/.plimsoll/journal.next /out/dev/.plimsoll/journal");

  private final FileSystem memory = memory();
  private final Path out = memory.getPath("/out");

  private static FileSystem memory() {
    return Jimfs.newFileSystem(
        Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build());
  }

  private static SortedMap<String, String> filesOf(OutputLayout layout) {
    Path out = memory().getPath("/out");
    Emitter.into(out).emit(layout);
    return Outputs.files(out);
  }

  private static List<String> stepsOfAnUpdate() {
    FileSystem memory = memory();
    Path out = memory.getPath("/out");
    Emitter.into(out).emit(OLD);
    var recording = new Recording();
    Emitter.into(new FaultyFileSystem(memory, recording).over(out)).emit(NEW);
    return recording.steps;
  }

  private void emitWith(Fault fault, OutputLayout layout) {
    Emitter.into(new FaultyFileSystem(memory, fault).over(out)).emit(layout);
  }

  static Stream<Arguments> kills() {
    return IntStream.range(0, STEPS.size())
        .boxed()
        .flatMap(
            step ->
                Stream.of(Extent.WHOLE, Extent.HALF)
                    .map(extent -> Arguments.of(step, extent, STEPS.get(step))));
  }

  static Stream<Arguments> steps() {
    return IntStream.range(0, STEPS.size()).mapToObj(step -> Arguments.of(step, STEPS.get(step)));
  }

  @Test
  void aRunStagesThenCommitsThenRenamesAndWritesTheInventoryLast() {
    assertThat(STEPS)
        .containsExactly(
            "open /out/dev/.plimsoll/lock",
            "folder /out/dev/.plimsoll/staging",
            "folder /out/dev/.plimsoll/staging/data",
            "open /out/dev/.plimsoll/staging/data/configmap-added.yaml",
            "write /out/dev/.plimsoll/staging/data/configmap-added.yaml",
            "open /out/dev/.plimsoll/staging/data/configmap-changed.yaml",
            "write /out/dev/.plimsoll/staging/data/configmap-changed.yaml",
            "open /out/dev/.plimsoll/staging/kustomization.yaml",
            "write /out/dev/.plimsoll/staging/kustomization.yaml",
            "folder /out/dev/.plimsoll/staging/new",
            "open /out/dev/.plimsoll/staging/new/configmap-b.yaml",
            "write /out/dev/.plimsoll/staging/new/configmap-b.yaml",
            "open /out/dev/.plimsoll/inventory.json.next",
            "write /out/dev/.plimsoll/inventory.json.next",
            "force /out/dev/.plimsoll/inventory.json.next",
            "open /out/dev/.plimsoll/journal.next",
            "write /out/dev/.plimsoll/journal.next",
            "force /out/dev/.plimsoll/journal.next",
            "move /out/dev/.plimsoll/journal.next /out/dev/.plimsoll/journal",
            "move /out/dev/.plimsoll/staging/kustomization.yaml /out/dev/kustomization.yaml",
            "move /out/dev/.plimsoll/staging/data/configmap-added.yaml /out/dev/data/configmap-added.yaml",
            "move /out/dev/.plimsoll/staging/data/configmap-changed.yaml /out/dev/data/configmap-changed.yaml",
            "move /out/dev/.plimsoll/staging/new /out/dev/new",
            "delete /out/dev/gone/configmap-removed.yaml",
            "delete /out/dev/gone",
            "move /out/dev/.plimsoll/inventory.json.next /out/dev/.plimsoll/inventory.json",
            "delete /out/dev/.plimsoll/journal",
            "delete /out/dev/.plimsoll/staging/data",
            "delete /out/dev/.plimsoll/staging",
            "delete /out/dev/.plimsoll/lock");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("kills")
  void killedBeforeTheCommitLeavesTheOldOutputAndAfterItTheNextRunCompletes(
      int step, Extent extent, String what) {
    Emitter.into(out).emit(OLD);

    assertThatThrownBy(() -> emitWith(new KillAt(step, extent), NEW)).isInstanceOf(Killed.class);

    boolean committed = step > COMMIT;
    if (!committed) {
      assertThat(Outputs.visible(out)).isEqualTo(visible(OLD_FILES));
    }
    everyFileIsWholeOldOrWholeNew();
    new Recovery(new OutputFolder(out.resolve("dev")), EditedFiles.REFUSE).run();
    assertThat(Outputs.visible(out)).isEqualTo(visible(committed ? NEW_FILES : OLD_FILES));

    EmitResult result = Emitter.into(out).emit(NEW);
    assertThat(Outputs.files(out)).isEqualTo(NEW_FILES);
    assertThat(Outputs.folders(out))
        .containsExactly("", "dev", "dev/.plimsoll", "dev/data", "dev/new");
    assertThat(result.written().isEmpty()).isEqualTo(committed);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("kills")
  void theNextRunCompletesAndThenWritesWhatItWasAskedFor(int step, Extent extent, String what) {
    Emitter.into(out).emit(OLD);
    assertThatThrownBy(() -> emitWith(new KillAt(step, extent), NEW)).isInstanceOf(Killed.class);

    EmitResult result = Emitter.into(out).emit(OLD);

    assertThat(Outputs.files(out)).isEqualTo(OLD_FILES);
    assertThat(Outputs.folders(out))
        .containsExactly("", "dev", "dev/.plimsoll", "dev/data", "dev/gone");
    assertThat(result.completed())
        .isEqualTo(step > COMMIT && step <= STEPS.indexOf("delete /out/dev/.plimsoll/journal"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("steps")
  void theRecoveryItselfCanBeKilledAtEachStep(int second, String what) {
    for (int first = COMMIT + 1; first < STEPS.size(); first++) {
      FileSystem disk = memory();
      Path folder = disk.getPath("/out");
      Emitter.into(folder).emit(OLD);
      int at = first;
      assertThatThrownBy(
              () ->
                  Emitter.into(
                          new FaultyFileSystem(disk, new KillAt(at, Extent.WHOLE)).over(folder))
                      .emit(NEW))
          .isInstanceOf(Killed.class);
      Throwable killedAgain =
          catchThrowable(
              () ->
                  Emitter.into(
                          new FaultyFileSystem(disk, new KillAt(second, Extent.HALF)).over(folder))
                      .emit(NEW));
      assertThat(killedAgain)
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(Killed.class));

      Emitter.into(folder).emit(NEW);

      assertThat(Outputs.files(folder)).isEqualTo(NEW_FILES);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("steps")
  void aFullDiskAtEachStepLeavesTheOldOutputAndNothingElse(int step, String what) {
    Emitter.into(out).emit(OLD);

    Throwable refused = catchThrowable(() -> emitWith(new FullAt(step), NEW));

    if (refused == null) {
      assertThat(Outputs.files(out)).isEqualTo(NEW_FILES);
      return;
    }
    assertThat(Outputs.text((FindingsException) refused))
        .isEqualTo(
            """
            error PLM9011 folder "/out/dev": nothing was written: No space left on device
              fix: free some space, or choose an output folder on another disk""");
    assertThat(Outputs.files(out)).isEqualTo(OLD_FILES);
    assertThat(Outputs.folders(out))
        .containsExactly("", "dev", "dev/.plimsoll", "dev/data", "dev/gone");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("steps")
  void anErrorAtEachStepLeavesTheOldOutputOrIsCompletedByTheNextRun(int step, String what) {
    Emitter.into(out).emit(OLD);

    Throwable refused = catchThrowable(() -> emitWith(new FailAt(step), NEW));

    if (step <= COMMIT) {
      assertThat(Outputs.text((FindingsException) refused))
          .isEqualTo(
              """
              error PLM9015 folder "/out/dev": nothing was written: Input/output error
                fix: repair what the operating system reports""");
      assertThat(Outputs.files(out)).isEqualTo(OLD_FILES);
    } else if (refused != null) {
      assertThat(((FindingsException) refused).findings())
          .extracting(f -> f.code())
          .containsExactly(EmitCodes.INTERRUPTED);
      everyFileIsWholeOldOrWholeNew();
    }
    Emitter.into(out).emit(NEW);
    assertThat(Outputs.files(out)).isEqualTo(NEW_FILES);
  }

  @Test
  void namesTheFileAtWhichTheReplacementStopped() {
    Emitter.into(out).emit(OLD);

    Throwable refused = catchThrowable(() -> emitWith(new FailAt(COMMIT + 3), NEW));

    assertThat(Outputs.text((FindingsException) refused))
        .isEqualTo(
            """
            error PLM9016 folder "/out/dev": the run stopped between old and new output: /out/dev/data/configmap-changed.yaml cannot be replaced: Input/output error
              fix: repair what the operating system reports; then generate again, which completes the output""");
  }

  @Test
  void foldersThatThisUserMayNotChangeAreNamedBeforeAnythingIsReplaced() {
    Emitter.into(out).emit(OLD);

    Throwable refused =
        catchThrowable(() -> emitWith(new Denied("/out/dev/data", "/out/dev/gone"), NEW));

    assertThat(Outputs.text((FindingsException) refused))
        .isEqualTo(
            """
            error PLM9010 folder "/out/dev/data": nothing was written: access denied
              fix: give this user the right to write there, or choose another output folder
            error PLM9010 folder "/out/dev/gone": nothing was written: access denied
              fix: give this user the right to write there, or choose another output folder""");
    assertThat(Outputs.files(out)).isEqualTo(OLD_FILES);
  }

  @Test
  void anOutputFolderThatThisUserMayNotMakeIsOneClearError() {
    Throwable refused = catchThrowable(() -> emitWith(new Denied("/"), NEW));

    assertThat(Outputs.text((FindingsException) refused))
        .isEqualTo(
            """
            error PLM9010 folder "/out": nothing was written: access denied
              fix: give this user the right to write there, or choose another output folder""");
  }

  @Test
  void aReadOnlyFileSystemIsOneClearError() {
    Emitter.into(out).emit(OLD);

    Throwable refused = catchThrowable(() -> emitWith(new ReadOnly(), NEW));

    assertThat(Outputs.text((FindingsException) refused))
        .isEqualTo(
            """
            error PLM9010 folder "/out/dev": nothing was written: Read-only file system
              fix: give this user the right to write there, or choose another output folder""");
    assertThat(Outputs.files(out)).isEqualTo(OLD_FILES);
  }

  @Test
  void nothingIsLeftOfAFirstRunThatFails() {
    int steps = firstRunSteps();
    for (int step = 0; step < steps; step++) {
      FileSystem disk = memory();
      Path folder = disk.getPath("/out");
      int at = step;
      Throwable refused =
          catchThrowable(
              () ->
                  Emitter.into(new FaultyFileSystem(disk, new FullAt(at)).over(folder)).emit(NEW));

      if (refused == null) {
        assertThat(Outputs.files(folder)).isEqualTo(NEW_FILES);
      } else {
        assertThat(folder).doesNotExist();
      }
    }
  }

  private static int firstRunSteps() {
    FileSystem disk = memory();
    var recording = new Recording();
    Emitter.into(new FaultyFileSystem(disk, recording).over(disk.getPath("/out"))).emit(NEW);
    return recording.steps.size();
  }

  @Test
  void doesNotCompleteOverAFileThatWasEditedSince() throws IOException {
    Emitter.into(out).emit(OLD);
    assertThatThrownBy(() -> emitWith(new KillAt(COMMIT + 1, Extent.WHOLE), NEW))
        .isInstanceOf(Killed.class);
    Path changed = out.resolve("dev/data/configmap-changed.yaml");
    Files.writeString(changed, "# mine\n");

    Throwable refused = catchThrowable(() -> Emitter.into(out).emit(NEW));

    assertThat(((FindingsException) refused).findings())
        .extracting(f -> f.code())
        .containsExactly(EmitCodes.EDITED);
    assertThat(Files.readString(changed)).isEqualTo("# mine\n");
    Emitter.into(out).with(EditedFiles.OVERWRITE).emit(NEW);
    assertThat(Outputs.files(out)).isEqualTo(NEW_FILES);
  }

  @Test
  void repairsWhatAPowerCutTookFromStagedFiles() throws IOException {
    for (int step = COMMIT + 1; step < STEPS.size(); step++) {
      FileSystem disk = memory();
      Path folder = disk.getPath("/out");
      Emitter.into(folder).emit(OLD);
      int at = step;
      assertThatThrownBy(
              () ->
                  Emitter.into(
                          new FaultyFileSystem(disk, new KillAt(at, Extent.WHOLE)).over(folder))
                      .emit(NEW))
          .isInstanceOf(Killed.class);
      for (String path : Outputs.files(folder).keySet()) {
        if (path.contains("configmap-changed") || path.contains("configmap-b")) {
          Files.write(folder.resolve(path), new byte[0]);
        }
      }

      Emitter.into(folder).emit(NEW);

      assertThat(Outputs.files(folder)).isEqualTo(NEW_FILES);
    }
  }

  @Test
  void takesATornJournalForNone() throws IOException {
    Emitter.into(out).emit(OLD);
    assertThatThrownBy(() -> emitWith(new KillAt(COMMIT + 1, Extent.WHOLE), NEW))
        .isInstanceOf(Killed.class);
    Path journal = out.resolve("dev/.plimsoll/journal");
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length < whole.length; length++) {
      assertThat(Journal.read(java.util.Arrays.copyOf(whole, length))).isEmpty();
    }
    assertThat(Journal.read(whole)).isPresent();
  }

  private void everyFileIsWholeOldOrWholeNew() {
    Outputs.visible(out)
        .forEach(
            (path, text) ->
                assertThat(text).as(path).isIn(OLD_FILES.get(path), NEW_FILES.get(path)));
  }

  private static SortedMap<String, String> visible(SortedMap<String, String> files) {
    var visible = new java.util.TreeMap<>(files);
    visible.keySet().removeIf(path -> path.contains(".plimsoll/"));
    return visible;
  }
}
