package dev.plimsoll.finding;

import dev.plimsoll.golden.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whole texts of findings in files. {@code -Dplimsoll.updateGoldens=true} rewrites them, unless
 * {@code CI} is set; the difference is reviewed like code.
 */
public final class FindingFiles {
  private FindingFiles() {}

  /** The findings, in order, are what a file says. */
  public static void matches(Path file, Collection<Finding> findings) {
    GoldenFile.matches(file, text(findings));
  }

  /** Findings as a person reads them, one after the other. */
  public static String text(Collection<Finding> findings) {
    return findings.stream()
        .map(finding -> FindingText.render(finding) + "\n")
        .collect(Collectors.joining());
  }

  /** The folders of fixtures in a folder, by name. */
  public static Stream<Path> folders(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
