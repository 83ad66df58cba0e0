package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import java.util.ArrayList;
import java.util.List;
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
    return read(text, file, Layer.INPUT, findings);
  }

  /**
   * Reads all documents of a file; the bytes must be UTF-8. See {@link #read(String, String,
   * Findings)}.
   */
  public static List<YamlDocument> read(byte[] bytes, String file, Findings findings) {
    return Utf8.decode(bytes, file, findings)
        .map(text -> read(text, file, Layer.INPUT, findings))
        .orElse(List.of());
  }

  /**
   * Reads all documents of a text, whose values get a layer of origin. See {@link #read(String,
   * String, Findings)}.
   */
  public static List<YamlDocument> read(String text, String file, Layer layer, Findings findings) {
    var documents = new ArrayList<YamlDocument>();
    var cutter = new DocumentCutter(text, file, layer, findings);
    var reader = new DocumentReader(cutter.isJson(), findings, documents::add);
    cutter.forEach(reader::read);
    return List.copyOf(documents);
  }
}
