package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Definition.Made;
import dev.plimsoll.reference.Definition.Outside;
import dev.plimsoll.reference.Definition.Present;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in an object that others refer to: keys, ports, labels. */
final class Contents {
  private Contents() {}

  /** The keys of a ConfigMap or Secret; empty if they are not all known. */
  static Optional<Set<String>> keys(List<Definition> definitions) {
    var keys = new TreeSet<String>();
    for (Definition definition : definitions) {
      Optional<Set<String>> more = keys(definition);
      if (more.isEmpty()) {
        return more;
      }
      keys.addAll(more.get());
    }
    return Optional.of(keys);
  }

  private static Optional<Set<String>> keys(Definition definition) {
    if (!(definition instanceof Present present)) {
      return (definition instanceof Made made ? made.offer() : ((Outside) definition).offer())
          .keys();
    }
    MapNode tree = present.manifest().tree();
    var keys = new TreeSet<String>();
    List.of("data", "binaryData", "stringData")
        .forEach(field -> tree.findMap(field).ifPresent(map -> keys.addAll(map.keys())));
    // The token controller fills such a Secret.
    boolean filled =
        tree.findText("type").filter("kubernetes.io/service-account-token"::equals).isPresent();
    return filled ? Optional.empty() : Optional.of(keys);
  }

  /** The ports of a Service, name (or number) to number; empty if they are not known. */
  static Optional<Map<String, Integer>> servicePorts(Definition definition) {
    if (!(definition instanceof Present present)) {
      return (definition instanceof Made made ? made.offer() : ((Outside) definition).offer())
          .ports();
    }
    var ports = new TreeMap<String, Integer>();
    FieldPath path = FieldPath.of("spec", "ports");
    if (present.manifest().find(path).orElse(present.manifest().tree()) instanceof ListNode list) {
      list.forEach(port -> ports.putAll(port(port, "port")));
    }
    return Optional.of(ports);
  }

  /**
   * The ports that the containers of a pod declare, name (or number, if it has no name) to number.
   */
  static Map<String, Integer> containerPorts(MapNode podSpec) {
    var ports = new TreeMap<String, Integer>();
    for (String list : List.of("initContainers", "containers")) {
      for (Node container : podSpec.findList(list).map(ListNode::items).orElse(List.of())) {
        if (container instanceof MapNode map) {
          map.findList("ports")
              .ifPresent(
                  declared -> declared.forEach(port -> ports.putAll(port(port, "containerPort"))));
        }
      }
    }
    return ports;
  }

  private static Map<String, Integer> port(Node node, String numberField) {
    if (!(node instanceof MapNode port)
        || !(port.find(numberField).orElse(node) instanceof ScalarNode number)) {
      return Map.of();
    }
    try {
      return Map.of(port.findText("name").orElse(number.text()), Integer.parseInt(number.text()));
    } catch (NumberFormatException e) {
      return Map.of();
    }
  }

  /** The labels of an object; a Namespace has its name as one. */
  static Map<String, String> labels(Manifest manifest) {
    Map<String, String> labels =
        manifest
            .tree()
            .findMap("metadata")
            .flatMap(metadata -> metadata.findMap("labels"))
            .map(LabelSelector::strings)
            .orElse(Map.of());
    if (!manifest.is("", "Namespace")) {
      return labels;
    }
    var all = new LinkedHashMap<>(labels);
    all.put("kubernetes.io/metadata.name", manifest.identity().name());
    return all;
  }
}
