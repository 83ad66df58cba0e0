package dev.plimsoll.emit;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import java.io.IOException;
import java.util.Optional;

/**
 * Ends what a stopped run began, before a new run looks at anything. Without a complete journal the
 * old output is still there and the rest is removed; with one the output is completed.
 */
final class Recovery {
  /** What was found and done. */
  sealed interface Outcome {
    /** No complete journal: the output is what the inventory says. */
    record Nothing() implements Outcome {}

    /** The output of the stopped run is complete now. */
    record Completed() implements Outcome {}

    /**
     * A power cut took staged files, so the output cannot be completed; each file is the old one,
     * the new one or empty, as this journal says.
     */
    record Abandoned(Journal journal) implements Outcome {}
  }

  private final OutputFolder folder;
  private final EditedFiles edited;
  private final Findings findings = new Findings();

  Recovery(OutputFolder folder, EditedFiles edited) {
    this.folder = folder;
    this.edited = edited;
  }

  /**
   * Recovers.
   *
   * @throws FindingsException if a file that would be replaced was edited since ({@link
   *     EmitCodes#EDITED}), or a file cannot be moved
   */
  Outcome run() {
    Optional<Journal> found = folder.readState(folder.journal()).flatMap(Journal::read);
    if (found.isEmpty()) {
      discard();
      return new Outcome.Nothing();
    }
    Journal journal = found.get();
    boolean intact = isInventoryIntact(journal);
    for (Journal.Write write : journal.writes()) {
      intact &= isIntact(write);
    }
    journal.removals().forEach(this::look);
    findings.throwIfErrors();
    if (intact) {
      new Landing(folder).complete(journal);
      return new Outcome.Completed();
    }
    // The journal stays until that of this run replaces it: it alone knows the hashes of both
    // sides.
    return new Outcome.Abandoned(journal);
  }

  /**
   * Whether the new file is there, in its place or staged; adds a finding if the place holds
   * something else than the run knew.
   */
  private boolean isIntact(Journal.Write write) {
    DiskFile there = folder.read(write.path());
    if (there instanceof DiskFile.Content content) {
      String sha256 = content.sha256();
      if (sha256.equals(write.sha256())) {
        return true;
      }
      if (!write.former().equals(Optional.of(sha256))
          && !content.isTorn()
          && edited == EditedFiles.REFUSE) {
        findings.add(FormerFiles.edited(folder, write.path()));
        return true;
      }
    }
    return folder
        .readState(folder.staged(write.path()))
        .map(Digests::sha256)
        .equals(Optional.of(write.sha256()));
  }

  private boolean isInventoryIntact(Journal journal) {
    Optional<String> expected = Optional.of(journal.inventorySha256());
    return folder.readState(folder.nextInventory()).map(Digests::sha256).equals(expected)
        || folder.readState(folder.inventory()).map(Digests::sha256).equals(expected);
  }

  private void look(Journal.Removal removal) {
    if (folder.read(removal.path()) instanceof DiskFile.Content content
        && !content.isTorn()
        && !content.sha256().equals(removal.former())
        && edited == EditedFiles.REFUSE) {
      findings.add(FormerFiles.edited(folder, removal.path()));
    }
  }

  /**
   * A journal that is there and not complete was torn by a power cut before anything was replaced,
   * so it says nothing.
   */
  private void discard() {
    try {
      new Staging(folder).discard();
      Staging.removeFile(folder.journal());
    } catch (IOException | UnsupportedOperationException e) {
      throw FileFaults.writing(folder, folder.staging(), e);
    }
  }
}
