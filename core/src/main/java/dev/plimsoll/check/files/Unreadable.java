package dev.plimsoll.check.files;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Where;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apiguardian.api.API;

/** What is said of a file or folder that cannot be read. */
@API(status = API.Status.EXPERIMENTAL)
public final class Unreadable {
  private Unreadable() {}

  /**
   * One finding of the code {@link FileCodes#UNREADABLE}.
   *
   * @param kind {@code file} or {@code folder}
   * @param name as people see it
   * @param fault what happened
   */
  public static Finding found(String kind, String name, IOException fault) {
    boolean circle = isCircle(fault);
    String reason =
        circle
            ? "symbolic links lead in a circle"
            : fault instanceof NoSuchFileException
                ? "it is not there"
                : fault instanceof AccessDeniedException
                    ? "access denied"
                    : Optional.ofNullable(fault.getMessage())
                        .orElse(fault.getClass().getSimpleName());
    return Finding.of(
        FileCodes.UNREADABLE,
        Where.named(kind, name),
        "it cannot be read: " + reason,
        circle
            ? "remove the link, or let it lead to what is meant"
            : "give this user the right to read it, or leave it out");
  }

  private static boolean isCircle(IOException fault) {
    return fault instanceof FileSystemLoopException
        || (fault instanceof FileSystemException failed
            && Optional.ofNullable(failed.getReason())
                .filter(reason -> reason.contains("levels of symbolic links"))
                .isPresent());
  }
}
