package dev.plimsoll.compile;

import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The NetworkPolicy of one role: what arrows open in both directions. Rules that open the same
 * ports to the same peers are one.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     policies</a>
 */
final class RolePolicy {
  private record Rule(List<Peer> peers, List<PeerPort> ports) {}

  private final Endpoint.Pods role;
  private final SortedMap<String, Opened> ingress = new TreeMap<>();
  private final SortedMap<String, Opened> egress = new TreeMap<>();

  /** A rule and the first arrow that asked for it, which is its origin. */
  private record Opened(Rule rule, Arrow by) {}

  RolePolicy(Endpoint.Pods role) {
    this.role = role;
  }

  void ingress(List<Peer> peers, SortedSet<PeerPort> ports, Arrow by) {
    open(ingress, peers, ports, by);
  }

  void egress(List<Peer> peers, SortedSet<PeerPort> ports, Arrow by) {
    open(egress, peers, ports, by);
  }

  private static void open(
      SortedMap<String, Opened> rules, List<Peer> peers, SortedSet<PeerPort> ports, Arrow by) {
    var rule = new Rule(peers, List.copyOf(ports));
    rules.putIfAbsent(rule.toString(), new Opened(rule, by));
  }

  Manifest manifest() {
    Origin origin = new Origin(Layer.CONNECT, Place.java(role.id(), "arrows"));
    var spec =
        MapNode.builder(origin)
            .put("podSelector", selector(Map.of(RoleLabel.KEY, role.role().value()), origin));
    List<String> types = new ArrayList<>();
    if (!ingress.isEmpty()) {
      types.add("Ingress");
      spec.put("ingress", rules(ingress, "from", origin));
    }
    if (!egress.isEmpty()) {
      types.add("Egress");
      spec.put("egress", rules(egress, "to", origin));
    }
    spec.put("policyTypes", ListNode.ofStrings(types, origin));
    return Manifest.of(
        MapNode.builder(origin)
            .put("apiVersion", "networking.k8s.io/v1")
            .put("kind", "NetworkPolicy")
            .put(
                "metadata",
                MapNode.builder(origin)
                    .put("name", role.role().value())
                    .put("namespace", role.namespace().value())
                    .build())
            .put("spec", spec.build())
            .build());
  }

  private static Node rules(SortedMap<String, Opened> rules, String direction, Origin origin) {
    var list = ListNode.builder(origin);
    rules
        .values()
        .forEach(opened -> list.add(rule(opened.rule(), direction, Connector.origin(opened.by()))));
    return list.build();
  }

  /** One egress rule on its own. */
  static Node egress(Lowered.Egress egress, Origin origin) {
    return rule(new Rule(egress.peers(), egress.ports()), "to", origin);
  }

  private static Node rule(Rule rule, String direction, Origin origin) {
    var map = MapNode.builder(origin);
    boolean anywhere = rule.peers().stream().anyMatch(Peer.Anywhere.class::isInstance);
    if (!anywhere) {
      var peers = ListNode.builder(origin);
      rule.peers().forEach(peer -> peers.add(peer(peer, origin)));
      map.put(direction, peers.build());
    }
    var ports = ListNode.builder(origin);
    rule.ports()
        .forEach(
            port ->
                ports.add(
                    MapNode.builder(origin)
                        .put("protocol", port.protocol())
                        .put("port", port.number())
                        .build()));
    return map.put("ports", ports.build()).build();
  }

  private static Node peer(Peer peer, Origin origin) {
    if (peer instanceof Peer.Pods pods) {
      return MapNode.builder(origin)
          .put("namespaceSelector", selector(pods.namespaceLabels(), origin))
          .put("podSelector", selector(pods.podLabels(), origin))
          .build();
    }
    Peer.Addresses addresses = (Peer.Addresses) peer;
    var block = MapNode.builder(origin).put("cidr", addresses.cidr());
    if (!addresses.except().isEmpty()) {
      block.put("except", ListNode.ofStrings(addresses.except(), origin));
    }
    return MapNode.builder(origin).put("ipBlock", block.build()).build();
  }

  static MapNode selector(Map<String, String> labels, Origin origin) {
    if (labels.isEmpty()) {
      return MapNode.empty(origin);
    }
    var map = MapNode.builder(origin);
    new TreeMap<>(labels).forEach(map::put);
    return MapNode.builder(origin).put("matchLabels", map.build()).build();
  }
}
