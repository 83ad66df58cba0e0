package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Place;
import java.util.function.Consumer;

/**
 * Cuts a file into documents at each line that begins with {@code ---}, before any YAML is read, as
 * kubectl does: such a line inside a text cuts too, and nothing but a comment may stand after the
 * three dashes.
 *
 * @see <a href="https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader">YAMLReader</a>
 */
final class DocumentCutter {
  private static final String SEPARATOR = "---";

  private final String text;
  private final String file;
  private final int firstLine;
  private final Findings findings;

  /** A cutter of a text that begins on a line of its file, counted from 1. */
  DocumentCutter(String text, String file, int firstLine, Findings findings) {
    this.text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    this.file = file;
    this.firstLine = firstLine;
    this.findings = findings;
  }

  /**
   * Whether kubectl would try the file as JSON first: its first character that is no space is a
   * brace.
   */
  boolean isJson() {
    return DocumentReader.isJson(text);
  }

  /**
   * Calls a function for each document.
   *
   * @param broken called for a document that cannot be read because of what stands before it
   */
  void forEach(Consumer<DocumentSource> action, Runnable broken) {
    int line = firstLine;
    int from = 0;
    int at = text.startsWith(SEPARATOR) ? 0 : next(0);
    boolean begun = firstLine > 1;
    while (at >= 0) {
      begun |= at > from;
      if (at > from) {
        action.accept(source(from, at, line));
        line += breaks(from, at);
      }
      int end = text.indexOf('\n', at);
      int stop = end < 0 ? text.length() : end;
      // A separator before any content is no end to kubectl, but the first line of the document.
      if (!begun && stop > at + SEPARATOR.length() && text.charAt(at + SEPARATOR.length()) == '#') {
        begun = true;
        from = at;
        at = next(at);
        continue;
      }
      boolean good = isSeparator(at, stop, line);
      begun = !begun;
      from = end < 0 ? text.length() : end + 1;
      line += end < 0 ? 0 : 1;
      at = text.startsWith(SEPARATOR, from) ? from : next(from);
      if (!good) {
        int skipped = at < 0 ? text.length() : at;
        line += breaks(from, skipped);
        from = skipped;
        broken.run();
      }
    }
    if (from < text.length()) {
      action.accept(source(from, text.length(), line));
    }
  }

  /** The next line after a position that begins with three dashes, or -1. */
  private int next(int from) {
    int found = text.indexOf("\n" + SEPARATOR, from);
    return found < 0 ? -1 : found + 1;
  }

  private boolean isSeparator(int from, int to, int line) {
    String rest = text.substring(from + SEPARATOR.length(), to).strip();
    if (rest.isEmpty() || rest.charAt(0) == '#') {
      return true;
    }
    DocumentSource source = source(from, to, line);
    source.report(
        findings,
        NodeCodes.BAD_SEPARATOR,
        source.origin(0, 0),
        "after --- stands \"" + rest + "\", where kubectl allows a comment only",
        "move it to the next line, or indent the line if it is part of a text");
    return false;
  }

  private DocumentSource source(int from, int to, int line) {
    String part = text.substring(text.startsWith("\uFEFF", from) ? from + 1 : from, to);
    String ended = to == text.length() && !part.endsWith("\n") ? part + "\n" : part;
    String lines = ended.replace('\r', '\n');
    return new DocumentSource(lines, Place.file(file, line, 1), Layer.INPUT);
  }

  private int breaks(int from, int to) {
    int count = 0;
    for (int at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    return count;
  }
}
