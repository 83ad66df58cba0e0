package dev.plimsoll.testing.internal;

import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.testing.internal.RolePods.Shape;
import java.util.List;
import java.util.TreeSet;

/** The ports that one rule of a policy names; none means all. */
final class PolicyPorts {
  private PolicyPorts() {}

  /**
   * The ports of a rule.
   *
   * @param server the pod whose containers say what a named port is
   */
  static PortSet of(MapNode rule, Shape server) {
    List<Node> ports = rule.findList("ports").map(ListNode::items).orElse(List.of());
    if (ports.isEmpty()) {
      return PortSet.ALL;
    }
    var ranges = new TreeSet<PortSet.Range>();
    for (Node node : ports) {
      if (node instanceof MapNode port) {
        ranges.addAll(ranges(port, server));
      }
    }
    return new PortSet(ranges);
  }

  private static List<PortSet.Range> ranges(MapNode port, Shape server) {
    String protocol = port.findText("protocol").orElse("TCP");
    if (!port.has("port")) {
      return List.of(new PortSet.Range(protocol, 1, 65535));
    }
    var value = (ScalarNode) port.find("port").orElseThrow();
    if (value.isString()) {
      return named(value.text(), protocol, server);
    }
    int first = Integer.parseInt(value.text());
    int last =
        port.find("endPort").map(end -> Integer.parseInt(((ScalarNode) end).text())).orElse(first);
    return List.of(new PortSet.Range(protocol, first, last));
  }

  private static List<PortSet.Range> named(String name, String protocol, Shape server) {
    return List.of("containers", "initContainers").stream()
        .flatMap(list -> items(server.spec(), list))
        .flatMap(container -> items(container, "ports"))
        .filter(port -> port.findText("name").filter(name::equals).isPresent())
        .filter(port -> port.findText("protocol").orElse("TCP").equals(protocol))
        .flatMap(port -> port.find("containerPort").stream())
        .map(port -> Integer.parseInt(((ScalarNode) port).text()))
        .map(number -> new PortSet.Range(protocol, number, number))
        .toList();
  }

  private static java.util.stream.Stream<MapNode> items(MapNode map, String list) {
    return map.findList(list).map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast);
  }
}
