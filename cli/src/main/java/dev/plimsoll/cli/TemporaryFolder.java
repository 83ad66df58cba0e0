package dev.plimsoll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that are gone when the process is. */
final class TemporaryFolder {
  private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

  private TemporaryFolder() {}

  /** A new, empty folder. */
  static Path make() {
    try {
      Path folder = Files.createTempDirectory("plimsoll-");
      if (MADE.isEmpty()) {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::deleteAll));
      }
      MADE.add(folder);
      return folder;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Deletes those that are left; what cannot be deleted harms nobody. */
  static void deleteAll() {
    for (Path folder = MADE.poll(); folder != null; folder = MADE.poll()) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(path);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException fault)
                throws IOException {
              Files.delete(path);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException left) {
      // What is left of a temporary folder harms nobody.
    }
  }
}
