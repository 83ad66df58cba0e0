package dev.plimsoll.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page of changes: those that are not released yet, from the change files, then what {@code
 * CHANGELOG.md} says of releases.
 */
final class ChangesPage {
  /** The name of the page. */
  static final String NAME = "changes";

  private static final List<String> WORDS =
      List.of("added", "changed", "deprecated", "removed", "fixed", "security");

  private ChangesPage() {}

  /** The page as Markdown. */
  static String markdown(Repository repository) {
    var text =
        new StringBuilder(
            """
            ---
            title: Changes
            group: Reference
            order: 20
            summary: What changed for users, newest first.
            ---

            ## Not released yet
            """);
    SortedMap<String, String> files = files(repository.root().resolve("changes/unreleased"));
    for (String word : WORDS) {
      List<String> changes =
          files.values().stream()
              .filter(change -> change.startsWith(word + ": "))
              .map(change -> change.substring(word.length() + 2).strip())
              .toList();
      if (!changes.isEmpty()) {
        text.append("\n### ").append(capital(word)).append("\n\n");
        changes.forEach(change -> text.append("- ").append(capital(change)).append('\n'));
      }
    }
    return text.append(releases(repository)).toString();
  }

  /** The sections of versions; none before the first release. */
  private static String releases(Repository repository) {
    String log = repository.text("CHANGELOG.md").orElse("");
    int first = log.indexOf("\n## [", log.indexOf("## [Unreleased]") + 1);
    return first < 0 ? "" : log.substring(first);
  }

  private static SortedMap<String, String> files(Path folder) {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".md")).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
