package dev.plimsoll.emit;

import static dev.plimsoll.emit.Outputs.config;
import static dev.plimsoll.emit.Outputs.layout;
import static dev.plimsoll.emit.Outputs.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.finding.FindingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmitterTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path out;

  private EmitResult emit(OutputLayout layout) {
    return Emitter.into(out).emit(layout);
  }

  private FindingsException refused(OutputLayout layout) {
    return catchThrowableOfType(FindingsException.class, () -> emit(layout));
  }

  @Test
  void writesManifestsKustomizationAndInventoryAndNothingElse() {
    EmitResult result =
        emit(
            layout(
                object("v1", "Namespace", "data"),
                config("data", "app", "1"),
                config("data", "later", "1").latent("operator", 1)));

    assertThat(Outputs.files(out).keySet())
        .containsExactly(
            "dev/.plimsoll/inventory.json",
            "dev/_cluster/namespace-data.yaml",
            "dev/_latent/data/configmap-later.yaml",
            "dev/data/configmap-app.yaml",
            "dev/kustomization.yaml");
    assertThat(Outputs.folders(out))
        .containsExactly(
            "",
            "dev",
            "dev/.plimsoll",
            "dev/_cluster",
            "dev/_latent",
            "dev/_latent/data",
            "dev/data");
    assertThat(result.written())
        .containsExactly(
            "_cluster/namespace-data.yaml",
            "_latent/data/configmap-later.yaml",
            "data/configmap-app.yaml",
            "kustomization.yaml");
    assertThat(result.unchanged()).isZero();
    assertThat(Outputs.files(out))
        .containsEntry(
            "dev/data/configmap-app.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app
              namespace: data
            data:
              value: "1"
            """);
  }

  @Test
  void writesOnlyFilesWhoseBytesChanged() throws IOException {
    emit(layout(config("data", "a", "1"), config("data", "b", "1")));
    Path a = out.resolve("dev/data/configmap-a.yaml");
    Path b = out.resolve("dev/data/configmap-b.yaml");
    Files.setLastModifiedTime(a, LONG_AGO);
    Files.setLastModifiedTime(b, LONG_AGO);

    EmitResult result = emit(layout(config("data", "a", "1"), config("data", "b", "2")));

    assertThat(result)
        .isEqualTo(
            new EmitResult(
                java.util.List.of("data/configmap-b.yaml"), java.util.List.of(), 2, false));
    assertThat(Files.getLastModifiedTime(a)).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(b)).isNotEqualTo(LONG_AGO);
  }

  @Test
  void touchesNothingWhenNothingChanged() throws IOException {
    emit(layout(config("data", "a", "1")));
    for (String path : Outputs.files(out).keySet()) {
      Files.setLastModifiedTime(out.resolve(path), LONG_AGO);
    }

    EmitResult result = emit(layout(config("data", "a", "1")));

    assertThat(result.written()).isEmpty();
    assertThat(result.unchanged()).isEqualTo(2);
    for (String path : Outputs.files(out).keySet()) {
      assertThat(Files.getLastModifiedTime(out.resolve(path))).as(path).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void givesTheSameBytesWhateverWasThereBefore() throws IOException {
    OutputLayout wanted = layout(config("data", "a", "2"), config("other", "b", "1"));
    emit(layout(config("data", "a", "1"), config("gone", "c", "1")));
    emit(wanted);
    Path fresh = Files.createDirectory(out.resolve("fresh"));
    Emitter.into(fresh).emit(wanted);

    assertThat(Outputs.files(out.resolve("dev"))).isEqualTo(Outputs.files(fresh.resolve("dev")));
    assertThat(Outputs.folders(out.resolve("dev")))
        .isEqualTo(Outputs.folders(fresh.resolve("dev")));
  }

  @Test
  void removesFilesThatAreNoLongerDeclaredAndFoldersThatBecomeEmpty() {
    emit(
        layout(
            config("data", "a", "1"),
            config("gone", "b", "1"),
            config("gone", "c", "1").latent("operator", 1)));

    EmitResult result = emit(layout(config("data", "a", "1")));

    assertThat(result.removed())
        .containsExactly("_latent/gone/configmap-c.yaml", "gone/configmap-b.yaml");
    assertThat(Outputs.folders(out.resolve("dev"))).containsExactly("", ".plimsoll", "data");
  }

  @Test
  void leavesForeignFilesAndTheirFoldersAlone() throws IOException {
    emit(layout(config("data", "a", "1"), config("gone", "b", "1")));
    Files.writeString(out.resolve("dev/gone/notes.txt"), "mine");
    Files.writeString(out.resolve("dev/README.md"), "mine");

    emit(layout(config("data", "a", "1")));

    assertThat(Outputs.visible(out).keySet())
        .containsExactly(
            "dev/README.md",
            "dev/data/configmap-a.yaml",
            "dev/gone/notes.txt",
            "dev/kustomization.yaml");
  }

  @Test
  void refusesToReplaceEditedFilesAndNamesAllOfThem() throws IOException {
    emit(layout(config("data", "a", "1"), config("data", "b", "1"), config("data", "c", "1")));
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "# mine\n");
    Files.writeString(out.resolve("dev/data/configmap-b.yaml"), "# mine too\n");
    var before = Outputs.files(out);

    FindingsException refused = refused(layout(config("data", "a", "2"), config("data", "c", "2")));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9020 file "OUT/dev/data/configmap-a.yaml": the generated file was edited by hand after it was written
              fix: move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited
            error PLM9020 file "OUT/dev/data/configmap-b.yaml": the generated file was edited by hand after it was written
              fix: move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited""");
    assertThat(Outputs.files(out)).isEqualTo(before);
  }

  @Test
  void refusesAnEditedFileEvenIfItsObjectDidNotChange() throws IOException {
    OutputLayout layout = layout(config("data", "a", "1"));
    emit(layout);
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "# mine\n");

    assertThat(refused(layout).findings())
        .extracting(f -> f.code())
        .containsExactly(EmitCodes.EDITED);
  }

  @Test
  void acceptsAnEditThatSaysWhatWouldBeWritten() throws IOException {
    emit(layout(config("data", "a", "1")));
    Path a = out.resolve("dev/data/configmap-a.yaml");
    Files.writeString(a, Files.readString(a).replace("\"1\"", "\"2\""));

    EmitResult result = emit(layout(config("data", "a", "2")));

    assertThat(result.written()).isEmpty();
    assertThat(OutputCheck.of(out.resolve("dev"))).isEmpty();
  }

  @Test
  void discardsEditsWhenToldTo() throws IOException {
    emit(layout(config("data", "a", "1"), config("data", "b", "1")));
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "# mine\n");
    Files.writeString(out.resolve("dev/data/configmap-b.yaml"), "# mine\n");

    EmitResult result =
        Emitter.into(out).with(EditedFiles.OVERWRITE).emit(layout(config("data", "a", "1")));

    assertThat(result.written()).containsExactly("data/configmap-a.yaml", "kustomization.yaml");
    assertThat(result.removed()).containsExactly("data/configmap-b.yaml");
    assertThat(OutputCheck.of(out.resolve("dev"))).isEmpty();
  }

  @Test
  void writesAgainWhatWasRemovedOrEmptied() throws IOException {
    OutputLayout layout = layout(config("data", "a", "1"), config("data", "b", "1"));
    emit(layout);
    var before = Outputs.files(out);
    Files.delete(out.resolve("dev/data/configmap-a.yaml"));
    Files.write(out.resolve("dev/data/configmap-b.yaml"), new byte[100]);

    assertThat(emit(layout).written())
        .containsExactly("data/configmap-a.yaml", "data/configmap-b.yaml");
    assertThat(Outputs.files(out)).isEqualTo(before);
  }

  @Test
  void refusesAForeignFileInTheWay() throws IOException {
    Files.createDirectories(out.resolve("dev/data"));
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "mine");

    FindingsException refused = refused(layout(config("data", "a", "1")));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9021 file "OUT/dev/data/configmap-a.yaml": a file that Plimsoll did not write is where a generated file must be
              fix: move it away; if it was generated and OUT/dev/.plimsoll/inventory.json was lost, remove it""");
    assertThat(Outputs.files(out)).containsOnlyKeys("dev/data/configmap-a.yaml");
  }

  @Test
  void neverOverwritesAForeignFile() throws IOException {
    Files.createDirectories(out.resolve("dev/data"));
    Files.writeString(out.resolve("dev/data/configmap-a.yaml"), "mine");

    var emitter = Emitter.into(out).with(EditedFiles.OVERWRITE);
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class, () -> emitter.emit(layout(config("data", "a", "1"))));

    assertThat(refused.findings()).extracting(f -> f.code()).containsExactly(EmitCodes.FOREIGN);
  }

  @Test
  void takesFilesOverThatAreEqualWhenTheInventoryWasLost() throws IOException {
    OutputLayout layout = layout(config("data", "a", "1"));
    emit(layout);
    var before = Outputs.files(out);
    Files.delete(out.resolve("dev/.plimsoll/inventory.json"));

    assertThat(emit(layout).written()).isEmpty();
    assertThat(Outputs.files(out)).isEqualTo(before);
  }

  @Test
  void refusesAFolderWhereAFileMustBeAndTheOtherWayRound() throws IOException {
    Files.createDirectories(out.resolve("dev/data/configmap-a.yaml"));
    Files.writeString(out.resolve("dev/other"), "mine");

    FindingsException refused =
        refused(layout(config("data", "a", "1"), config("other", "b", "1")));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9012 file "OUT/dev/data/configmap-a.yaml": it is a folder, and a file must be written there
              fix: move it away, or choose another output folder
            error PLM9012 file "OUT/dev/other": it is a file, and a folder must be written there
              fix: move it away, or choose another output folder""");
  }

  @Test
  void refusesAnOutputFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "mine");

    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () -> Emitter.into(file).emit(layout(config("data", "a", "1"))));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9012 file "OUT/file": nothing was written: a file is where a folder must be
              fix: move it away, or choose another output folder""");
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void doesNotAskForSpaceWhereNoFolderCanBeMade() {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () -> Emitter.into(Path.of("/proc/nope")).emit(layout(config("data", "a", "1"))));

    assertThat(Outputs.text(refused))
        .isEqualTo(
            """
            error PLM9010 folder "/proc/nope": nothing was written: no file or folder can be made there
              fix: choose another output folder\
            """);
  }

  @Test
  void refusesSymbolicLinksInsideTheOutput() throws IOException {
    Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
    Path secret = Files.writeString(out.resolve("secret"), "secret");
    Files.createDirectories(out.resolve("dev/data"));
    Files.createSymbolicLink(out.resolve("dev/linked"), elsewhere);
    Files.createSymbolicLink(out.resolve("dev/data/configmap-a.yaml"), secret);

    FindingsException refused =
        refused(layout(config("data", "a", "1"), config("linked", "b", "1")));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9013 file "OUT/dev/data/configmap-a.yaml": it is a symbolic link inside the output folder
              fix: remove the link; to write elsewhere, give that place as the output folder
            error PLM9013 file "OUT/dev/linked": it is a symbolic link inside the output folder
              fix: remove the link; to write elsewhere, give that place as the output folder""");
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(Files.readString(secret)).isEqualTo("secret");
  }

  @Test
  void refusesASymbolicLinkInPlaceOfTheEnvironmentOrItsStateFolder() throws IOException {
    Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
    Files.createSymbolicLink(out.resolve("dev"), elsewhere);
    assertThat(refused(layout(config("data", "a", "1"))).findings())
        .extracting(f -> f.code())
        .containsExactly(EmitCodes.SYMBOLIC_LINK);

    Files.delete(out.resolve("dev"));
    Files.createDirectory(out.resolve("dev"));
    Files.createSymbolicLink(out.resolve("dev/.plimsoll"), elsewhere);
    assertThat(refused(layout(config("data", "a", "1"))).findings())
        .extracting(f -> f.code())
        .containsExactly(EmitCodes.SYMBOLIC_LINK);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void followsALinkToTheOutputFolderItself() throws IOException {
    Path real = Files.createDirectory(out.resolve("real"));
    Path link = Files.createSymbolicLink(out.resolve("link"), real);

    Emitter.into(link).emit(layout(config("data", "a", "1")));

    assertThat(real.resolve("dev/data/configmap-a.yaml")).exists();
  }

  @Test
  void refusesAnInventoryThatLeadsOutOfTheFolder() throws IOException {
    emit(layout(config("data", "a", "1")));
    Path victim = Files.writeString(out.resolve("victim"), "x");
    Path inventory = out.resolve("dev/.plimsoll/inventory.json");
    String entry =
        "{\"path\": \"../victim\", \"sha256\": \""
            + Digests.sha256("x")
            + "\", \"origin\": {\"layer\": \"input\"}},\n    ";
    Files.writeString(
        inventory,
        Files.readString(inventory).replace("{\"path\": \"data", entry + "{\"path\": \"data"));

    FindingsException refused = refused(layout(config("data", "a", "2")));

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9022 folder "OUT/dev": inventory or journal names "../victim", which is no path inside the folder
              fix: restore OUT/dev/.plimsoll/inventory.json from version control, or remove the folder and generate again""");
    assertThat(victim).exists();
  }

  @Test
  void refusesASecondRunAtTheSameTime() throws Exception {
    Files.createDirectories(out.resolve("dev/.plimsoll"));
    OutputFolder folder = new OutputFolder(out.resolve("dev"));
    var held = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var executor = Executors.newSingleThreadExecutor();
    var running =
        executor.submit(
            () -> {
              RunLock lock = RunLock.take(folder);
              try (lock) {
                held.countDown();
                release.await();
              }
              return true;
            });
    held.await();

    FindingsException refused = refused(layout(config("data", "a", "1")));
    release.countDown();
    assertThat(running.get()).isTrue();
    executor.shutdown();

    assertThat(Outputs.text(refused).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9014 folder "OUT/dev": another run is writing this folder
              fix: wait until it has ended and generate again; if two builds share the folder, give each its own""");
    assertThat(emit(layout(config("data", "a", "1"))).written()).isNotEmpty();
    assertThat(out.resolve("dev/.plimsoll/lock")).doesNotExist();
  }

  @Test
  void namesWhatIsWrongWithABrokenInventory() throws IOException {
    emit(layout(config("data", "a", "1")));
    Path inventory = out.resolve("dev/.plimsoll/inventory.json");
    Files.writeString(
        inventory, Files.readString(inventory).replace("inventory/v1", "inventory/v9"));

    assertThat(
            Outputs.text(refused(layout(config("data", "a", "2")))).replace(out.toString(), "OUT"))
        .isEqualTo(
            """
            error PLM9022 file "OUT/dev/.plimsoll/inventory.json": the inventory cannot be read: its schema is "plimsoll/inventory/v9", this version of Plimsoll reads "plimsoll/inventory/v1"
              fix: restore the file from version control, or remove the folder OUT/dev and generate again""");
  }
}
