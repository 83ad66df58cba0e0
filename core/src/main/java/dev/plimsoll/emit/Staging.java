package dev.plimsoll.emit;

import dev.plimsoll.emit.RenderedOutput.RenderedFile;
import dev.plimsoll.finding.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts new files beside the old ones, in a copy of the layout under {@code .plimsoll/staging}, then
 * the journal. Up to the rename of the journal the old output is untouched, and whatever fails is
 * removed again.
 */
final class Staging {
  private final OutputFolder folder;

  Staging(OutputFolder folder) {
    this.folder = folder;
  }

  /**
   * Stages a plan and commits it: afterwards it will be completed, by this run or by the next.
   *
   * @throws dev.plimsoll.finding.FindingsException if something could not be written; nothing is
   *     left of the attempt
   */
  void commit(OutputPlan plan, byte[] inventory) {
    requireWritableFolders(plan.journal());
    Path at = folder.staging();
    boolean committed = false;
    try {
      discard();
      var made = new HashSet<Path>();
      makeFolder(at, made);
      for (RenderedFile file : plan.changed()) {
        at = folder.staged(file.path());
        makeFolder(at.getParent(), made);
        write(at, file.bytes());
      }
      at = folder.nextInventory();
      writeDurably(at, inventory);
      at = folder.nextJournal();
      writeDurably(at, plan.journal().toBytes());
      at = folder.journal();
      Files.move(
          folder.nextJournal(),
          at,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      committed = true;
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFaults.writing(folder, at, e);
    } finally {
      if (!committed) {
        discardQuietly();
      }
    }
  }

  /**
   * Folders in which files will be replaced are asked now, because a refusal after the commit would
   * leave the output between two states.
   */
  private void requireWritableFolders(Journal journal) {
    Set<Path> folders = new TreeSet<>();
    folders.add(folder.root());
    journal.writes().forEach(write -> folders.add(folder.resolve(write.path()).getParent()));
    journal.removals().forEach(removal -> folders.add(folder.resolve(removal.path()).getParent()));
    var findings = new Findings();
    for (Path path : folders) {
      if (Files.exists(path) && !Files.isWritable(path)) {
        findings.addAll(
            FileFaults.writing(folder, path, new AccessDeniedException(path.toString()))
                .findings());
      }
    }
    findings.throwIfErrors();
  }

  private void makeFolder(Path path, Set<Path> made) throws IOException {
    if (!made.contains(path)) {
      if (!path.equals(folder.staging())) {
        makeFolder(path.getParent(), made);
      }
      Files.createDirectory(path);
      made.add(path);
    }
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      writeAll(channel, bytes);
    }
  }

  private static void writeDurably(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(channel, bytes);
      channel.force(true);
    }
  }

  private static void writeAll(SeekableByteChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Removes what a run without a complete journal left behind. */
  void discard() throws IOException {
    removeFile(folder.nextJournal());
    removeFile(folder.nextInventory());
    removeStaged();
  }

  /** Removes a file if it is there. */
  static void removeFile(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(path);
    }
  }

  private void removeStaged() throws IOException {
    if (!Files.exists(folder.staging())) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder.staging())) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Removes it as far as possible; the next run tries again. */
  void discardQuietly() {
    try {
      discard();
    } catch (IOException | UnsupportedOperationException e) {
      // what the caller has to say matters more
    }
  }
}
