package dev.plimsoll.emit;

import dev.plimsoll.finding.Counted;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Is an output folder still what the last run wrote? Says whether a run was stopped, which files
 * were edited, are gone, are damaged or are not Plimsoll's. Reads only; what the files say is for
 * the other checks.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class OutputCheck {
  private final OutputFolder folder;
  private final Findings findings = new Findings();

  private OutputCheck(Path root) {
    this.folder = new OutputFolder(root);
  }

  /**
   * Checks the folder of one environment.
   *
   * @param environmentFolder for example {@code target/plimsoll/prod-eks}
   * @return all findings, sorted; files that are not Plimsoll's are notes, everything else is an
   *     error
   */
  public static List<Finding> of(Path environmentFolder) {
    var check = new OutputCheck(environmentFolder);
    try {
      check.run();
    } catch (FindingsException e) {
      check.findings.addAll(e.findings());
    }
    return check.findings.sorted();
  }

  /** Whether a folder is one that Plimsoll writes or began to write. */
  public static boolean isOutput(Path environmentFolder) {
    return Files.isDirectory(environmentFolder.resolve(".plimsoll"), LinkOption.NOFOLLOW_LINKS);
  }

  private void run() {
    boolean began =
        folder.readState(folder.journal()).isPresent() || Files.exists(folder.staging());
    Optional<Journal> journal = folder.readState(folder.journal()).flatMap(Journal::read);
    if (began) {
      unfinished(journal);
    }
    Optional<Inventory> inventory = Inventory.read(folder);
    if (inventory.isEmpty() && !began) {
      add(
          Finding.of(
              EmitCodes.NO_OUTPUT,
              Where.named("folder", folder.shown("")),
              "it has no " + Inventory.PATH,
              "give the folder of one environment, or generate it"));
      return;
    }
    Set<String> moving = new HashSet<>();
    journal.ifPresent(
        half -> {
          half.writes().forEach(write -> moving.add(write.path()));
          half.removals().forEach(removal -> moving.add(removal.path()));
        });
    Set<String> known = new HashSet<>(moving);
    for (Inventory.Entry entry : inventory.map(Inventory::entries).orElse(List.of())) {
      known.add(entry.path());
      if (!moving.contains(entry.path())) {
        judge(entry);
      }
    }
    unknownFiles(known);
  }

  private void unfinished(Optional<Journal> journal) {
    String problem =
        journal
            .map(
                half ->
                    "a run was stopped while it replaced "
                        + half.writes().size()
                        + " and removed "
                        + Counted.of(half.removals().size(), "file"))
            .orElse("a run was stopped before it replaced anything");
    String fix =
        journal.isPresent()
            ? "generate again, which completes the output first"
            : "generate again, which removes what is left of it";
    add(Finding.of(EmitCodes.UNFINISHED, Where.named("folder", folder.shown("")), problem, fix));
  }

  private void judge(Inventory.Entry entry) {
    DiskFile file;
    try {
      file = folder.read(entry.path());
    } catch (FindingsException e) {
      findings.addAll(e.findings());
      return;
    }
    Where where = Where.named("file", folder.shown(entry.path()));
    if (!(file instanceof DiskFile.Content content)) {
      add(
          Finding.of(
              EmitCodes.MISSING,
              where,
              "the generated file is gone",
              "generate again, or restore it from version control"));
    } else if (!content.sha256().equals(entry.sha256())) {
      add(
          content.isTorn()
              ? Finding.of(
                  EmitCodes.DAMAGED,
                  where,
                  "the generated file is empty or holds zero bytes only",
                  "generate again")
              : FormerFiles.edited(folder, entry.path()));
    }
  }

  private void unknownFiles(Set<String> known) {
    try {
      Files.walkFileTree(
          folder.root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return dir.equals(folder.state())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String path =
                  folder
                      .root()
                      .relativize(file)
                      .toString()
                      .replace(file.getFileSystem().getSeparator(), "/");
              if (!known.contains(path)) {
                add(
                    Finding.of(
                        EmitCodes.UNKNOWN_FILE,
                        Where.named("file", folder.shown(path)),
                        "Plimsoll did not write this file and leaves it alone",
                        "keep it if it is meant to be there; kustomization.yaml does not list it"));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw FileFaults.reading(folder, folder.root(), e);
    }
  }

  private void add(Finding finding) {
    findings.add(finding);
  }
}
