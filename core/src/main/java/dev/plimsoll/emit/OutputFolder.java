package dev.plimsoll.emit;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one environment on disk, and the only way from a relative path to a file in it:
 * never out of the folder, never through a symbolic link.
 *
 * <p>Beside the files of the layout it holds {@code .plimsoll}: the inventory for good, and lock,
 * journal, next inventory and staged files while a run lasts.
 */
final class OutputFolder {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

  private final Path root;
  private final Map<Path, Boolean> folders = new HashMap<>();

  OutputFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path state() {
    return root.resolve(".plimsoll");
  }

  Path inventory() {
    return state().resolve("inventory.json");
  }

  Path nextInventory() {
    return state().resolve("inventory.json.next");
  }

  Path journal() {
    return state().resolve("journal");
  }

  Path nextJournal() {
    return state().resolve("journal.next");
  }

  Path staging() {
    return state().resolve("staging");
  }

  Path lock() {
    return state().resolve("lock");
  }

  /** A path as a finding names it: as the user gave the folder, with {@code /}. */
  String shown(String relative) {
    Path path = relative.isEmpty() ? root : root.resolve(relative);
    return path.toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  String shown(Path path) {
    return path.toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  /**
   * The file of a relative path.
   *
   * @throws FindingsException if the path would lead out of the folder
   */
  Path resolve(String relative) {
    return resolve(root, relative);
  }

  Path staged(String relative) {
    return resolve(staging(), relative);
  }

  private Path resolve(Path base, String relative) {
    if (!isInside(relative)) {
      throw new FindingsException(
          Finding.of(
              EmitCodes.INVENTORY,
              Where.named("folder", shown("")),
              "inventory or journal names \"" + relative + "\", which is no path inside the folder",
              "restore "
                  + shown(Inventory.PATH)
                  + " from version control, or remove the folder and generate again"));
    }
    return base.resolve(relative.replace("/", root.getFileSystem().getSeparator()));
  }

  private static boolean isInside(String relative) {
    for (String step : relative.split("/", -1)) {
      boolean plain = step.chars().allMatch(c -> PLAIN.indexOf(c) >= 0);
      if (step.isEmpty() || step.equals(".") || step.equals("..") || !plain) {
        return false;
      }
    }
    return true;
  }

  /**
   * What stands at a path.
   *
   * @throws FindingsException if a symbolic link, or something that is no file, is there or on the
   *     way
   */
  DiskFile read(String relative) {
    Path path = resolve(relative);
    if (!isFolder(path.getParent())) {
      return DiskFile.ABSENT;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path, READ)) {
      return new DiskFile.Content(readAll(channel));
    } catch (NoSuchFileException e) {
      return DiskFile.ABSENT;
    } catch (IOException e) {
      refuseOtherThan(path, Expected.FILE);
      throw FileFaults.reading(this, path, e);
    }
  }

  private static byte[] readAll(SeekableByteChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()) + 1);
    while (channel.read(buffer) >= 0) {
      if (!buffer.hasRemaining()) {
        buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
      }
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  /** The bytes of a file of the run's own, under {@code .plimsoll}; empty if it is not there. */
  Optional<byte[]> readState(Path path) {
    try (SeekableByteChannel channel = Files.newByteChannel(path, READ)) {
      return Optional.of(readAll(channel));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      refuseOtherThan(path, Expected.FILE);
      throw FileFaults.reading(this, path, e);
    }
  }

  /**
   * Makes sure that the folder and its state folder are folders.
   *
   * @throws FindingsException if one is a symbolic link or a file
   */
  void requireState() {
    refuseOtherThan(root, Expected.FOLDER);
    refuseOtherThan(state(), Expected.FOLDER);
  }

  /**
   * Whether a folder is there. Remembered, since one run asks for each of its files; so whoever
   * makes or removes folders goes on with a new instance.
   */
  private boolean isFolder(Path folder) {
    Boolean known = folders.get(folder);
    if (known == null) {
      boolean parentIsThere = folder.equals(root) || isFolder(folder.getParent());
      known = parentIsThere && refuseOtherThan(folder, Expected.FOLDER);
      folders.put(folder, known);
    }
    return known;
  }

  private enum Expected {
    FILE,
    FOLDER
  }

  /** Whether the expected thing is there; false if nothing is. */
  private boolean refuseOtherThan(Path path, Expected expected) {
    Optional<BasicFileAttributes> found = attributes(path);
    if (found.isEmpty()) {
      return false;
    }
    BasicFileAttributes there = found.get();
    if (there.isSymbolicLink()) {
      throw new FindingsException(
          Finding.of(
              EmitCodes.SYMBOLIC_LINK,
              Where.named("file", shown(path)),
              "it is a symbolic link inside the output folder",
              "remove the link; to write elsewhere, give that place as the output folder"));
    }
    boolean right = expected == Expected.FILE ? there.isRegularFile() : there.isDirectory();
    if (!right) {
      String is =
          there.isDirectory()
              ? "a folder"
              : there.isRegularFile() ? "a file" : "neither file nor folder";
      throw new FindingsException(
          Finding.of(
              EmitCodes.IN_THE_WAY,
              Where.named("file", shown(path)),
              "it is "
                  + is
                  + ", and a "
                  + (expected == Expected.FILE ? "file" : "folder")
                  + " must be written there",
              "move it away, or choose another output folder"));
    }
    return true;
  }

  private Optional<BasicFileAttributes> attributes(Path path) {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFaults.reading(this, path, e);
    }
  }
}
