package dev.plimsoll.check.reach;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Service: which pods it stands before, and where its ports lead.
 *
 * @param manifest the object
 * @param selector which pods of its namespace it selects; empty if somebody else says what is
 *     behind it
 * @param ports its ports, in order
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/">Service</a>
 */
record ServiceBox(Manifest manifest, Optional<LabelSelector> selector, List<Port> ports) {
  /**
   * A port of a Service.
   *
   * @param index its place in the list
   * @param name its name; empty if it has none
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param number what callers dial
   * @param target a name or number of the pods' containers; empty for the same number
   */
  record Port(int index, String name, String protocol, int number, Optional<ScalarNode> target) {
    /** The ports of a pod that it leads to. */
    PortSet leads(PodBox pod) {
      if (target.isEmpty()) {
        return PortSet.of(protocol, number);
      }
      ScalarNode to = target.get();
      return to.kind() == ScalarNode.Kind.INTEGER
          ? PortSet.of(protocol, Integer.parseInt(to.text()))
          : pod.named(to.text(), protocol);
    }

    @Override
    public String toString() {
      return name.isEmpty() ? protocol + " " + number : name + " (" + number + ")";
    }
  }

  private static final List<String> STANDARD =
      List.of("app.kubernetes.io/name", "app.kubernetes.io/instance");

  /** All Services of a bundle. */
  static List<ServiceBox> all(Bundle bundle) {
    return bundle.ofKind("", "Service").map(ServiceBox::of).toList();
  }

  /** A Service as its tree says it. */
  static ServiceBox of(Manifest manifest) {
    MapNode spec = manifest.tree().findMap("spec").orElse(MapNode.empty(manifest.origin()));
    var ports = new ArrayList<Port>();
    List<Node> items = spec.findList("ports").map(ListNode::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof MapNode port
          && port.find("port").orElse(null) instanceof ScalarNode number
          && number.kind() == ScalarNode.Kind.INTEGER) {
        ports.add(
            new Port(
                i,
                port.findText("name").orElse(""),
                port.findText("protocol").orElse("TCP"),
                Integer.parseInt(number.text()),
                port.find("targetPort")
                    .filter(ScalarNode.class::isInstance)
                    .map(ScalarNode.class::cast)
                    .filter(target -> !target.isNull())));
      }
    }
    return new ServiceBox(
        manifest,
        spec.findMap("selector").filter(map -> !map.isEmpty()).map(LabelSelector::ofPlain),
        List.copyOf(ports));
  }

  /**
   * Whether it is there for a pod: it selects it, or both carry the same standard labels, so that
   * it should.
   */
  boolean isFor(PodBox pod) {
    return selects(pod)
        || (manifest.identity().namespace().equals(Optional.of(pod.namespace()))
            && STANDARD.stream()
                .allMatch(
                    label ->
                        manifest.label(label).isPresent()
                            && manifest
                                .label(label)
                                .equals(Optional.ofNullable(pod.labels().get(label)))));
  }

  /** The ports of a pod that callers reach through it. */
  PortSet leads(PodBox pod) {
    PortSet all = PortSet.NONE;
    if (selects(pod)) {
      for (Port port : ports) {
        all = all.plus(port.leads(pod));
      }
    }
    return all;
  }

  /** Where its ports lead, for people; why nowhere, if it does not select the pod. */
  String shown(PodBox pod) {
    String subject = manifest.identity().toString();
    if (!selects(pod)) {
      return subject
          + (selector.isEmpty()
              ? " has no selector"
              : " selects " + selector.get() + ", which these pods are not");
    }
    var all = new ArrayList<String>();
    for (Port port : ports) {
      PortSet to = port.leads(pod);
      all.add(port + " leads to " + (to.isEmpty() ? "no port of theirs" : to));
    }
    return subject + ": " + String.join(", ", all);
  }

  /** Whether it stands before a pod. */
  boolean selects(PodBox pod) {
    return manifest.identity().namespace().equals(Optional.of(pod.namespace()))
        && selector.map(labels -> labels.matches(pod.labels())).orElse(false);
  }
}
