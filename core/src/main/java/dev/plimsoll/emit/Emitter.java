package dev.plimsoll.emit;

import dev.plimsoll.finding.FindingsException;
import java.nio.file.Path;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Writes the files of an environment so that the folder is never half new: all changed files are
 * staged beside the old ones, a journal says what will happen and is forced to disk, then file
 * after file is renamed to its place, the inventory last.
 *
 * <p>A run that is killed before the journal is complete leaves the old output; one that is killed
 * after it is completed by the next run. Only files whose bytes changed are written. Files that are
 * no longer declared are removed, with folders that become empty; files that Plimsoll did not write
 * are never touched, and generated files that somebody edited are an error. Immutable and
 * thread-safe; a second run on the same folder at the same time is refused, not made to wait.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Emitter {
  private final Path out;
  private final EditedFiles edited;

  private Emitter(Path out, EditedFiles edited) {
    this.out = Objects.requireNonNull(out, "out");
    this.edited = Objects.requireNonNull(edited, "edited");
  }

  /**
   * An emitter that writes below a folder, into one folder for each environment.
   *
   * @param out of any file system that can rename a file onto another in one step; made if it is
   *     not there
   */
  public static Emitter into(Path out) {
    return new Emitter(out, EditedFiles.REFUSE);
  }

  /** An emitter that treats edited files otherwise. Default: {@link EditedFiles#REFUSE}. */
  public Emitter with(EditedFiles other) {
    return new Emitter(out, other);
  }

  /**
   * Writes a layout into the folder of its environment, which is made if it is not there.
   *
   * @return what was done
   * @throws FindingsException if nothing was written, with all reasons; or, with {@link
   *     EmitCodes#INTERRUPTED} alone, if the run had to stop on the way
   */
  public EmitResult emit(OutputLayout layout) {
    RenderedOutput rendered = RenderedOutput.of(layout);
    var folder = new OutputFolder(out.resolve(layout.environment()));
    try (NewFolders made = NewFolders.make(folder)) {
      RunLock lock = RunLock.take(folder);
      EmitResult result;
      try (lock) {
        result = update(folder, rendered);
      }
      made.keep();
      return result;
    }
  }

  private EmitResult update(OutputFolder folder, RenderedOutput rendered) {
    Recovery.Outcome recovered = new Recovery(new OutputFolder(folder.root()), edited).run();
    var former = new FormerFiles();
    Inventory.read(folder).ifPresent(former::addAll);
    if (recovered instanceof Recovery.Outcome.Abandoned abandoned) {
      former.addAll(abandoned.journal());
    }
    OutputPlan plan = OutputPlan.of(folder, rendered, former, edited);
    byte[] inventory = rendered.inventory().toJson();
    boolean current =
        folder
            .readState(folder.inventory())
            .map(Digests::sha256)
            .filter(plan.journal().inventorySha256()::equals)
            .isPresent();
    if (!current || !plan.isEmpty() || recovered instanceof Recovery.Outcome.Abandoned) {
      new Staging(folder).commit(plan, inventory);
      new Landing(folder).complete(plan.journal());
    }
    return plan.result(recovered instanceof Recovery.Outcome.Completed);
  }
}
