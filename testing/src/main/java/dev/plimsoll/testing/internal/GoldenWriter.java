package dev.plimsoll.testing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;

/** Writes goldens anew. */
public final class GoldenWriter {
  private GoldenWriter() {}

  /**
   * Makes a folder hold these files and no others.
   *
   * @throws IllegalStateException if the folder holds files and none of them is among the new ones,
   *     so that it is hardly a golden of this output; nothing is removed then
   */
  public static void write(Path folder, NavigableMap<String, byte[]> files) {
    NavigableMap<String, byte[]> former = Written.filesOf(folder);
    if (!former.isEmpty() && files.keySet().stream().noneMatch(former::containsKey)) {
      throw new IllegalStateException(
          folder
              + " holds files, and none of them is one of this output ("
              + former.firstKey()
              + ", for example); it is not touched. Name another folder, or empty it first.");
    }
    try {
      if (!former.isEmpty()) {
        Written.delete(folder);
      }
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file hold these bytes. */
  public static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
