package dev.plimsoll.check.reach;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Pods as the trees say: those of one workload, or latent ones.
 *
 * @param namespace where they run
 * @param labels their labels
 * @param ports their container ports
 * @param account their service account
 * @param manifest the object that is or makes them
 */
@API(status = API.Status.INTERNAL)
public record PodBox(
    String namespace,
    Map<String, String> labels,
    List<Port> ports,
    String account,
    Manifest manifest) {

  /**
   * A container port.
   *
   * @param name empty if it has none
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param number 1 to 65535
   */
  public record Port(String name, String protocol, int number) {}

  /** The pods of a manifest, if it is or makes some. */
  public static Optional<PodBox> of(Manifest manifest) {
    Optional<String> namespace = manifest.identity().namespace();
    return PodPaths.of(manifest.identity())
        .filter(path -> namespace.isPresent())
        .flatMap(manifest::find)
        .filter(MapNode.class::isInstance)
        .map(pod -> of(manifest, namespace.orElseThrow(), (MapNode) pod));
  }

  private static PodBox of(Manifest manifest, String namespace, MapNode pod) {
    MapNode spec = pod.findMap("spec").orElse(MapNode.empty(pod.origin()));
    var labels = new TreeMap<String, String>();
    pod.findMap("metadata")
        .flatMap(metadata -> metadata.findMap("labels"))
        .ifPresent(
            map ->
                map.forEach(
                    (key, value) ->
                        labels.put(key, value instanceof ScalarNode text ? text.text() : "")));
    return new PodBox(
        namespace,
        Collections.unmodifiableMap(labels),
        ports(spec),
        spec.findText("serviceAccountName").orElse("default"),
        manifest);
  }

  private static List<Port> ports(MapNode spec) {
    var ports = new ArrayList<Port>();
    for (String list : List.of("containers", "initContainers")) {
      for (Node container : spec.findList(list).map(ListNode::items).orElse(List.of())) {
        if (container instanceof MapNode map) {
          for (Node port : map.findList("ports").map(ListNode::items).orElse(List.of())) {
            port(port).ifPresent(ports::add);
          }
        }
      }
    }
    return ports;
  }

  private static Optional<Port> port(Node node) {
    return node instanceof MapNode map
            && map.find("containerPort").orElse(null) instanceof ScalarNode number
            && number.kind() == ScalarNode.Kind.INTEGER
        ? Optional.of(
            new Port(
                map.findText("name").orElse(""),
                map.findText("protocol").orElse("TCP"),
                Integer.parseInt(number.text())))
        : Optional.empty();
  }

  /** The numbers of a named port; of several containers there can be several. */
  PortSet named(String name, String protocol) {
    PortSet found = PortSet.NONE;
    for (Port port : ports) {
      if (port.name().equals(name) && port.protocol().equals(protocol)) {
        found = found.plus(PortSet.of(protocol, port.number()));
      }
    }
    return found;
  }

  /** The same, whatever the protocol. */
  PortSet named(String name) {
    return named(name, "TCP").plus(named(name, "UDP")).plus(named(name, "SCTP"));
  }

  /** All ports that its containers declare. */
  PortSet declared() {
    PortSet all = PortSet.NONE;
    for (Port port : ports) {
      all = all.plus(PortSet.of(port.protocol(), port.number()));
    }
    return all;
  }

  /** Whether the pods are made without a controller, as task pods and drivers are. */
  boolean isBare() {
    return manifest.is("", "Pod");
  }

  /** Namespace and role, or the object where there is no role. */
  public String id() {
    String role = labels.get(RoleLabel.KEY);
    return role == null ? manifest.identity().toString() : namespace + "/" + role;
  }
}
