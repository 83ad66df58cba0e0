package dev.plimsoll.check.files;

import dev.plimsoll.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Shows the line of a file that a finding is about, with a caret under the column:
 *
 * <pre>
 *   7 |   replicaz: 3
 *     |   ^
 * </pre>
 *
 * Remembers the lines of one file, since findings come file by file. Not thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SourceLines {
  /** Files larger than this are not read a second time only to show a line: 16 MiB. */
  private static final long LARGEST = 16L << 20;

  private static final int WIDEST = 160;

  private String file = "";
  private List<String> lines = List.of();

  /** With no file read yet. */
  public SourceLines() {}

  /** Tells the lines of something that is no file, such as standard input. */
  public void remember(String name, String text) {
    file = name;
    lines = text.lines().toList();
  }

  /**
   * Line and caret, each indented by two, with a line break between and none at the end; empty if
   * the file cannot be read or has no such line.
   */
  public Optional<String> excerpt(Place.InFile place) {
    if (!place.file().equals(file)) {
      file = place.file();
      lines = read(file);
    }
    if (place.line() < 1 || place.line() > lines.size()) {
      return Optional.empty();
    }
    String line = lines.get(place.line() - 1);
    int[] points = line.codePoints().toArray();
    int column = Math.min(Math.max(place.column(), 1), points.length + 1);
    int from = column <= WIDEST / 2 ? 0 : column - WIDEST / 2;
    int to = Math.min(points.length, from + WIDEST);
    String number = Integer.toString(place.line());
    var text = new StringBuilder("  ").append(number).append(" | ");
    // A line that goes on says so; the caret stays below its character.
    if (from > 0) {
      text.append('…');
    }
    append(text, points, from > 0 ? from + 1 : from, to < points.length ? to - 1 : to);
    if (to < points.length) {
      text.append('…');
    }
    if (place.column() > 0) {
      text.append("\n  ").append(" ".repeat(number.length())).append(" | ");
      for (int i = from; i < column - 1; i++) {
        text.append(points[i] == '\t' ? '\t' : ' ');
      }
      text.append('^');
    }
    return Optional.of(text.toString());
  }

  /** A terminal must not obey what a file says, so control characters are shown as dots. */
  private static void append(StringBuilder text, int[] points, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean shown = points[i] == '\t' || !Character.isISOControl(points[i]);
      text.appendCodePoint(shown ? points[i] : '.');
    }
  }

  private static List<String> read(String name) {
    try {
      Path path = Path.of(name);
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
        return List.of();
      }
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
