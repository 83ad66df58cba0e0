package dev.plimsoll.emit;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Where;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which bytes Plimsoll wrote at which path, as hashes: what tells its own files from edited and
 * foreign ones.
 */
final class FormerFiles {
  private final Map<String, Set<String>> hashes = new TreeMap<>();

  /** Adds the files of an inventory. */
  void addAll(Inventory inventory) {
    inventory.entries().forEach(entry -> add(entry.path(), entry.sha256()));
  }

  /**
   * Adds both sides of a journal that can no longer be completed: each of its files is the old or
   * the new one.
   */
  void addAll(Journal journal) {
    for (Journal.Write write : journal.writes()) {
      add(write.path(), write.sha256());
      write.former().ifPresent(former -> add(write.path(), former));
    }
    journal.removals().forEach(removal -> add(removal.path(), removal.former()));
  }

  private void add(String path, String sha256) {
    hashes.computeIfAbsent(path, p -> new TreeSet<>()).add(sha256);
  }

  /** All paths, sorted. */
  Collection<String> paths() {
    return hashes.keySet();
  }

  /** Why the file at a path may not be replaced or removed, if it may not. */
  Optional<Finding> refusal(
      OutputFolder folder, String path, DiskFile.Content content, EditedFiles edited) {
    Set<String> known = hashes.get(path);
    if (known == null) {
      return Optional.of(
          Finding.of(
              EmitCodes.FOREIGN,
              Where.named("file", folder.shown(path)),
              "a file that Plimsoll did not write is where a generated file must be",
              "move it away; if it was generated and "
                  + folder.shown(Inventory.PATH)
                  + " was lost, remove it"));
    }
    if (edited == EditedFiles.OVERWRITE || content.isTorn() || known.contains(content.sha256())) {
      return Optional.empty();
    }
    return Optional.of(edited(folder, path));
  }

  static Finding edited(OutputFolder folder, String path) {
    return Finding.of(
        EmitCodes.EDITED,
        Where.named("file", folder.shown(path)),
        "the generated file was edited by hand after it was written",
        "move the edit into an overlay of the environment, or discard it by generating with --overwrite-edited");
  }
}
