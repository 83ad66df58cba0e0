package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.Policy.Direction;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which pods the policies of a bundle let talk to which, on which ports: what the API documents,
 * for pods of the bundle and latent ones.
 */
final class NetworkPicture {
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final List<PodBox> boxes = new ArrayList<>();
  private final Map<String, List<PodBox>> byNamespace = new TreeMap<>();
  private final Map<String, List<PodBox>> byId = new HashMap<>();
  private final Map<String, Map<String, String>> namespaceLabels = new HashMap<>();
  private final Map<String, List<Policy>> byRole = new HashMap<>();
  private final Map<String, List<Policy>> others = new HashMap<>();

  NetworkPicture(Bundle bundle) {
    for (Manifest manifest : bundle.all()) {
      PodBox.of(manifest).ifPresent(this::add);
      if (manifest.is("networking.k8s.io", "NetworkPolicy")) {
        add(Policy.of(manifest));
      }
      if (manifest.is("", "Namespace")) {
        labelsOf(manifest.identity().name()).putAll(labels(manifest));
      }
    }
  }

  private static Map<String, String> labels(Manifest namespace) {
    var labels = new HashMap<String, String>();
    namespace
        .tree()
        .findMap("metadata")
        .flatMap(metadata -> metadata.findMap("labels"))
        .ifPresent(
            map ->
                map.forEach(
                    (key, value) ->
                        labels.put(key, value instanceof ScalarNode text ? text.text() : "")));
    return labels;
  }

  private Map<String, String> labelsOf(String namespace) {
    return namespaceLabels.computeIfAbsent(
        namespace, name -> new HashMap<>(Map.of(NAMESPACE_NAME, name)));
  }

  private void add(PodBox box) {
    boxes.add(box);
    byNamespace.computeIfAbsent(box.namespace(), ns -> new ArrayList<>()).add(box);
    byId.computeIfAbsent(box.id(), id -> new ArrayList<>()).add(box);
  }

  private void add(Policy policy) {
    String namespace = policy.manifest().identity().namespace().orElse("");
    String role = policy.pods().labels().get(RoleLabel.KEY);
    Map<String, List<Policy>> index = role == null ? others : byRole;
    index
        .computeIfAbsent(role == null ? namespace : namespace + "/" + role, k -> new ArrayList<>())
        .add(policy);
  }

  /** All pods. */
  List<PodBox> boxes() {
    return boxes;
  }

  /** The pods of a role, or of an object without one. */
  List<PodBox> boxes(String id) {
    return byId.getOrDefault(id, List.of());
  }

  /** The policies that isolate pods for a direction. */
  List<Policy> isolating(PodBox box, Direction direction) {
    var found = new ArrayList<Policy>();
    var candidates = new ArrayList<>(others.getOrDefault(box.namespace(), List.of()));
    candidates.addAll(byRole.getOrDefault(box.id(), List.of()));
    for (Policy policy : candidates) {
      if (policy.rules(direction).isPresent() && policy.pods().matches(box.labels())) {
        found.add(policy);
      }
    }
    return found;
  }

  /** A rule that admits a peer, and the ports on which it does. */
  record Admission(Policy policy, Policy.Rule rule, PortSet ports) {}

  /** The rules of the policies of one end that admit the other. */
  List<Admission> admissions(PodBox self, Direction direction, PodBox other) {
    PodBox destination = direction == Direction.INGRESS ? self : other;
    var found = new ArrayList<Admission>();
    for (Policy policy : isolating(self, direction)) {
      for (Policy.Rule rule : policy.rules(direction).orElseThrow()) {
        if (admits(rule, self, other)) {
          found.add(new Admission(policy, rule, rule.ports(Optional.of(destination))));
        }
      }
    }
    return found;
  }

  /** The rules of the policies of one end that admit addresses, which may be those of the other. */
  List<Admission> blocks(PodBox self, Direction direction, PodBox other) {
    PodBox destination = direction == Direction.INGRESS ? self : other;
    return isolating(self, direction).stream()
        .flatMap(
            policy ->
                policy.rules(direction).orElseThrow().stream()
                    .filter(rule -> rule.peers().stream().anyMatch(peer -> peer.has("ipBlock")))
                    .map(rule -> new Admission(policy, rule, rule.ports(Optional.of(destination)))))
        .toList();
  }

  /** The rules of the policies of pods that admit a peer that is no pod of the bundle. */
  List<Admission> admissions(PodBox self, Direction direction, Peer peer) {
    Optional<PodBox> destination =
        direction == Direction.INGRESS ? Optional.of(self) : Optional.empty();
    var found = new ArrayList<Admission>();
    for (Policy policy : isolating(self, direction)) {
      for (Policy.Rule rule : policy.rules(direction).orElseThrow()) {
        if (admits(rule, self.namespace(), peer)) {
          found.add(new Admission(policy, rule, rule.ports(destination)));
        }
      }
    }
    return found;
  }

