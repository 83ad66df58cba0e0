package dev.plimsoll.emit;

import dev.plimsoll.emit.RenderedOutput.RenderedFile;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The difference between an output folder and what it shall hold, found before anything is written.
 *
 * @param changed the files to write
 * @param journal the same as steps, and what to remove
 * @param unchanged how many files hold the right bytes already and are not touched
 */
record OutputPlan(List<RenderedFile> changed, Journal journal, int unchanged) {

  /**
   * Compares.
   *
   * @param former what the inventory and an abandoned journal say that Plimsoll wrote at each path
   * @throws FindingsException with every file that somebody edited or that is not Plimsoll's
   */
  static OutputPlan of(
      OutputFolder folder, RenderedOutput rendered, FormerFiles former, EditedFiles edited) {
    var findings = new Findings();
    var changed = new ArrayList<RenderedFile>();
    var writes = new ArrayList<Journal.Write>();
    var paths = new HashSet<String>();
    for (RenderedFile file : rendered.files()) {
      paths.add(file.path());
      DiskFile disk = read(folder, file.path(), findings);
      if (disk instanceof DiskFile.Content content) {
        if (Arrays.equals(content.bytes(), file.bytes())) {
          continue;
        }
        former.refusal(folder, file.path(), content, edited).ifPresent(findings::add);
      }
      changed.add(file);
      writes.add(
          new Journal.Write(
              file.path(),
              file.entry().sha256(),
              disk instanceof DiskFile.Content c ? Optional.of(c.sha256()) : Optional.empty()));
    }
    var removals = new ArrayList<Journal.Removal>();
    for (String path : former.paths()) {
      if (!paths.contains(path)
          && read(folder, path, findings) instanceof DiskFile.Content content) {
        former.refusal(folder, path, content, edited).ifPresent(findings::add);
        removals.add(new Journal.Removal(path, content.sha256()));
      }
    }
    findings.throwIfErrors();
    var journal = new Journal(writes, removals, Digests.sha256(rendered.inventory().toJson()));
    return new OutputPlan(List.copyOf(changed), journal, rendered.files().size() - changed.size());
  }

  /** Whether no file has to be written or removed. */
  boolean isEmpty() {
    return journal.writes().isEmpty() && journal.removals().isEmpty();
  }

  /** What a run did that followed this plan. */
  EmitResult result(boolean completed) {
    return new EmitResult(
        journal.writes().stream().map(Journal.Write::path).toList(),
        journal.removals().stream().map(Journal.Removal::path).toList(),
        unchanged,
        completed);
  }

  private static DiskFile read(OutputFolder folder, String path, Findings findings) {
    try {
      return folder.read(path);
    } catch (FindingsException e) {
      findings.addAll(e.findings());
      return DiskFile.ABSENT;
    }
  }
}
