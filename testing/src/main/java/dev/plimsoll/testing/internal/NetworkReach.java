package dev.plimsoll.testing.internal;

import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.LabelSelector;
import dev.plimsoll.testing.internal.RolePods.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which ports the NetworkPolicies of a bundle let one pod open at another.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     policies</a>
 */
public final class NetworkReach {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final List<Manifest> policies;
  private final Bundle bundle;
  private final NetworkEngine engine;

  /** How what is not known is taken. */
  private enum Reading {
    /** Addresses are not those of pods, and every policy is enforced. */
    STRICT,
    /** Addresses may be those of pods, and policies bind only the pods that the engine covers. */
    LOOSE
  }

  /** One direction of a policy. */
  private enum Direction {
    INGRESS("Ingress", "ingress", "from"),
    EGRESS("Egress", "egress", "to");

    private final String type;
    private final String rules;
    private final String peers;

    Direction(String type, String rules, String peers) {
      this.type = type;
      this.rules = rules;
      this.peers = peers;
    }
  }

  /**
   * The reach in a bundle.
   *
   * @param engine what enforces the policies
   */
  public NetworkReach(Bundle bundle, NetworkEngine engine) {
    this.bundle = bundle;
    this.engine = engine;
    this.policies = bundle.ofKind("networking.k8s.io", "NetworkPolicy").toList();
  }

  /** The ports that are permitted for sure. */
  public PortSet surely(Shape from, Shape to) {
    return both(from, to, Reading.STRICT);
  }

  /** The ports that are permitted if the addresses in policies are those of the pods. */
  public PortSet maybe(Shape from, Shape to) {
    return both(from, to, Reading.LOOSE);
  }

  private PortSet both(Shape from, Shape to, Reading reading) {
    return open(Direction.EGRESS, from, to, reading)
        .and(open(Direction.INGRESS, to, from, reading));
  }

  /** What each end permits, one line each. */
  public String explain(Shape from, Shape to) {
    return "  " + line(Direction.EGRESS, from, to) + "\n  " + line(Direction.INGRESS, to, from);
  }

  private String line(Direction direction, Shape owner, Shape peer) {
    return direction.type
        + " of "
        + owner.manifest()
        + " permits "
        + open(direction, owner, peer, Reading.LOOSE)
        + ": "
        + reason(direction, owner);
  }

  private String reason(Direction direction, Shape owner) {
    var names = new TreeSet<String>();
    policiesOf(direction, owner).forEach(policy -> names.add(policy.identity().name()));
    if (names.isEmpty()) {
      return "no policy selects it";
    }
    if (!engine.enforces()) {
      return "network engine " + engine.name() + " enforces no policy";
    }
    return isCovered(owner)
        ? "policy " + String.join(", ", names)
        : "network engine " + engine.name() + " covers no pod without a controller";
  }

  private boolean isCovered(Shape pod) {
    return engine.enforces() && (engine.coversBarePods() || !pod.isBare());
  }

  /** What the policies of one pod permit with another. */
  private PortSet open(Direction direction, Shape owner, Shape peer, Reading reading) {
    List<Manifest> mine = policiesOf(direction, owner);
    if (mine.isEmpty() || (!isCovered(owner) && reading == Reading.LOOSE)) {
      return PortSet.ALL;
    }
    PortSet open = PortSet.NONE;
    for (Manifest policy : mine) {
      for (Node rule : items(spec(policy), direction.rules)) {
        if (rule instanceof MapNode map && admits(map, direction, policy, peer, reading)) {
          Shape server = direction == Direction.EGRESS ? peer : owner;
          open = open.plus(PolicyPorts.of(map, server));
        }
      }
    }
    return open;
  }

  private List<Manifest> policiesOf(Direction direction, Shape pod) {
    return policies.stream()
        .filter(policy -> policy.identity().namespace().orElse("").equals(pod.namespace()))
        .filter(policy -> selector(spec(policy), "podSelector").matches(pod.labels()))
        .filter(policy -> types(policy).contains(direction.type))
        .toList();
  }

  /** Left out, it is Ingress, and Egress if there are egress rules. */
  private static List<String> types(Manifest policy) {
    List<String> named =
        items(spec(policy), "policyTypes").stream()
            .map(type -> type instanceof ScalarNode scalar ? scalar.text() : "")
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    return spec(policy).has("egress") ? List.of("Ingress", "Egress") : List.of("Ingress");
  }

  private boolean admits(
      MapNode rule, Direction direction, Manifest policy, Shape peer, Reading reading) {
    List<Node> peers = items(rule, direction.peers);
    return peers.isEmpty()
        || peers.stream()
            .anyMatch(node -> node instanceof MapNode map && isPeer(map, policy, peer, reading));
  }

  private boolean isPeer(MapNode peer, Manifest policy, Shape pod, Reading reading) {
    if (peer.has("ipBlock")) {
      return reading == Reading.LOOSE && engine.ipBlocksCoverPods();
    }
    boolean home =
        peer.has("namespaceSelector")
            ? selector(peer, "namespaceSelector").matches(namespaceLabels(pod.namespace()))
            : policy.identity().namespace().orElse("").equals(pod.namespace());
    return home
        && (!peer.has("podSelector") || selector(peer, "podSelector").matches(pod.labels()));
  }

  private Map<String, String> namespaceLabels(String namespace) {
    var labels = new LinkedHashMap<String, String>();
    bundle
        .find("", "Namespace", Optional.empty(), namespace)
        .flatMap(manifest -> manifest.tree().findMap("metadata"))
        .flatMap(metadata -> metadata.findMap("labels"))
        .ifPresent(
            map ->
                map.forEach(
                    (key, value) ->
                        labels.put(key, value instanceof ScalarNode s ? s.text() : "")));
    labels.put(NAME_LABEL, namespace);
    return labels;
  }

  private static LabelSelector selector(MapNode map, String key) {
    return map.findMap(key)
        .map(LabelSelector::of)
        .orElseGet(() -> new LabelSelector(Map.of(), List.of()));
  }

  private static MapNode spec(Manifest policy) {
    return policy.tree().findMap("spec").orElseGet(() -> MapNode.empty(policy.origin()));
  }

  private static List<Node> items(MapNode map, String list) {
    return map.findList(list).map(ListNode::items).orElse(List.of());
  }
}
