package dev.plimsoll.compile;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

    String account() {
      return spec().findText("serviceAccountName").orElse("default");
    }
  }

  /** A container port: protocol and number. */
  record Port(String protocol, int number) implements Comparable<Port> {
    @Override
    public int compareTo(Port other) {
      int order = protocol.compareTo(other.protocol);
      return order != 0 ? order : Integer.compare(number, other.number);
    }
  }

  private final SortedMap<Endpoint, List<Shape>> shapes = new TreeMap<>();

  RolePods(Bundle bundle) {
    for (Manifest manifest : bundle.all()) {
      Optional<FieldPath> path = PodPaths.of(manifest.identity());
      if (path.isEmpty() || manifest.identity().namespace().isEmpty()) {
        continue;
      }
      manifest
          .find(path.get())
          .filter(MapNode.class::isInstance)
          .map(MapNode.class::cast)
          .ifPresent(pod -> add(new Shape(manifest, path.get(), pod)));
    }
  }

  private void add(Shape shape) {
    String namespace = shape.manifest().identity().namespace().orElseThrow();
    shape
        .pod()
        .findMap("metadata")
        .flatMap(m -> m.findMap("labels"))
        .flatMap(labels -> labels.findText(RoleLabel.KEY))
        .ifPresent(
            role ->
                shapes
                    .computeIfAbsent(RoleLabel.endpoint(namespace, role), e -> new ArrayList<>())
                    .add(shape));
  }

  List<Shape> of(Endpoint endpoint) {
    return shapes.getOrDefault(endpoint, List.of());
  }

  /** The service accounts of a role's pods. */
  SortedSet<String> accounts(Endpoint endpoint) {
    var accounts = new TreeSet<String>();
    of(endpoint).forEach(shape -> accounts.add(shape.account()));
    return accounts;
  }

  /** The ports of a role's pods that have a name. */
  SortedSet<Port> ports(Endpoint endpoint, String name) {
    var ports = new TreeSet<Port>();
    forEachPort(
        endpoint,
        (portName, port) -> {
          if (portName.equals(name)) {
            ports.add(port);
          }
        });
    return ports;
  }

  /** The names of all ports of a role's pods. */
  SortedSet<String> portNames(Endpoint endpoint) {
    var names = new TreeSet<String>();
    forEachPort(endpoint, (name, port) -> names.add(name));
    return names;
  }

  private void forEachPort(Endpoint endpoint, java.util.function.BiConsumer<String, Port> action) {
    for (Shape shape : of(endpoint)) {
      for (String list : List.of("containers", "initContainers")) {
        ListNode containers =
            shape.spec().findList(list).orElseGet(() -> ListNode.empty(shape.pod().origin()));
        containers.forEach(
            container -> {
              if (container instanceof MapNode map) {
                map.findList("ports").ifPresent(ports -> ports.forEach(port -> port(port, action)));
              }
            });
      }
    }
  }

  private static void port(
      dev.plimsoll.node.Node node, java.util.function.BiConsumer<String, Port> action) {
    if (node instanceof MapNode port
        && port.find("containerPort").orElse(null) instanceof ScalarNode number
        && number.kind() == ScalarNode.Kind.INTEGER) {
      action.accept(
          port.findText("name").orElse(""),
          new Port(port.findText("protocol").orElse("TCP"), Integer.parseInt(number.text())));
    }
  }
}
