package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.ScalarNode.Kind;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.InvalidValueException;
import dev.plimsoll.unit.NamespaceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pods of every role, as the trees say: applied workloads and latent pods alike. */
final class RolePods {
  /**
   * One pod, or the template of some.
   *
   * @param manifest the object
   * @param path from its root to the map with metadata and spec
   * @param pod that map
   */
  record Shape(Manifest manifest, FieldPath path, MapNode pod) {
    MapNode spec() {
      return pod.findMap("spec").orElseGet(() -> MapNode.empty(pod.origin()));
    }

    FieldPath label(String key) {
      return path.field("metadata").field("labels").field(key);
    }

    /** Who wrote the ports of the containers, and their names. */
    List<Origin> portOrigins() {
      return containers(this)
          .flatMap(container -> container.find("ports").stream())
          .flatMap(ports -> Stream.concat(Stream.of(ports), children(ports)))
          .flatMap(port -> Stream.concat(Stream.of(port), children(port)))
          .map(Node::origin)
          .toList();
    }

    private static Stream<Node> children(Node node) {
      return node instanceof ListNode list
          ? list.items().stream()
          : node instanceof MapNode map
              ? map.keys().stream().flatMap(key -> map.find(key).stream())
              : Stream.empty();
    }

    String account() {
      return spec().findText("serviceAccountName").orElse("default");
    }
  }

  private final SortedMap<Endpoint, List<Shape>> shapes = new TreeMap<>();

  /**
   * The pods of a bundle.
   *
   * @param findings receives roles that are none
   */
  RolePods(Bundle bundle, Findings findings) {
    for (Manifest manifest : bundle.all()) {
      Optional<FieldPath> path = PodPaths.of(manifest.identity());
      if (path.isEmpty() || manifest.identity().namespace().isEmpty()) {
        continue;
      }
      manifest
          .find(path.get())
          .filter(MapNode.class::isInstance)
          .map(MapNode.class::cast)
          .ifPresent(pod -> add(new Shape(manifest, path.get(), pod), findings));
    }
  }

  private void add(Shape shape, Findings findings) {
    Manifest manifest = shape.manifest();
    FieldPath label = shape.label(RoleLabel.KEY);
    manifest
        .find(label)
        .filter(role -> role instanceof ScalarNode text && text.isString())
        .ifPresent(
            role -> {
              try {
                shapes
                    .computeIfAbsent(
                        RoleLabel.endpoint(
                            manifest.identity().namespace().orElseThrow(),
                            ((ScalarNode) role).text()),
                        e -> new ArrayList<>())
                    .add(shape);
              } catch (InvalidValueException none) {
                findings.add(
                    ConnectCodes.BAD_ROLE,
                    manifest.where(label),
                    none.getMessage(),
                    "give the pods the role that the arrows name, or take the label out");
              }
            });
  }

  List<Shape> of(Endpoint endpoint) {
    return shapes.getOrDefault(endpoint, List.of());
  }

  /** The pods of all roles of a namespace. */
  Stream<Shape> in(NamespaceName namespace) {
    return shapes.values().stream()
        .flatMap(List::stream)
        .filter(
            shape ->
                shape.manifest().identity().namespace().equals(Optional.of(namespace.value())));
  }

  /** The service accounts of a role's pods. */
  SortedSet<String> accounts(Endpoint endpoint) {
    var accounts = new TreeSet<String>();
    of(endpoint).forEach(shape -> accounts.add(shape.account()));
    return accounts;
  }

  /**
   * The ports of a role's pods that have a name; without those whose number is none, which the
   * schema check reports.
   */
  SortedSet<PeerPort> ports(Endpoint endpoint, String name) {
    var ports = new TreeSet<PeerPort>();
    forEachPort(
        endpoint,
        port -> {
          if (name.equals(port.findText("name").orElse(""))) {
            number(port)
                .ifPresent(
                    number ->
                        ports.add(new PeerPort(port.findText("protocol").orElse("TCP"), number)));
          }
        });
    return ports;
  }

  /** The names of all ports of a role's pods. */
  SortedSet<String> portNames(Endpoint endpoint) {
    var names = new TreeSet<String>();
    forEachPort(endpoint, port -> names.add(port.findText("name").orElse("")));
    return names;
  }

  private void forEachPort(Endpoint endpoint, Consumer<MapNode> action) {
    for (Shape shape : of(endpoint)) {
      containers(shape).forEach(container -> maps(container, "ports").forEach(action));
    }
  }

  private static Stream<MapNode> containers(Shape shape) {
    return Stream.of("containers", "initContainers").flatMap(list -> maps(shape.spec(), list));
  }

  private static Stream<MapNode> maps(MapNode parent, String list) {
    return parent.findList(list).stream()
        .flatMap(items -> items.items().stream())
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast);
  }

  private static Optional<Integer> number(MapNode port) {
    return port.find("containerPort")
        .filter(node -> node instanceof ScalarNode scalar && scalar.kind() == Kind.INTEGER)
        .map(number -> ((ScalarNode) number).text())
        .filter(text -> text.matches("[1-9][0-9]{0,4}"))
        .map(Integer::valueOf)
        .filter(number -> number <= PeerPort.MAX);
  }
}
