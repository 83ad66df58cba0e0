package dev.plimsoll.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the repository that pages quote and link.
 *
 * @param root the folder of the root {@code pom.xml}
 */
record Repository(Path root) {
  private static final String BEGIN = "region ";
  private static final String END = "endregion";

  Repository {
    root = root.toAbsolutePath().normalize();
  }

  /** A text file by its path from the root; empty if there is none. */
  Optional<String> text(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The path of a main source file of any module.
   *
   * @param file below a folder of sources, for example {@code dev/plimsoll/Plimsoll.java}
   */
  Optional<String> source(String file) {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/main/java").resolve(file))
          .filter(Files::isRegularFile)
          .map(found -> root.relativize(found).toString())
          .findFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where {@code mvn javadoc:aggregate} writes. */
  Path javadoc() {
    return root.resolve("target/reports/apidocs");
  }

  /** Whether the Javadoc of all modules was built. */
  boolean hasJavadoc() {
    return Files.isRegularFile(javadoc().resolve("index.html"));
  }

  /**
   * A part of a text between {@code // region NAME} and {@code // endregion} (in YAML {@code #}),
   * moved to the left as far as it goes. Regions do not nest.
   */
  static Optional<String> region(String text, String name) {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      if (isMarker(line, BEGIN + name)) {
        inside = true;
      } else if (inside && isMarker(line, END)) {
        return Optional.of(toTheLeft(lines));
      } else if (inside) {
        lines.add(line);
      }
    }
    return Optional.empty();
  }

  /** A text without the lines that mark regions. */
  static String withoutMarkers(String text) {
    return String.join("\n", text.lines().filter(line -> !isAnyMarker(line)).toList()) + "\n";
  }

  private static boolean isAnyMarker(String line) {
    String comment = comment(line);
    return comment.startsWith(BEGIN) || comment.equals(END);
  }

  private static boolean isMarker(String line, String marker) {
    return comment(line).equals(marker);
  }

  /** What a line says that is a comment and nothing else; empty for other lines. */
  private static String comment(String line) {
    String text = line.strip();
    for (String sign : List.of("// ", "# ")) {
      if (text.startsWith(sign)) {
        return text.substring(sign.length());
      }
    }
    return "";
  }

  private static String toTheLeft(List<String> lines) {
    int margin =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.isBlank() ? "" : line.substring(margin)).append('\n'));
    return text.toString();
  }
}
