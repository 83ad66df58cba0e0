package dev.plimsoll.emit;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/**
 * What the operating system refused, as one finding. Its texts depend on the language of the
 * machine, so where the text does not tell, the file store is asked.
 */
final class FileFaults {
  /** A store with less room than this is full: the smallest block of common file systems. */
  private static final long FULL_BELOW = 4096;

  private FileFaults() {}

  /** A fault while nothing has been replaced yet. */
  static FindingsException writing(OutputFolder folder, Path path, Exception fault) {
    Code code = code(path, fault);
    boolean impossible = fault instanceof NoSuchFileException;
    // Names of staged files mean nothing to a user; the folder of the environment does.
    Path shown = path.startsWith(folder.state()) ? folder.root() : path;
    return new FindingsException(
        Finding.of(
            code,
            Where.named(code == EmitCodes.IN_THE_WAY ? "file" : "folder", folder.shown(shown)),
            "nothing was written: "
                + (impossible ? "no file or folder can be made there" : reason(fault)),
            impossible ? "choose another output folder" : repair(code)));
  }

  /** A fault while something was looked at. */
  static FindingsException reading(OutputFolder folder, Path path, IOException fault) {
    return new FindingsException(
        Finding.of(
            EmitCodes.IO,
            Where.named("file", folder.shown(path)),
            "it cannot be read: " + reason(fault),
            "give this user the right to read it"));
  }

  /**
   * A fault after the journal was complete: the output is between two states, and the next run ends
   * what this one began.
   */
  static FindingsException landing(OutputFolder folder, Path path, Exception fault) {
    return new FindingsException(
        Finding.of(
            EmitCodes.INTERRUPTED,
            Where.named("folder", folder.shown("")),
            "the run stopped between old and new output: "
                + folder.shown(path)
                + " cannot be replaced: "
                + reason(fault),
            repair(code(path, fault)) + "; then generate again, which completes the output"));
  }

  private static String repair(Code code) {
    if (code == EmitCodes.DISK_FULL) {
      return "free some space, or choose an output folder on another disk";
    }
    if (code == EmitCodes.NOT_WRITABLE) {
      return "give this user the right to write there, or choose another output folder";
    }
    if (code == EmitCodes.IN_THE_WAY) {
      return "move it away, or choose another output folder";
    }
    return "repair what the operating system reports";
  }

  private static Code code(Path path, Exception fault) {
    // A folder is made before what goes into it, so where "no such file" is the answer, as in
    // /proc, nobody can make anything.
    if (fault instanceof AccessDeniedException
        || fault instanceof ReadOnlyFileSystemException
        || fault instanceof NoSuchFileException) {
      return EmitCodes.NOT_WRITABLE;
    }
    if (fault instanceof FileAlreadyExistsException
        || fault instanceof NotDirectoryException
        || fault instanceof DirectoryNotEmptyException) {
      return EmitCodes.IN_THE_WAY;
    }
    String reason = reason(fault);
    if (reason.contains("Read-only file system")) {
      return EmitCodes.NOT_WRITABLE;
    }
    if (reason.contains("No space left") || reason.contains("quota exceeded")) {
      return EmitCodes.DISK_FULL;
    }
    return store(path);
  }

  private static Code store(Path path) {
    try {
      Path there = path.toAbsolutePath();
      while (there.getParent() != null && !Files.exists(there)) {
        there = there.getParent();
      }
      var store = Files.getFileStore(there);
      return store.isReadOnly()
          ? EmitCodes.NOT_WRITABLE
          : isFull(store) ? EmitCodes.DISK_FULL : EmitCodes.IO;
    } catch (IOException | UnsupportedOperationException e) {
      return EmitCodes.IO;
    }
  }

  /** A store without any space, such as /proc, is no disk, and cannot be full. */
  private static boolean isFull(FileStore store) throws IOException {
    return store.getTotalSpace() > 0 && store.getUsableSpace() < FULL_BELOW;
  }

  private static String reason(Exception fault) {
    if (fault instanceof AccessDeniedException) {
      return "access denied";
    }
    if (fault instanceof ReadOnlyFileSystemException) {
      return "Read-only file system";
    }
    if (fault instanceof FileAlreadyExistsException || fault instanceof NotDirectoryException) {
      return "a file is where a folder must be";
    }
    if (fault instanceof DirectoryNotEmptyException) {
      return "a folder is where a file must be";
    }
    if (fault instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }
}
