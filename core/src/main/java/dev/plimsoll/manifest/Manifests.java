package dev.plimsoll.manifest;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.Documents;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Reads manifests that another program wrote, with kubectl's meaning; every value knows its line.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Manifests {
  private Manifests() {}

  /**
   * The objects of a text, in its order; a {@code List} counts as its items.
   *
   * @param text YAML or JSON, one or more documents
   * @param file what findings and origins call the text
   * @throws FindingsException if the text cannot be read, or a document is no object
   */
  public static List<Manifest> read(String text, String file) {
    var findings = new Findings();
    List<Manifest> manifests = objects(YamlReader.read(text, file, findings), findings);
    findings.throwIfErrors();
    return manifests;
  }

  /**
   * The objects of a resource of the class path, in its order, such as {@code
   * META-INF/dekorate/kubernetes.yml}.
   *
   * @param near a class of the jar or folder that has the resource
   * @param path from the root of the class path, without a slash before it
   * @throws FindingsException if there is no such resource ({@link
   *     ManifestCodes#RESOURCE_NOT_FOUND}), it cannot be read, or a document is no object
   */
  public static List<Manifest> resource(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new FindingsException(
            Finding.of(
                ManifestCodes.RESOURCE_NOT_FOUND,
                Where.named("resource", path),
                "the class path of " + near.getName() + " does not have it",
                "compile the module that writes it first, with annotation processing on"));
      }
      var findings = new Findings();
      List<Manifest> manifests =
          objects(YamlReader.read(in.readAllBytes(), path, findings), findings);
      findings.throwIfErrors();
      return manifests;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static List<Manifest> objects(List<YamlDocument> documents, Findings findings) {
    var manifests = new ArrayList<Manifest>();
    for (YamlDocument document : Documents.unfold(documents)) {
      Optional<FieldPath> missing = missing(document);
      if (missing.isPresent()) {
        findings.add(
            ManifestCodes.NO_OBJECT,
            Where.named("file", document.file())
                .at(missing.get())
                .in(Place.file(document.file(), document.line(), 0)),
            "the document has no text there",
            "write it, or remove the document");
      } else {
        manifests.add(Manifest.of((MapNode) document.root()));
      }
    }
    return List.copyOf(manifests);
  }

  /** The first field that makes an object and is not there. */
  private static Optional<FieldPath> missing(YamlDocument document) {
    return Stream.of(
            FieldPath.of("apiVersion"), FieldPath.of("kind"), FieldPath.of("metadata", "name"))
        .filter(path -> !isText(document.root().find(path)))
        .findFirst();
  }

  private static boolean isText(Optional<Node> node) {
    return node.filter(n -> n instanceof ScalarNode s && s.isString() && !s.text().isEmpty())
        .isPresent();
  }
}
