package dev.plimsoll.emit;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Does what a complete journal says: moves staged files to their place, removes the others, moves
 * the inventory, removes the journal. Each step is one rename or removal, and a step that was done
 * before is passed over, so that it can be begun again after a kill at any point.
 */
final class Landing {
  private final OutputFolder folder;
  private Path at;

  Landing(OutputFolder folder) {
    this.folder = folder;
    this.at = folder.root();
  }

  /**
   * Lands everything.
   *
   * @throws dev.plimsoll.finding.FindingsException if a step fails ({@link EmitCodes#INTERRUPTED});
   *     the journal stays, so that the next run goes on
   */
  void complete(Journal journal) {
    try {
      moveStaged(journal);
      remove(journal);
      at = folder.inventory();
      moveIfThere(folder.nextInventory(), at);
      at = folder.journal();
      Files.deleteIfExists(at);
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFaults.landing(folder, at, e);
    }
    // The output is complete. Empty folders that cannot be removed now are removed by the next run.
    new Staging(folder).discardQuietly();
  }

  /**
   * Folders that the output does not have yet are moved as a whole, with all that is in them; in
   * the others file after file.
   */
  private void moveStaged(Journal journal) throws IOException {
    var byFolder = new TreeMap<String, List<String>>();
    for (Journal.Write write : journal.writes()) {
      byFolder.computeIfAbsent(parent(write.path()), p -> new ArrayList<>()).add(write.path());
    }
    var moved = new HashSet<String>();
    for (var entry : byFolder.entrySet()) {
      if (!movedAsWhole(entry.getKey(), moved)) {
        for (String path : entry.getValue()) {
          at = folder.resolve(path);
          moveIfThere(folder.staged(path), at);
        }
      }
    }
  }

  private boolean movedAsWhole(String path, Set<String> moved) throws IOException {
    if (path.isEmpty()) {
      return false;
    }
    if (moved.contains(path) || movedAsWhole(parent(path), moved)) {
      return true;
    }
    at = folder.resolve(path);
    if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)
        || !Files.exists(folder.staged(path), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.move(folder.staged(path), at, StandardCopyOption.ATOMIC_MOVE);
    moved.add(path);
    return true;
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      if (!Files.exists(to)) {
        throw e;
      }
    }
  }

  private void remove(Journal journal) throws IOException {
    Set<String> parents = new TreeSet<>();
    for (Journal.Removal removal : journal.removals()) {
      at = folder.resolve(removal.path());
      Files.deleteIfExists(at);
      parents.add(parent(removal.path()));
    }
    for (String parent : parents) {
      removeEmpty(parent);
    }
  }

  private void removeEmpty(String path) throws IOException {
    if (path.isEmpty()) {
      return;
    }
    at = folder.resolve(path);
    try {
      Files.deleteIfExists(at);
    } catch (DirectoryNotEmptyException e) {
      return;
    }
    removeEmpty(parent(path));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
