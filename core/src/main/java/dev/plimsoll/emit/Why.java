package dev.plimsoll.emit;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The answer to {@code why FILE#/json/pointer}: which layer wrote a value of an emitted file, and
 * where.
 *
 * <p>Origins of single values are not stored beside the output: the environment is rendered again,
 * which gives the same bytes, and the tree knows. The inventory holds the origin of each whole file
 * only.
 *
 * @param path the file, relative to the folder of the environment
 * @param object the object in the file; empty for a file that holds none
 * @param field the field that was asked for; {@link FieldPath#ROOT} for the whole file
 * @param value the value as a short text
 * @param chain who wrote it, and then, outward, who wrote what it stands in; neighbours that one
 *     origin wrote together are one link
 * @param sources the values of the environment's files that it comes from, in the order of the keys
 */
@API(status = API.Status.EXPERIMENTAL)
public record Why(
    String path,
    Optional<Identity> object,
    FieldPath field,
    String value,
    List<Link> chain,
    List<Source> sources) {
  public Why {
    Objects.requireNonNull(object, "object");
    chain = List.copyOf(chain);
    sources = List.copyOf(sources);
  }

  private Why(
      String path, Optional<Identity> object, FieldPath field, String value, List<Link> chain) {
    this(path, object, field, value, chain, List.of());
  }

  /**
   * A value of an environment file that decides what is written.
   *
   * @param key its path in the file, for example {@code settings.replicas}
   * @param place where it is written
   */
  public record Source(FieldPath key, Place place) {}

  /** The same answer with the values of the environment's files that the value comes from. */
  public Why from(List<Source> others) {
    return new Why(path, object, field, value, chain, others);
  }

  /**
   * One link of the chain.
   *
   * @param field the innermost field that this origin wrote on the way
   * @param origin who wrote it
   */
  public record Link(FieldPath field, Origin origin) {}

  /** Who wrote the value itself. */
  public Origin origin() {
    return chain.get(0).origin();
  }

  /**
   * Answers.
   *
   * @param layout the environment as it would be written
   * @param question a file and, after {@code #}, a JSON pointer (RFC 6901); the file relative to
   *     the environment's folder, or any path that ends with environment and file
   * @throws FindingsException if there is no such file or value ({@link EmitCodes#NO_SUCH_VALUE})
   */
  public static Why of(OutputLayout layout, String question) {
    int hash = question.indexOf('#');
    String file = hash < 0 ? question : question.substring(0, hash);
    String pointer = hash < 0 ? "" : question.substring(hash + 1);
    String path = path(layout, file);
    Optional<Manifest> manifest = layout.manifestAt(path);
    FieldPath field = field(pointer, file);
    if (manifest.isPresent()) {
      return inManifest(path, manifest.get(), field);
    }
    if (!field.isRoot()) {
      throw unknown(
          file,
          "the file holds no object, so a pointer into it leads nowhere",
          "ask for the file alone: " + path);
    }
    Origin origin =
        layout.extras().stream()
            .filter(extra -> extra.path().equals(path))
            .map(ExtraFile::origin)
            .findFirst()
            .orElseGet(OutputLayout::origin);
    return new Why(path, Optional.empty(), field, "a file", List.of(new Link(field, origin)));
  }

  private static String path(OutputLayout layout, String file) {
    String wanted = file.replace('\\', '/');
    String behind = "/" + wanted;
    return layout.paths().stream()
        .filter(
            path -> wanted.equals(path) || behind.endsWith("/" + layout.environment() + "/" + path))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    file,
                    "environment \"" + layout.environment() + "\" has no such file",
                    near(layout, wanted)
                        .map(path -> "write \"" + path + "\"")
                        .orElse(
                            "give a path as "
                                + Inventory.PATH
                                + " lists it, for example "
                                + layout.paths().get(0))));
  }

  /** The file that was probably meant: of another environment, in another folder, misspelt. */
  private static Optional<String> near(OutputLayout layout, String wanted) {
    String name = wanted.substring(wanted.lastIndexOf('/') + 1);
    String folder = wanted.substring(0, wanted.length() - name.length());
    String last = folder.substring(folder.lastIndexOf('/', Math.max(0, folder.length() - 2)) + 1);
    return layout.paths().stream()
        .filter(path -> ("/" + wanted).endsWith("/" + path))
        .findFirst()
        .or(
            () ->
                layout.paths().stream()
                    .filter(path -> !name.isEmpty() && ("/" + path).endsWith("/" + name))
                    .findFirst())
        .or(() -> Nearest.of(last + name, layout.paths()));
  }

  private static FieldPath field(String pointer, String file) {
    try {
      return FieldPath.ofPointer(pointer);
    } catch (IllegalArgumentException e) {
      boolean begins = pointer.startsWith("/");
      throw unknown(
          file,
          "\""
              + pointer
              + "\" is no JSON pointer: "
              + (begins ? "a ~ stands before neither 0 nor 1" : "it does not begin with a slash"),
          begins
              ? "write ~0 for ~, and ~1 for a slash within a key"
              : "write /" + pointer.replace('.', '/'));
    }
  }

  private static Why inManifest(String path, Manifest manifest, FieldPath field) {
    var chain = new ArrayList<Link>();
    Node value = manifest.find(field).orElseThrow(() -> absent(manifest, field));
    FieldPath at = field;
    Node node = value;
    chain.add(new Link(at, node.origin()));
    while (!at.isRoot()) {
      at = at.parent();
      node = manifest.find(at).orElseThrow();
      if (!chain.get(chain.size() - 1).origin().equals(node.origin())) {
        chain.add(new Link(at, node.origin()));
      }
    }
    return new Why(path, Optional.of(manifest.identity()), field, shortText(value), chain);
  }

  private static FindingsException absent(Manifest manifest, FieldPath field) {
    FieldPath at = field.parent();
    while (manifest.find(at).isEmpty()) {
      at = at.parent();
    }
    Node nearest = manifest.find(at).orElseThrow();
    String here = at.isRoot() ? "the object" : at.toString();
    return new FindingsException(
        Finding.of(
            EmitCodes.NO_SUCH_VALUE,
            manifest.where(field),
            "the object has no such field",
            here + " has " + contents(nearest)));
  }

  private static String contents(Node node) {
    if (node instanceof EmbeddedNode embedded) {
      return contents(embedded.content());
    }
    if (node instanceof MapNode map) {
      return map.isEmpty() ? "no fields" : "the fields " + String.join(", ", map.keys());
    }
    if (node instanceof ListNode list) {
      return list.isEmpty() ? "no items" : "the items 0 to " + (list.size() - 1);
    }
    return "no fields: it is " + shortText(node);
  }

  private static String shortText(Node node) {
    if (node instanceof MapNode map) {
      return "a map of " + map.size();
    }
    if (node instanceof ListNode list) {
      return "a list of " + list.size();
    }
    if (node instanceof EmbeddedNode embedded) {
      return "a " + embedded.format().name() + " document";
    }
    ScalarNode scalar = (ScalarNode) node;
    int line = scalar.text().indexOf('\n');
    return line >= 0 ? "a text of several lines" : scalar.toString();
  }

  private static FindingsException unknown(String file, String problem, String fix) {
    return new FindingsException(
        Finding.of(EmitCodes.NO_SUCH_VALUE, Where.named("file", file), problem, fix));
  }

  /** The answer for people: one line, and one for each link outward. */
  public String text() {
    String subject = object.map(Identity::toString).orElse(path);
    var text =
        new StringBuilder(subject)
            .append(field.isRoot() ? "" : " at " + field)
            .append(" is ")
            .append(value);
    text.append("\n  written by ").append(shown(origin()));
    for (Source source : sources) {
      text.append("\n  from ").append(source.key()).append(", ").append(source.place());
    }
    for (Link link : chain.subList(1, chain.size())) {
      text.append("\n  in ")
          .append(link.field().isRoot() ? "the object" : link.field())
          .append(", written by ")
          .append(link.origin());
    }
    return text.toString();
  }

  private static String shown(Origin origin) {
    return origin.place() instanceof Place.Unknown ? origin.layer().word() : origin.toString();
  }
}
