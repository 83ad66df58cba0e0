package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.schema.record.RecordCodes;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads one environment file, as far as it can be judged on its own: version, name, and the shape
 * of its sections. What they hold is read when the environment is bound.
 */
final class EnvironmentFileReader {
  private static final List<String> MAPS =
      List.of("target", "bindings", "settings", "naming", "labels", "images");
  private static final List<String> LISTS =
      List.of("externals", "crds", "overlays", "disputed", "accepted");
  private static final List<String> TEXTS = List.of("description", "extends", "stage", "openApi");

  private final MapNode tree;
  private final Where where;
  private final Findings findings;

  private EnvironmentFileReader(MapNode tree, Where where, Findings findings) {
    this.tree = tree;
    this.where = where;
    this.findings = findings;
  }

  /** The file, or empty with the reason in the findings. */
  static Optional<EnvironmentFile> read(Path path, Findings findings) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      EnvironmentFolder.unreadable(path, "file", e, findings);
      return Optional.empty();
    }
    var own = new Findings();
    String file = EnvironmentFolder.text(path);
    List<YamlDocument> documents = YamlReader.read(bytes, file, own);
    findings.addAll(own.sorted());
    if (own.hasErrors()) {
      return Optional.empty();
    }
    Where where = Where.named("file", path.getFileName().toString()).in(Place.file(file, 0, 0));
    if (documents.size() != 1 || !(documents.get(0).root() instanceof MapNode tree)) {
      findings.add(
          EnvironmentCodes.NOT_AN_ENVIRONMENT,
          where,
          "the file holds " + (documents.size() == 1 ? "no map" : documents.size() + " documents"),
          "write one map that begins with \"schema: "
              + EnvironmentFolder.SCHEMA
              + "\", or move the file elsewhere");
      return Optional.empty();
    }
    return new EnvironmentFileReader(tree, where, findings).read(path);
  }

  private Optional<EnvironmentFile> read(Path path) {
    if (!isOfOurVersion()) {
      return Optional.empty();
    }
    Optional<String> name = name();
    if (!shapesAreRight() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new EnvironmentFile(path, name.get(), tree.findText("extends"), tree));
  }

  private boolean isOfOurVersion() {
    Optional<String> schema = tree.findText("schema");
    if (schema.equals(Optional.of(EnvironmentFolder.SCHEMA))) {
      return true;
    }
    if (schema.equals(Optional.of(OverlayFile.SCHEMA))) {
      findings.add(
          EnvironmentCodes.WRONG_VERSION,
          at("schema"),
          "the file holds overlays, and stands among the environments",
          "move it into a folder below, for example overlays, and correct the path in \"overlays\""
              + " of the environment");
      return false;
    }
    findings.add(
        EnvironmentCodes.WRONG_VERSION,
        at("schema"),
        tree.find("schema")
            .map(node -> "the schema is " + shown(node))
            .orElse("there is no schema"),
        "begin the file with \"schema: "
            + EnvironmentFolder.SCHEMA
            + (schema.filter(text -> text.startsWith("plimsoll/environment/")).isPresent()
                ? "\""
                : "\", or move it elsewhere if it describes no environment"));
    return false;
  }

  /** The name is a folder of the output too, so it must be one that every file system takes. */
  private Optional<String> name() {
    Optional<String> name = tree.findText("environment");
    if (name.isEmpty()) {
      Optional<Node> other = tree.find("environment").filter(node -> !isNull(node));
      findings.add(
          EnvironmentCodes.NOT_AN_ENVIRONMENT,
          at("environment"),
          other
              .map(node -> "the environment is named by a text, and this is " + shown(node))
              .orElse("the file does not name its environment"),
          other.isPresent() ? "put it in quotes" : "write \"environment: <name>\"");
      return Optional.empty();
    }
    try {
      return Optional.of(DnsLabel.of(name.get()).value());
    } catch (InvalidValueException refused) {
      findings.add(
          EnvironmentCodes.NOT_AN_ENVIRONMENT,
          at("environment"),
          refused.getMessage(),
          "write a name such as \"prod-eks\"");
      return Optional.empty();
    }
  }

  private boolean shapesAreRight() {
    boolean maps = MAPS.stream().filter(key -> !has(key, MapNode.class, "map")).count() == 0;
    boolean lists = LISTS.stream().filter(key -> !has(key, ListNode.class, "list")).count() == 0;
    boolean texts = TEXTS.stream().filter(key -> !isText(key)).count() == 0;
    return maps && lists && texts;
  }

  private boolean has(String key, Class<? extends Node> shape, String word) {
    return tree.find(key).filter(node -> !shape.isInstance(node) && !isNull(node)).isEmpty()
        || wrong(key, "\"" + key + "\" is no " + word, "write a " + word + ", or take it out");
  }

  private boolean isText(String key) {
    return tree.find(key)
            .filter(node -> !(node instanceof ScalarNode text && text.isString()) && !isNull(node))
            .isEmpty()
        || wrong(key, "\"" + key + "\" is no text", "write a text, or take it out");
  }

  private boolean wrong(String key, String problem, String fix) {
    findings.add(RecordCodes.WRONG_TYPE, at(key), problem, fix);
    return false;
  }

  private static String shown(Node node) {
    return node instanceof ScalarNode ? node.toString() : "no text";
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  private Where at(String key) {
    return tree.find(key)
        .map(node -> where.at(FieldPath.of(key)).from(node.origin()))
        .orElse(where);
  }
}
