package dev.plimsoll.testing;

import dev.plimsoll.testing.internal.FolderDifference;
import dev.plimsoll.testing.internal.GoldenMode;
import dev.plimsoll.testing.internal.GoldenWriter;
import dev.plimsoll.testing.internal.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Output that is kept with the tests and compared byte for byte, because every byte of it is
 * applied to a cluster. Immutable.
 *
 * <pre>{@code
 * assertThat(report).matchesGolden(Path.of("src/test/goldens/prod-eks"));
 * Golden.file(Path.of("src/test/goldens/nightly.py")).matches(dagFile);
 * }</pre>
 *
 * <p>A difference fails the test with a unified diff of every file that differs and the names of
 * those that are missing or too many. If the difference is meant, run the tests with the system
 * property {@value #PROPERTY} set to {@code update}: the golden is written anew, and its change is
 * reviewed like code. Where the environment variable {@code CI} is {@code true} this is refused: a
 * test that writes its own expectation proves nothing.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Golden {
  /** The system property that, set to {@code update}, lets goldens be written anew. */
  public static final String PROPERTY = "plimsoll.goldens";

  private final Path folder;
  private final GoldenMode mode;

  Golden(Path folder, GoldenMode mode) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.mode = mode;
  }

  /**
   * A folder of files.
   *
   * @param folder from the folder that the tests run in, for example {@code
   *     src/test/goldens/prod-eks}
   */
  public static Golden folder(Path folder) {
    return new Golden(folder, GoldenMode.ofThisRun(PROPERTY));
  }

  /**
   * A single text file.
   *
   * @param file from the folder that the tests run in, for example {@code
   *     src/test/goldens/nightly.py}
   */
  public static TextFile file(Path file) {
    return new TextFile(file, GoldenMode.ofThisRun(PROPERTY));
  }

  /**
   * Verifies that the files of another folder are those of this one, with equal bytes.
   *
   * @throws AssertionError if they are not, with all differences
   */
  public void matches(Path output) {
    matches(Written.filesOf(output));
  }

  /**
   * Verifies that files are those of this folder, with equal bytes.
   *
   * @param output bytes by path below the folder, with {@code /}
   * @throws AssertionError if they are not, with all differences
   */
  public void matches(Map<String, byte[]> output) {
    var sorted = new TreeMap<>(output);
    if (mode.isUpdate()) {
      GoldenWriter.write(folder, sorted);
      return;
    }
    compare(folder.toString(), Written.filesOf(folder), sorted);
  }

  private static void compare(
      String folder, NavigableMap<String, byte[]> kept, NavigableMap<String, byte[]> output) {
    if (kept.isEmpty() && !output.isEmpty()) {
      throw new AssertionError(
          "There is no golden "
              + (output.size() == 1 ? folder + "/" + output.firstKey() : folder)
              + " yet. Run the tests with -D"
              + PROPERTY
              + "=update to write it, and review it like code.");
    }
    FolderDifference.between(folder, kept, output)
        .ifPresent(
            difference -> {
              throw new AssertionError(
                  difference
                      + "\nIf this is meant, run the tests with -D"
                      + PROPERTY
                      + "=update, and review the change of the golden like code.");
            });
  }

  /** A single text file that is kept with the tests. Immutable. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class TextFile {
    private final Path file;
    private final GoldenMode mode;

    TextFile(Path file, GoldenMode mode) {
      this.file = Objects.requireNonNull(file, "file");
      this.mode = mode;
    }

    /**
     * Verifies that a text is the one of this file, which is UTF-8.
     *
     * @throws AssertionError if it is not, with the difference
     */
    public void matches(String output) {
      byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
      if (mode.isUpdate()) {
        GoldenWriter.write(file, bytes);
        return;
      }
      String name = file.getFileName().toString();
      var kept = new TreeMap<String, byte[]>();
      Written.file(file).ifPresent(content -> kept.put(name, content));
      var written = new TreeMap<String, byte[]>();
      written.put(name, bytes);
      Path parent = file.toAbsolutePath().getParent();
      String shown = file.getParent() == null ? parent.toString() : file.getParent().toString();
      compare(shown, kept, written);
    }
  }
}
