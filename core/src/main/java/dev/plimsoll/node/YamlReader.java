package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Reads YAML and JSON with the meaning that they have for kubectl.
 *
 * <p>A file is cut into documents where kubectl cuts it, at each line that begins with {@code ---};
 * a broken document gives one finding, and the others are read all the same. Plain scalars mean
 * what they mean in YAML 1.1 as go-yaml v2 reads it: {@code yes} is true, {@code 0644} is 420,
 * {@code 12:30} and {@code 2020-01-01} are texts. Keys become texts. What kubectl passes over in
 * silence, such as a key that stands twice, is a finding; the value is then the one that kubectl
 * would take, so that later checks can go on.
 *
 * <p>A file whose first character is a brace is JSON, or else YAML. Line breaks may be LF, CRLF or
 * CR. A byte order mark is skipped; a file in UTF-16 is refused.
 *
 * <p>Origins: the value of a map entry has the place of its key, a list item and a root their own.
 *
 * <p>Limits, per document: 16 Mi characters, 500 levels, and kubectl's rule on aliases.
 *
 * @see <a href="https://pkg.go.dev/sigs.k8s.io/yaml">sigs.k8s.io/yaml</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads all documents of a text that was read from a file.
   *
   * @param file the file as the user gave it, with {@code /}
   * @param findings receives what is wrong
   * @return the documents that could be read, without those that hold nothing
   */
  public static List<YamlDocument> read(String text, String file, Findings findings) {
    var gathered = new GatheredDocuments(new ArrayList<>(), findings);
    var own = new Findings();
    var cutter = new DocumentCutter(text, file, 1, own);
    var reader = new DocumentReader(cutter.isJson(), own, gathered);
    cutter.forEach(reader::read, reader::skip);
    return List.copyOf(gathered.documents());
  }

  /**
   * Reads all documents of a file; the bytes must be UTF-8. See {@link #read(String, String,
   * Findings)}.
   */
  public static List<YamlDocument> read(byte[] bytes, String file, Findings findings) {
    Optional<String> text = Utf8.isWide(bytes) ? Optional.empty() : Utf8.decode(bytes);
    if (text.isPresent()) {
      return read(text.get(), file, findings);
    }
    var gathered = new GatheredDocuments(new ArrayList<>(), findings);
    try {
      stream(new ByteArrayInputStream(bytes), file, gathered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(gathered.documents());
  }

  /**
   * Reads the documents of a file one by one, so that a file of any size takes the memory of its
   * largest document. See {@link #read(String, String, Findings)}.
   *
   * @param out receives each document as soon as it is read
   * @throws IOException if the file cannot be read
   */
  public static void stream(InputStream in, String file, DocumentSink out) throws IOException {
    var findings = new Findings();
    var pieces = new PieceReader(in, file, findings);
    Optional<DocumentReader> reader = Optional.empty();
    for (Optional<PieceReader.Piece> piece = pieces.next();
        piece.isPresent();
        piece = pieces.next()) {
      byte[] bytes = piece.get().bytes();
      int line = piece.get().line();
      Optional<String> text = Utf8.isWide(bytes) ? Optional.empty() : Utf8.decode(bytes);
      if (text.isEmpty()) {
        Utf8.refuse(
            bytes, new DocumentSource("", Place.file(file, line, 1), Layer.INPUT), findings);
      }
      var cutter = new DocumentCutter(text.orElse(""), file, line, findings);
      DocumentReader known =
          reader.orElseGet(() -> new DocumentReader(cutter.isJson(), findings, out));
      if (text.isEmpty() || piece.get().tooLarge()) {
        known.skip();
      }
      if (Utf8.isWide(bytes)) {
        return;
      }
      cutter.forEach(known::read, known::skip);
      reader = Optional.of(known);
    }
  }
}
