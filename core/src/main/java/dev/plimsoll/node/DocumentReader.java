package dev.plimsoll.node;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import java.util.Locale;
import java.util.Optional;

/** Reads the documents of one file, one by one, and numbers them. */
final class DocumentReader {
  static final int MAX_LENGTH = 16 << 20;

  /** kubectl looks for YAML behind a JSON value only if so much follows. */
  private static final int SHORTEST_REST = 4;

  private final boolean json;
  private final Findings findings;
  private final DocumentSink out;
  private int index;

  /**
   * A reader.
   *
   * @param findings where the parts of the reader put what they find; emptied into the sink with
   *     each document
   */
  DocumentReader(boolean json, Findings findings, DocumentSink out) {
    this.json = json;
    this.findings = findings;
    this.out = out;
  }

  /** Reads one document, or the run of JSON values that stands in its place. */
  void read(DocumentSource source) {
    try {
      if (json && isJson(source.text())) {
        readJson(source);
      } else {
        readYaml(source);
      }
    } catch (BrokenDocument e) {
      source.report(findings, e.code(), e.origin(), e.problem(), e.fix());
      skip();
    }
  }

  /** Counts a document that cannot be read; why is in the findings. */
  void skip() {
    out.broken(index++, findings.drain());
  }

  /**
   * Like kubectl, takes for YAML what is not JSON; of two failures the one that came further tells
   * more.
   */
  private void readJson(DocumentSource source) throws BrokenDocument {
    checkLength(source);
    var reader = new JsonReader(source, findings);
    DocumentSource rest = source;
    int values = 0;
    try {
      for (Optional<Node> value = reader.next(); value.isPresent(); value = reader.next()) {
        accept(value.get(), source);
        rest = reader.rest();
        values++;
      }
    } catch (BrokenDocument notJson) {
      if (values > 1 || (values == 1 && rest.text().length() < SHORTEST_REST)) {
        throw notJson;
      }
      try {
        readYaml(values == 0 ? behindSpaces(source) : rest);
      } catch (BrokenDocument notYaml) {
        throw notYaml.code().equals(NodeCodes.AFTER_END) || notYaml.isFurtherThan(notJson)
            ? notYaml
            : notJson;
      }
    }
  }

  static boolean isJson(String text) {
    int at = GoSpace.skip(text);
    return at < text.length() && text.charAt(at) == '{';
  }

  private static DocumentSource behindSpaces(DocumentSource source) {
    int at = GoSpace.skipLine(source.text());
    boolean hasBreak = at > 0 && source.text().charAt(at - 1) == '\n';
    return at == 0 ? source : source.from(at, hasBreak ? 1 : 0, hasBreak ? 0 : at);
  }

  private void readYaml(DocumentSource source) throws BrokenDocument {
    checkLength(source);
    checkCharacters(source);
    TreeReader.read(source, findings)
        .filter(root -> !isNull(root))
        .ifPresent(root -> accept(root, source));
  }

  private static boolean isNull(Node root) {
    return root instanceof ScalarNode scalar && scalar.isNull();
  }

  private void accept(Node root, DocumentSource source) {
    int line =
        root.origin().place() instanceof Place.InFile place ? place.line() : source.firstLine();
    out.read(new YamlDocument(index++, root, source.file(), line), findings.drain());
  }

  private static void checkLength(DocumentSource source) throws BrokenDocument {
    int length = source.text().length();
    if (length > MAX_LENGTH) {
      throw new BrokenDocument(
          NodeCodes.TOO_LARGE,
          source.origin(0, 0),
          "the document has " + length + " characters",
          "split it");
    }
  }

  private static void checkCharacters(DocumentSource source) throws BrokenDocument {
    String text = source.text();
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
