package dev.plimsoll.emit;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One run at a time for each environment's folder: a lock of the operating system on {@code
 * .plimsoll/lock}, which a killed process loses by itself.
 *
 * <p>Inside one Java process a set of folders comes first: POSIX drops all locks of a process on a
 * file as soon as the process closes any channel to it, so a second run must not even open the
 * file.
 */
final class RunLock implements AutoCloseable {
  private static final int ATTEMPTS = 10;
  private static final Set<OpenOption> EXISTING =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final Set<Key> HELD = ConcurrentHashMap.newKeySet();

  private final Key key;
  private final Path file;
  private final FileChannel channel;

  private record Key(FileSystem fileSystem, Path folder) {}

  private RunLock(Key key, Path file, FileChannel channel) {
    this.key = key;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws FindingsException if another run has it ({@link EmitCodes#LOCKED}), or the file cannot
   *     be made
   */
  static RunLock take(OutputFolder folder) {
    Path file = folder.lock();
    Key key = key(folder);
    if (!HELD.add(key)) {
      throw locked(folder);
    }
    boolean taken = false;
    try {
      FileChannel channel = open(folder, file);
      taken = true;
      return new RunLock(key, file, channel);
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFaults.writing(folder, file, e);
    } finally {
      if (!taken) {
        HELD.remove(key);
      }
    }
  }

  private static Key key(OutputFolder folder) {
    try {
      return new Key(folder.state().getFileSystem(), folder.state().toRealPath());
    } catch (IOException e) {
      throw FileFaults.writing(folder, folder.state(), e);
    }
  }

  /**
   * Opens and locks the file. A run that ends removes it, so what was locked can be a file that is
   * no longer at its path, while a third run locks the new one: the file at the path must be the
   * same before and after.
   */
  private static FileChannel open(OutputFolder folder, Path file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<BasicFileAttributes> before = attributes(file);
      FileChannel channel;
      try {
        channel = FileChannel.open(file, before.isPresent() ? EXISTING : NEW);
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        continue;
      }
      boolean keep = false;
      try {
        before = before.isPresent() ? before : attributes(file);
        if (!isLocked(channel)) {
          throw locked(folder);
        }
        keep = isSame(before, attributes(file));
        if (keep) {
          return channel;
        }
      } finally {
        if (!keep) {
          channel.close();
        }
      }
    }
    throw locked(folder);
  }

  private static boolean isSame(
      Optional<BasicFileAttributes> before, Optional<BasicFileAttributes> after) {
    return before.isPresent()
        && after.isPresent()
        && Objects.equals(before.get().fileKey(), after.get().fileKey());
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // another class loader of this process
      return false;
    } catch (UnsupportedOperationException e) {
      // a file system without locks, such as one in memory, is not shared between processes
      return true;
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static FindingsException locked(OutputFolder folder) {
    return new FindingsException(
        Finding.of(
            EmitCodes.LOCKED,
            Where.named("folder", folder.shown("")),
            "another run is writing this folder",
            "wait until it has ended and generate again; if two builds share the folder, give each its own"));
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException | UnsupportedOperationException e) {
      // an empty file stays; the next run takes it over
    } finally {
      HELD.remove(key);
    }
  }
}
