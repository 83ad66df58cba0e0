package dev.plimsoll;

import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.internal.FirstDifference;
import dev.plimsoll.internal.SecondProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Renders a second time in another process, under another locale, time zone and charset, and
 * compares: the same definition and environment must give the same bytes.
 *
 * <p>Plimsoll itself reads no clock and no defaults; a definition is the user's code and may. A
 * process of its own also has another order of {@code Set.of} and {@code HashMap} of objects
 * without a hash code of their own, which two class loaders of one process share.
 *
 * @param classPath on which a fresh process finds Plimsoll, its libraries and the definition
 * @param definition the class, as {@link Definitions#named} takes it
 * @param environments the folder of environment files
 * @param crds see {@link Plimsoll#withCrds}
 */
@API(status = API.Status.EXPERIMENTAL)
public record Repeatability(
    List<Path> classPath, String definition, Path environments, List<Path> crds) {
  public Repeatability {
    classPath = List.copyOf(classPath);
    crds = List.copyOf(crds);
  }

  /**
   * Compares what was rendered here with what another process renders.
   *
   * @param layouts environments as they would be written
   * @return one finding for each environment that differs ({@link PlimsollCodes#NOT_REPEATABLE}),
   *     with the first object and field that do
   * @throws dev.plimsoll.finding.FindingsException if the other process fails
   */
  public List<Finding> check(List<OutputLayout> layouts) {
    Path folder = temporary();
    try {
      new SecondProcess(classPath)
          .generate(
              definition,
              environments,
              crds,
              layouts.stream().map(OutputLayout::environment).toList(),
              folder);
      var findings = new ArrayList<Finding>();
      for (OutputLayout layout : layouts) {
        FirstDifference.between(layout, read(folder.resolve(layout.environment())))
            .ifPresent(findings::add);
      }
      return findings;
    } finally {
      delete(folder);
    }
  }

  private static SortedMap<String, String> read(Path folder) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String path =
            folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
        if (!path.startsWith(".")) {
          files.put(path, Files.readString(file, StandardCharsets.UTF_8));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("plimsoll");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
