package dev.plimsoll.check.reach;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A NetworkPolicy, read as the API documents it.
 *
 * @param manifest the object
 * @param pods which pods of its namespace it isolates
 * @param ingress the rules for incoming traffic; empty if it does not isolate that
 * @param egress the rules for outgoing traffic; empty if it does not isolate that
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
record Policy(
    Manifest manifest,
    LabelSelector pods,
    Optional<List<Rule>> ingress,
    Optional<List<Rule>> egress) {

  /** The direction of traffic, seen from the pods that a policy isolates. */
  enum Direction {
    INGRESS,
    EGRESS;

    String word() {
      return this == INGRESS ? "ingress" : "egress";
    }
  }

  /**
   * One rule.
   *
   * @param path where it stands
   * @param peers whom it admits; none for everybody
   * @param ports on which ports; none for all
   */
  record Rule(FieldPath path, List<MapNode> peers, List<MapNode> ports) {
    /** Whether a pod is admitted. */
    boolean admits(
        String home,
        String namespace,
        Map<String, String> namespaceLabels,
        Map<String, String> podLabels) {
      return peers.isEmpty()
          || peers.stream()
              .anyMatch(peer -> isPod(peer, home, namespace, namespaceLabels, podLabels));
    }

    private static boolean isPod(
        MapNode peer,
        String home,
        String namespace,
        Map<String, String> namespaceLabels,
        Map<String, String> podLabels) {
      if (peer.has("ipBlock")) {
        return false;
      }
      boolean there =
          peer.findMap("namespaceSelector")
              .map(selector -> LabelSelector.of(selector).matches(namespaceLabels))
              .orElse(namespace.equals(home));
      return there
          && peer.findMap("podSelector")
              .map(selector -> LabelSelector.of(selector).matches(podLabels))
              .orElse(true);
    }

    /** The ports of a destination that are open; names are those of its containers. */
    PortSet ports(Optional<PodBox> destination) {
      if (ports.isEmpty()) {
        return PortSet.ALL;
      }
      PortSet open = PortSet.NONE;
      for (MapNode port : ports) {
        open = open.plus(port(port, destination));
      }
      return open;
    }

    private static PortSet port(MapNode port, Optional<PodBox> destination) {
      String protocol = port.findText("protocol").orElse("TCP");
      Optional<ScalarNode> said =
          port.find("port").filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
      if (said.isEmpty() || said.get().isNull()) {
        return PortSet.of(protocol);
      }
      if (said.get().kind() != ScalarNode.Kind.INTEGER) {
        return destination.map(pod -> pod.named(said.get().text(), protocol)).orElse(PortSet.NONE);
      }
      int first = Integer.parseInt(said.get().text());
      int last =
          port.find("endPort")
              .filter(end -> end instanceof ScalarNode s && s.kind() == ScalarNode.Kind.INTEGER)
              .map(end -> Integer.parseInt(((ScalarNode) end).text()))
              .orElse(first);
      return PortSet.of(protocol, first, Math.max(first, last));
    }
  }

  static Policy of(Manifest manifest) {
    MapNode spec = manifest.tree().findMap("spec").orElse(MapNode.empty(manifest.origin()));
    List<String> types =
        spec.findList("policyTypes")
            .map(
                list ->
                    list.items().stream()
                        .map(type -> type instanceof ScalarNode text ? text.text() : "")
                        .toList())
            .orElse(List.of());
    boolean ingress = types.isEmpty() || types.contains("Ingress");
    boolean egress = types.isEmpty() ? spec.has("egress") : types.contains("Egress");
    return new Policy(
        manifest,
        LabelSelector.of(spec.findMap("podSelector").orElse(MapNode.empty(spec.origin()))),
        ingress ? Optional.of(rules(spec, "ingress", "from")) : Optional.empty(),
        egress ? Optional.of(rules(spec, "egress", "to")) : Optional.empty());
  }

  private static List<Rule> rules(MapNode spec, String list, String peers) {
    var rules = new ArrayList<Rule>();
    List<Node> items = spec.findList(list).map(ListNode::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof MapNode rule) {
        rules.add(
            new Rule(FieldPath.of("spec", list).item(i), maps(rule, peers), maps(rule, "ports")));
      }
    }
    return rules;
  }

  private static List<MapNode> maps(MapNode rule, String list) {
    return rule.findList(list).map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  Optional<List<Rule>> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }
}
