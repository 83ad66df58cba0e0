package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The formats of embedded documents that core knows.
 *
 * <p>Each gives back the tree that it wrote, with these exceptions: comments, blank lines and the
 * order of keys are not part of a tree and are lost when a text is read; INI and properties know
 * texts only, so a number or a truth value is read back as its text. What a format cannot say is
 * refused when it is written.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class EmbeddedFormats {
  /**
   * YAML of one document. Scalars have the meaning of {@link YamlReader}; the program that reads
   * the text may see another one in what stands bare ({@code 0644}, {@code on}), so quote such
   * texts; what we write means the same to all.
   */
  public static final EmbeddedFormat YAML =
      new Format("yaml", EmbeddedFormats::readYaml, YamlWriter::write);

  /** JSON, written for people: two blanks per level. */
  public static final EmbeddedFormat JSON =
      new Format("json", EmbeddedFormats::readJson, JsonWriter::pretty);

  /**
   * The INI of Python's {@code configparser}: a map of sections, each a map of texts; texts beside
   * the sections stand before the first, as Grafana has them. {@code %} is a character as any
   * other. Keys keep their case.
   *
   * @see <a
   *     href="https://docs.python.org/3/library/configparser.html#supported-ini-file-structure">configparser</a>
   */
  public static final EmbeddedFormat INI =
      new Format(
          "ini", (text, place) -> new IniReader(source(text, place)).read(), IniWriter::write);

  /**
   * Java's properties: a map of texts. Everything beyond ASCII is written as an escape, so that it
   * is read alike as ISO 8859-1 and as UTF-8.
   *
   * @see <a
   *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)">Properties.load</a>
   */
  public static final EmbeddedFormat PROPERTIES =
      new Format(
          "properties",
          (text, place) -> new PropertiesReader(source(text, place)).read(),
          PropertiesWriter::write);

  private static final List<EmbeddedFormat> ALL = List.of(YAML, JSON, INI, PROPERTIES);

  private EmbeddedFormats() {}

  /** The format with a name, for example {@code yaml}, if core knows it. */
  public static Optional<EmbeddedFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /**
   * The format that the name of a file tells: {@code .yaml}, {@code .yml}, {@code .json}, {@code
   * .ini}, {@code .cfg}, {@code .properties}.
   */
  public static Optional<EmbeddedFormat> ofFile(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "yaml", "yml" -> Optional.of(YAML);
      case "json" -> Optional.of(JSON);
      case "ini", "cfg" -> Optional.of(INI);
      case "properties" -> Optional.of(PROPERTIES);
      default -> Optional.empty();
    };
  }

  private interface Reader {
    Node read(String text, Place place) throws BrokenDocument;
  }

  private interface Writer {
    String write(Node content);
  }

  private record Format(String name, Reader reader, Writer writer) implements EmbeddedFormat {
    @Override
    public Node read(String text, Place place) {
      try {
        return reader.read(text, place);
      } catch (BrokenDocument e) {
        var findings = new Findings();
        source(text, place).report(findings, e.code(), e.origin(), e.problem(), e.fix());
        throw new FindingsException(findings.sorted());
      }
    }

    @Override
    public String write(Node content) {
      return writer.write(content);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static DocumentSource source(String text, Place place) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String lines =
        unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n").replace('\r', '\n');
    return new DocumentSource(
        lines, place, place instanceof Place.InFile ? Layer.INPUT : Layer.RENDER);
  }

  private static Node readYaml(String text, Place place) throws BrokenDocument {
    DocumentSource source = source(text, place);
    var gathered = new GatheredDocuments(new ArrayList<>(), new Findings());
    new DocumentReader(false, new Findings(), gathered).read(source);
    gathered.findings().throwIfErrors();
    return gathered.documents().isEmpty()
        ? ScalarNode.nothing(source.origin(0, 0))
        : gathered.documents().get(0).root();
  }

  private static Node readJson(String text, Place place) throws BrokenDocument {
    var findings = new Findings();
    DocumentSource source = source(text, place);
    var reader = new JsonReader(source, findings);
    Optional<Node> root = reader.next();
    if (root.isEmpty()) {
      throw notOfFormat(
          source.origin(0, 0), "JSON", "it holds nothing", "write a value, for example {}");
    }
    Optional<Node> more = reader.next();
    if (more.isPresent()) {
      throw notOfFormat(
          more.get().origin(), "JSON", "a second value follows the first", "remove one of the two");
    }
    findings.throwIfErrors();
    return root.get();
  }

  static BrokenDocument notOfFormat(Origin origin, String format, String problem, String fix) {
    return new BrokenDocument(
        NodeCodes.NOT_OF_FORMAT, origin, "the text is not " + format + ": " + problem, fix);
  }
}
