package dev.plimsoll.emit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes the folders that a run needs, and removes them again if the run fails, as far as they are
 * empty.
 */
final class NewFolders implements AutoCloseable {
  private final Deque<Path> made = new ArrayDeque<>();
  private boolean keep;

  private NewFolders() {}

  /**
   * Makes the folder of an environment with its state folder, and all folders above.
   *
   * @throws dev.plimsoll.finding.FindingsException if one cannot be made, or one of the two is a
   *     symbolic link or a file
   */
  static NewFolders make(OutputFolder folder) {
    var folders = new NewFolders();
    boolean done = false;
    try {
      folders.make(folder, folder.state());
      folder.requireState();
      done = true;
      return folders;
    } finally {
      if (!done) {
        folders.close();
      }
    }
  }

  private void make(OutputFolder folder, Path path) {
    if (Files.isDirectory(path)) {
      return;
    }
    if (path.getParent() != null) {
      make(folder, path.getParent());
    }
    try {
      Files.createDirectory(path);
      made.push(path);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw FileFaults.writing(folder, path, e);
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFaults.writing(folder, path, e);
    }
  }

  /** The run has succeeded: the folders stay. */
  void keep() {
    keep = true;
  }

  @Override
  public void close() {
    while (!keep && !made.isEmpty()) {
      try {
        Files.delete(made.pop());
      } catch (IOException | UnsupportedOperationException e) {
        return;
      }
    }
  }
}
