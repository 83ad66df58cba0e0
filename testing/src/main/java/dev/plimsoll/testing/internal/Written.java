package dev.plimsoll.testing.internal;

import dev.plimsoll.Report;
import dev.plimsoll.emit.Emitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of a folder, as paths with {@code /} and bytes. */
public final class Written {
  private Written() {}

  /** The files that {@code generate} would write for a report, the inventory included. */
  public static NavigableMap<String, byte[]> filesOf(Report report) {
    try {
      Path out = Files.createTempDirectory("plimsoll-testing");
      try {
        Emitter.into(out).emit(report.orThrow().layout());
        return filesOf(out.resolve(report.environment().name()));
      } finally {
        delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a folder; none if there is no such folder. */
  public static NavigableMap<String, byte[]> filesOf(Path folder) {
    var files = new TreeMap<String, byte[]>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> walked = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walked.filter(Files::isRegularFile)::iterator) {
        String path =
            folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
        files.put(path, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The bytes of a file, if it is there. */
  public static Optional<byte[]> file(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> walked = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) walked.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
