package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the documents of one file, one by one, and numbers them. */
final class DocumentReader {
  private static final int MAX_LENGTH = 16 << 20;

  private final boolean json;
  private final Findings findings;
  private final Consumer<YamlDocument> out;
  private int index;

  DocumentReader(boolean json, Findings findings, Consumer<YamlDocument> out) {
    this.json = json;
    this.findings = findings;
    this.out = out;
  }

  /** Reads one document, or the run of JSON values that stands in its place. */
  void read(DocumentSource source) {
    try {
      checkText(source);
      if (json && source.text().stripLeading().startsWith("{")) {
        readJson(source);
      } else {
        EventReader.read(source, findings).ifPresent(root -> accept(root, source));
      }
    } catch (BrokenDocument e) {
      source.report(findings, e.code(), e.origin(), e.problem(), e.fix());
      index++;
    }
  }

  private void readJson(DocumentSource source) throws BrokenDocument {
    EventReader.read(source, findings).ifPresent(root -> accept(root, source));
  }

  private void accept(Node root, DocumentSource source) {
    int line =
        root.origin().place() instanceof dev.plimsoll.finding.Place.InFile in
            ? in.line()
            : source.firstLine();
    out.accept(new YamlDocument(index++, root, source.file(), line));
  }

  private static void checkText(DocumentSource source) throws BrokenDocument {
    String text = source.text();
    if (text.length() > MAX_LENGTH) {
      throw new BrokenDocument(
          NodeCodes.TOO_LARGE,
          source.origin(0, 0),
          "the document has " + text.length() + " characters",
          "split it");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t') {
        continue;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw refuse(
              source,
              i,
              NodeCodes.BAD_ENCODING,
              "is half of a surrogate pair",
              "write the whole character");
        }
        i++;
      } else if ((c < 0xA0 && c != 0x85) || c == 0xFFFE || c == 0xFFFF) {
        throw refuse(
            source,
            i,
            NodeCodes.BAD_CHARACTER,
            "is not allowed in YAML",
            "remove it, or write it as an escape in double quotes");
      } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw refuse(
            source,
            i,
            NodeCodes.BAD_CHARACTER,
            "is a line break for some readers and text for others",
            "write it as an escape in double quotes");
      }
    }
  }

  private static BrokenDocument refuse(
      DocumentSource source, int at, Code code, String problem, String fix) {
    String before = source.text().substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    Origin origin = source.origin(line, column);
    String name = String.format(Locale.ROOT, "U+%04X", (int) source.text().charAt(at));
    return new BrokenDocument(code, origin, "the character " + name + " " + problem, fix);
  }
}
