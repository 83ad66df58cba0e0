package dev.plimsoll.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlDocument;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.reference.PathPattern.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas of Kubernetes' own kinds and of custom kinds, as upstream publishes them. They are
 * not part of the project: they are looked for in the folder that the variable {@code
 * PLIMSOLL_UPSTREAM} names, else in {@code shared/upstream} beside the checkout.
 */
final class UpstreamSchemas {
  /** A schema, and the document whose definitions it refers to. */
  record Schema(MapNode node, Optional<MapNode> definitions) {}

  private final Map<KindName, List<Schema>> schemas = new HashMap<>();
  private Schema metadata;

  /** The folder with the schemas, if it is there. */
  static Optional<Path> folder() {
    String named = System.getenv("PLIMSOLL_UPSTREAM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared/upstream");
      if (Files.isDirectory(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }

  UpstreamSchemas(Path folder) throws IOException {
    for (String document : List.of("swagger-1.36.0.json", "swagger-1.34.1.json")) {
      kubernetes(folder.resolve("kubernetes").resolve(document));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("crds"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        customResources(file);
      }
    }
  }

  private static List<Node> read(Path file) throws IOException {
    var findings = new Findings();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<YamlDocument> documents = YamlReader.read(text, file.toString(), findings);
    assertThat(documents).as("%s: %s", file, findings.sorted()).isNotEmpty();
    return documents.stream().map(YamlDocument::root).toList();
  }

  private void kubernetes(Path file) throws IOException {
    MapNode definitions = ((MapNode) read(file).get(0)).findMap("definitions").orElseThrow();
    metadata =
        new Schema(
            definitions.findMap("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta").orElseThrow(),
            Optional.of(definitions));
    definitions.forEach(
        (name, definition) -> {
          var map = (MapNode) definition;
          List<Node> kinds =
              map.findList("x-kubernetes-group-version-kind")
                  .map(ListNode::items)
                  .orElse(List.of());
          for (Node item : kinds) {
            var kind = (MapNode) item;
            add(
                new KindName(
                    kind.findText("group").orElseThrow(), kind.findText("kind").orElseThrow()),
                new Schema(map, Optional.of(definitions)));
          }
        });
  }

  private void customResources(Path file) throws IOException {
    for (Node root : read(file)) {
      MapNode spec = ((MapNode) root).findMap("spec").orElseThrow();
      var kind =
          new KindName(
              spec.findText("group").orElseThrow(),
              spec.findMap("names").flatMap(n -> n.findText("kind")).orElseThrow());
      for (Node version : spec.findList("versions").orElseThrow()) {
        MapNode schema =
            ((MapNode) version)
                .findMap("schema")
                .flatMap(s -> s.findMap("openAPIV3Schema"))
                .orElseThrow();
        add(kind, new Schema(schema, Optional.empty()));
      }
    }
  }

  private void add(KindName kind, Schema schema) {
    schemas.computeIfAbsent(kind, k -> new ArrayList<>()).add(schema);
  }

  boolean knows(KindName kind) {
    return schemas.containsKey(kind);
  }

  /** The schemas at a path in any version of a kind; none if no version has the path. */
  List<Schema> at(KindName kind, List<Step> steps) {
    return schemas.get(kind).stream()
        .flatMap(
            schema -> isMetadata(schema, steps) ? at(metadata, steps, 1) : at(schema, steps, 0))
        .toList();
  }

  /**
   * Whether the path leads into the metadata of a custom resource, which its schema leaves open.
   */
  private static boolean isMetadata(Schema schema, List<Step> steps) {
    return schema.definitions().isEmpty()
        && !steps.isEmpty()
        && steps.get(0).equals(new Step.Field("metadata"));
  }

  private static Stream<Schema> at(Schema given, List<Step> steps, int depth) {
    Schema schema = resolved(given);
    if (depth == steps.size()) {
      return Stream.of(schema);
    }
    MapNode node = schema.node();
    if (isOpen(node)) {
      return Stream.of(schema);
    }
    Step step = steps.get(depth);
    Optional<MapNode> next;
    if (step instanceof Step.Field field) {
      next = node.findMap("properties").flatMap(p -> p.findMap(field.name()));
      next = next.isPresent() ? next : node.findMap("additionalProperties");
    } else if (step instanceof Step.EachEntry) {
      next = node.findMap("additionalProperties");
    } else {
      next = node.findMap("items");
    }
    return next.stream().flatMap(n -> at(new Schema(n, schema.definitions()), steps, depth + 1));
  }

  /** The built-in kinds that can be created and have metadata. */
  Set<KindName> builtIn() {
    return schemas.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().stream()
                    .anyMatch(schema -> schema.definitions().isPresent() && hasMetadata(schema)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasMetadata(Schema schema) {
    return schema
        .node()
        .findMap("properties")
        .flatMap(p -> p.findMap("metadata"))
        .flatMap(m -> m.findText("$ref"))
        .filter(ref -> ref.endsWith(".ObjectMeta"))
        .isPresent();
  }

  /** The paths of all strings and label selectors of a kind, metadata and status left out. */
  Set<String> leaves(KindName kind) {
    var leaves = new TreeSet<String>();
    schemas.get(kind).forEach(schema -> leaves(schema, "", Set.of(), leaves));
    return leaves;
  }

  private static void leaves(Schema given, String path, Set<String> seen, Set<String> found) {
    String reference = given.node().findText("$ref").orElse("");
    if (seen.contains(reference) || reference.endsWith(".ObjectMeta") || path.equals("status")) {
      return;
    }
    var below = new HashSet<>(seen);
    if (!reference.isEmpty()) {
      below.add(reference);
    }
    if (reference.endsWith(".LabelSelector")) {
      found.add(path);
      return;
    }
    Schema schema = resolved(given);
    schema
        .node()
        .findMap("properties")
        .ifPresent(
            properties ->
                properties.forEach(
                    (name, child) ->
                        leaves(
                            new Schema((MapNode) child, schema.definitions()),
                            path.isEmpty() ? name : path + "." + name,
                            below,
                            found)));
    schema
        .node()
        .findMap("items")
        .ifPresent(
            items -> leaves(new Schema(items, schema.definitions()), path + "[*]", below, found));
    schema
        .node()
        .findMap("additionalProperties")
        .ifPresent(
            values ->
                leaves(new Schema(values, schema.definitions()), path + ".{*}", below, found));
    if (schema.node().findText("type").filter("string"::equals).isPresent()) {
      found.add(path);
    }
  }

  /** A schema below which anything may stand. */
  private static boolean isOpen(MapNode node) {
    boolean preserves =
        node.find("x-kubernetes-preserve-unknown-fields")
            .filter(n -> ((ScalarNode) n).text().equals("true"))
            .isPresent();
    boolean structured = node.has("properties") || node.has("items");
    return !structured
        && !node.has("additionalProperties")
        && (preserves || node.findText("type").filter("object"::equals).isPresent());
  }

  private static Schema resolved(Schema schema) {
    Optional<String> reference = schema.node().findText("$ref");
    if (reference.isEmpty()) {
      return schema;
    }
    MapNode definitions = schema.definitions().orElseThrow();
    String name = reference.get().substring("#/definitions/".length());
    return new Schema(definitions.findMap(name).orElseThrow(), schema.definitions());
  }

  /** The type of a schema: {@code string}, {@code integer}, {@code object}, {@code any}… */
  static String type(Schema schema) {
    boolean either = schema.node().has("x-kubernetes-int-or-string");
    boolean open = isOpen(schema.node()) && !schema.node().has("properties");
    if (either || schema.node().findText("format").filter("int-or-string"::equals).isPresent()) {
      return "int-or-string";
    }
    return open ? "any" : schema.node().findText("type").orElse("any");
  }
}
