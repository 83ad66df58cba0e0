package dev.plimsoll.emit;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** The codes of emission, {@code PLM9000} to {@code PLM9999}. */
@API(status = API.Status.EXPERIMENTAL)
public final class EmitCodes implements CodeProvider {
  /** An environment whose name cannot be a folder. */
  public static final Code FOLDER_NAME =
      error(
          "PLM9001",
          "An environment has a name that can be a folder",
          "The files of an environment lie in a folder of its name. Only lower-case letters, digits, `-` and `.` are allowed, with a letter or digit first and last,"
              + " so that no name leads out of the output folder and no two names are one on a file system that ignores case.");

  /** Two manifests that would be written to one file. */
  public static final Code SAME_FILE =
      error(
          "PLM9002",
          "Each object is declared once",
          "A bundle holds two manifests of one identity (group, kind, namespace, name; versions of one object are one object). Each object is one file, and the"
              + " one that is applied last would win.");

  /** An extra file with a path that is not allowed or taken. */
  public static final Code EXTRA_PATH =
      error(
          "PLM9003",
          "An extra file has a path of its own inside the output folder",
          "Files beside the manifests (topology, hand-off lists) are relative paths with `/`, without `..`, and may not lie on, above or below another file, nor in"
              + " `.plimsoll`; case does not count, because some file systems ignore it.");

  /** The folder cannot be written. */
  public static final Code NOT_WRITABLE =
      error(
          "PLM9010",
          "The output folder can be written",
          "The operating system refused to write: rights are missing, or the file system is mounted read-only. What was there before is still there.");

  /** The disk is full. */
  public static final Code DISK_FULL =
      error(
          "PLM9011",
          "The disk has room for the new files beside the old ones",
          "All changed files are written beside the old ones before the first is replaced. When they do not fit, they are removed again and the old output stays.");

  /** A folder where a file must be, or the other way round. */
  public static final Code IN_THE_WAY =
      error(
          "PLM9012",
          "A file is a file and a folder is a folder",
          "At a path of the output there is something of another sort: a file where a folder must be, a folder where a file must be, or a device. Plimsoll did not"
              + " write it, so it does not remove it.");

  /** A symbolic link inside the output folder. */
  public static final Code SYMBOLIC_LINK =
      error(
          "PLM9013",
          "Nothing inside the output folder is a symbolic link",
          "A link inside the folder of an environment could make a run write or delete somewhere else. The output folder itself may be reached through links.");

  /** Another run holds the folder. */
  public static final Code LOCKED =
      error(
          "PLM9014",
          "One run at a time writes an environment",
          "Another run, of this or of another process, is writing the same folder. The lock is the operating system's, so a killed run never leaves it behind.");

  /** An I/O error without a code of its own. */
  public static final Code IO =
      error(
          "PLM9015",
          "The file system does what it is asked",
          "The operating system reported an error that has no code of its own. Before the journal is complete such an error leaves the old output as it was; after"
              + " it the next run completes the output.");

  /** A run that stopped after the journal was complete. */
  public static final Code INTERRUPTED =
      error(
          "PLM9016",
          "A run that has begun to replace files ends",
          "All new files were written and the journal was complete, then a file could not be moved to its place. Some files are new and some old, each of them"
              + " whole. The next run completes the output before it does anything else.");

  /** A generated file that somebody edited. */
  public static final Code EDITED =
      error(
          "PLM9020",
          "A generated file is not edited by hand",
          "The bytes of the file are not those that the inventory recorded, so somebody changed it after it was written, and the next run would lose the change. An"
              + " edit that shall stay belongs into an overlay of the environment.");

  /** A file that Plimsoll did not write, where it must write one. */
  public static final Code FOREIGN =
      error(
          "PLM9021",
          "A file that Plimsoll did not write is left alone",
          "At the path of a new file there is one that the inventory does not know. It was made by somebody else, or the inventory was lost.");

  /** An inventory that cannot be read. */
  public static final Code INVENTORY =
      error(
          "PLM9022",
          "The inventory can be read",
          "`.plimsoll/inventory.json` says what the last run wrote; without it nobody can tell a generated file from one that a person wrote. It is never edited by"
              + " hand, and a merge conflict in it is solved by taking either side and generating again.");

  /** A journal that waits for completion. */
  public static final Code UNFINISHED =
      error(
          "PLM9023",
          "The output is complete",
          "A run was stopped while it wrote. With a complete journal some files are new and some old until the next run completes it; without one the output is the"
              + " old one, and what the stopped run left behind is removed by the next.");

  /** A generated file that is gone. */
  public static final Code MISSING =
      error(
          "PLM9024",
          "Every generated file is there",
          "The inventory lists a file that is not in the folder: somebody removed or moved it. The next run writes it again.");

  /** A file nobody knows, said by a check. */
  public static final Code UNKNOWN_FILE =
      Code.note(
          "PLM9025",
          Stage.EMIT,
          "A file of the output folder is not Plimsoll's",
          "The file is not in the inventory. It is never touched, and `kustomization.yaml` does not list it; a tool that applies whole folders would apply it.");

  /** A folder without inventory. */
  public static final Code NO_OUTPUT =
      error(
          "PLM9026",
          "An output folder has an inventory",
          "The folder has no `.plimsoll/inventory.json`, so it was not written by Plimsoll, or the inventory was lost.");

  /** A file that a power cut emptied. */
  public static final Code DAMAGED =
      error(
          "PLM9027",
          "A generated file holds its text",
          "The file is empty or holds nothing but zero bytes, which is what a power cut leaves of a file that was written shortly before. Nothing of a person's is in"
              + " it, so the next run writes it again without asking.");

  /** A question about a value that is not there. */
  public static final Code NO_SUCH_VALUE =
      error(
          "PLM9030",
          "A value that is asked for is there",
          "`why` was asked for a file or a JSON pointer (RFC 6901) that the environment does not have.");

  private static Code error(String id, String title, String explanation) {
    return Code.error(id, Stage.EMIT, title, explanation);
  }

  /** For {@link java.util.ServiceLoader}. */
  public EmitCodes() {}

  @Override
  public List<Code> codes() {
    return List.of(
        FOLDER_NAME,
        SAME_FILE,
        EXTRA_PATH,
        NOT_WRITABLE,
        DISK_FULL,
        IN_THE_WAY,
        SYMBOLIC_LINK,
        LOCKED,
        IO,
        INTERRUPTED,
        EDITED,
        FOREIGN,
        INVENTORY,
        UNFINISHED,
        MISSING,
        UNKNOWN_FILE,
        NO_OUTPUT,
        DAMAGED,
        NO_SUCH_VALUE);
  }
}