  /** The ports of the destination on which the policies of one end admit the other. */
  PortSet admitted(PodBox self, Direction direction, PodBox other) {
    if (isolating(self, direction).isEmpty()) {
      return PortSet.ALL;
    }
    PortSet open = PortSet.NONE;
    for (Admission admission : admissions(self, direction, other)) {
      open = open.plus(admission.ports());
    }
    return open;
  }

  private boolean admits(Policy.Rule rule, PodBox self, PodBox other) {
    return rule.admits(
        self.namespace(), other.namespace(), labelsOf(other.namespace()), other.labels());
  }

  /** The ports on which the policies of both ends let one reach the other. */
  PortSet open(PodBox from, PodBox to) {
    return admitted(from, Direction.EGRESS, to).and(admitted(to, Direction.INGRESS, from));
  }

  /** A way that is open, and the rule of the destination that opens it. */
  record Way(PodBox from, PodBox to, PortSet ports, Policy policy, Policy.Rule rule) {}

  /** Every way into pods that are isolated for incoming traffic. */
  List<Way> ways(PodBox to) {
    var ways = new LinkedHashMap<PodBox, Way>();
    for (Policy policy : isolating(to, Direction.INGRESS)) {
      for (Policy.Rule rule : policy.ingress().orElseThrow()) {
        for (PodBox from : candidates(rule, to.namespace())) {
          if (!ways.containsKey(from) && admits(rule, to, from)) {
            PortSet ports = open(from, to);
            if (!ports.isEmpty()) {
              ways.put(from, new Way(from, to, ports, policy, rule));
            }
          }
        }
      }
    }
    return List.copyOf(ways.values());
  }

  /** The pods that a rule may admit: an index for rules that name namespace and role. */
  private List<PodBox> candidates(Policy.Rule rule, String home) {
    if (rule.peers().isEmpty()) {
      return boxes;
    }
    var found = new ArrayList<PodBox>();
    for (MapNode peer : rule.peers()) {
      Optional<String> namespace =
          peer.findMap("namespaceSelector")
              .map(LabelSelector::of)
              .map(selector -> Optional.ofNullable(selector.labels().get(NAMESPACE_NAME)))
              .orElse(Optional.of(home));
      Optional<String> role =
          peer.findMap("podSelector")
              .map(LabelSelector::of)
              .map(selector -> selector.labels().get(RoleLabel.KEY));
      if (peer.has("ipBlock")) {
        continue;
      }
      if (namespace.isEmpty()) {
        return boxes;
      }
      found.addAll(
          role.isPresent()
              ? boxes(namespace.get() + "/" + role.get())
              : byNamespace.getOrDefault(namespace.get(), List.of()));
    }
    return found;
  }

  /** Whether the policies of pods admit a peer that is no pod of the bundle, on a port. */
  boolean admits(PodBox self, Direction direction, Peer peer, PortSet port) {
    return isolating(self, direction).isEmpty()
        || admissions(self, direction, peer).stream()
            .anyMatch(admission -> port.without(admission.ports()).isEmpty());
  }

  /** Whether a block admits all addresses: what it leaves out, they must leave out too. */
  private static boolean isWithin(Peer.Addresses wanted, MapNode block) {
    List<Node> except = block.findList("except").map(ListNode::items).orElse(List.of());
    return block
            .findText("cidr")
            .filter(cidr -> AddressBlock.contains(cidr, wanted.cidr()))
            .isPresent()
        && except.stream()
            .filter(ScalarNode.class::isInstance)
            .map(out -> ((ScalarNode) out).text())
            .allMatch(
                out ->
                    !AddressBlock.overlap(out, wanted.cidr())
                        || wanted.except().stream()
                            .anyMatch(less -> AddressBlock.contains(less, out)));
  }

  private static boolean admits(Policy.Rule rule, String home, Peer peer) {
    if (rule.peers().isEmpty()) {
      return true;
    }
    if (peer instanceof Peer.Pods pods) {
      String namespace = pods.namespaceLabels().getOrDefault(NAMESPACE_NAME, "");
      return rule.admits(home, namespace, pods.namespaceLabels(), pods.podLabels());
    }
    Peer.Addresses wanted =
        peer instanceof Peer.Addresses addresses ? addresses : Peer.Addresses.of("0.0.0.0/0");
    return rule.peers().stream()
        .flatMap(map -> map.findMap("ipBlock").stream())
        .anyMatch(block -> isWithin(wanted, block));
  }
}
