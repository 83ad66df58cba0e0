package dev.plimsoll.policies;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KindSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that is asked whether policies match it.
 *
 * @param manifest the object
 * @param kind what the server knows of its kind
 * @param filled its tree as the server shows it to policies
 * @param namespace the object of its namespace, if it has one and that is among the manifests
 * @param sender the service account that creates it, if that is known: that of a latent object's
 *     maker
 */
record PolicyTarget(
    Manifest manifest,
    KindSchema kind,
    MapNode filled,
    Optional<MapNode> namespace,
    Optional<Sender> sender) {
  /**
   * A service account that sends a request.
   *
   * @param namespace its namespace
   * @param account its name
   */
  record Sender(String namespace, String account) {}

  /** The label that every namespace has. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  Map<String, String> labels() {
    return labels(filled);
  }

  /** The labels of the namespace; those of the object if it is a namespace itself. */
  Optional<Map<String, String>> namespaceLabels() {
    if (kind.kind().equals("Namespace") && kind.group().isEmpty()) {
      return Optional.of(withName(labels(), manifest.identity().name()));
    }
    return manifest
        .identity()
        .namespace()
        .map(name -> withName(namespace.map(PolicyTarget::labels).orElse(Map.of()), name));
  }

  private static Map<String, String> withName(Map<String, String> labels, String name) {
    Map<String, String> all = new HashMap<>(labels);
    all.put(NAME_LABEL, name);
    return all;
  }

  static Map<String, String> labels(MapNode tree) {
    Map<String, String> labels = new HashMap<>();
    tree.findMap("metadata")
        .flatMap(metadata -> metadata.findMap("labels"))
        .ifPresent(
            found ->
                found.forEach(
                    (key, value) -> {
                      if (value instanceof ScalarNode scalar) {
                        labels.put(key, scalar.text());
                      }
                    }));
    return labels;
  }

  static List<MapNode> maps(MapNode tree, String key) {
    return tree.findList(key).map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  static List<String> texts(MapNode tree, String key) {
    return tree.findList(key).map(ListNode::items).orElse(List.of()).stream()
        .filter((Node item) -> item instanceof ScalarNode)
        .map(item -> ((ScalarNode) item).text())
        .toList();
  }
}
