package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.Policy.Direction;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the paths that arrows declare with those that policies admit. */
final class PathComparison {
  private record Pair(String from, String to) {}

  private final Outside outside;
  private final DeclaredNames names;
  private final NetworkPicture network;
  private final Findings findings;
  private final Map<Pair, PortSet> declared = new HashMap<>();

  PathComparison(Outside outside, DeclaredNames names, NetworkPicture network, Findings findings) {
    this.outside = outside;
    this.names = names;
    this.network = network;
    this.findings = findings;
  }

  void check(Topology topology) {
    for (Arrow arrow : topology.arrows()) {
      if (arrow instanceof Arrow.Calls calls) {
        calls(calls);
      } else if (arrow instanceof Arrow.Scrapes scrapes) {
        between(scrapes, scrapes.from(), scrapes.to(), List.of(scrapes.port()));
      } else if (arrow instanceof Arrow.Manages manages) {
        outwards(manages, manages.from(), List.of(outside.lowering().kubernetesApi()));
      } else if (arrow instanceof Arrow.Uses uses) {
        outwards(uses, uses.from(), outside.egress(uses.to(), uses.from().namespace()));
      }
    }
    network.boxes().forEach(this::open);
    network.boxes().forEach(box -> network.ways(box).forEach(this::undeclared));
  }

  private void calls(Arrow.Calls arrow) {
    if (arrow.from() instanceof Endpoint.Pods from && arrow.to() instanceof Endpoint.Pods to) {
      between(arrow, from, to, arrow.ports());
    } else if (arrow.from() instanceof Endpoint.Pods from
        && !(arrow.to() instanceof Endpoint.Bound)) {
      outwards(arrow, from, outside.egress(arrow.to(), from.namespace()));
    } else if (arrow.to() instanceof Endpoint.Pods to) {
      inwards(arrow, to, outside.sources(arrow.from()));
    }
  }

  private void between(Arrow arrow, Endpoint.Pods from, Endpoint.Pods to, List<PortRef> refs) {
    if (refs.isEmpty() || !isThere(arrow, from) || !isThere(arrow, to)) {
      return;
    }
    boolean told = false;
    for (PodBox target : network.boxes(names.id(to))) {
      PortSet ports = ports(target, refs);
      declared.merge(new Pair(names.id(from), names.id(to)), ports, PortSet::plus);
      for (PodBox source : network.boxes(names.id(from))) {
        PortSet out = ports.without(network.admitted(source, Direction.EGRESS, target));
        PortSet in = ports.without(network.admitted(target, Direction.INGRESS, source));
        if (!told && !out.isEmpty()) {
          cut(arrow, Direction.EGRESS, source, out);
        }
        if (!told && !in.isEmpty()) {
          cut(arrow, Direction.INGRESS, target, in);
        }
        told |= !out.isEmpty() || !in.isEmpty();
      }
    }
  }

  static PortSet ports(PodBox target, List<PortRef> refs) {
    PortSet ports = PortSet.NONE;
    for (PortRef ref : refs) {
      ports =
          ports.plus(
              ref instanceof PortRef.Numbered number
                  ? PortSet.of(number.protocol(), number.port())
                  : target.named(((PortRef.Named) ref).name()));
    }
    return ports;
  }

  private boolean isThere(Arrow arrow, Endpoint.Pods end) {
    boolean there = !network.boxes(names.id(end)).isEmpty();
    if (!there) {
      findings.add(
          ReachCodes.CUT,
          DeclaredNames.where(arrow),
          "no pods of " + names.id(end) + " are left",
          "take the overlay back that removed them or their role, or take the arrow out");
    }
    return there;
  }

  private void cut(Arrow arrow, Direction direction, PodBox box, PortSet ports) {
    findings.add(
        ReachCodes.CUT,
        DeclaredNames.where(arrow),
        "no " + direction.word() + " policy of " + box.id() + " admits " + ports,
        "take the overlay back that changed the policy or the labels of the pods, or take the arrow"
            + " out");
  }

  private void outwards(Arrow arrow, Endpoint.Pods from, List<Lowered.Egress> egress) {
    if (!egress.isEmpty() && isThere(arrow, from)) {
      for (PodBox box : network.boxes(names.id(from))) {
        if (egress.stream().anyMatch(way -> isCut(arrow, Direction.EGRESS, box, way))) {
          return;
        }
      }
    }
  }

  /** Whether a way out is cut: each of its ports must be open towards one of its peers. */
  private boolean isCut(Arrow arrow, Direction direction, PodBox box, Lowered.Egress way) {
    for (PeerPort port : way.ports()) {
      PortSet wanted = PortSet.of(port.protocol(), port.number());
      if (way.peers().stream().noneMatch(peer -> network.admits(box, direction, peer, wanted))) {
        cut(arrow, direction, box, wanted);
        return true;
      }
    }
    return false;
  }

  private void inwards(Arrow.Calls arrow, Endpoint.Pods to, List<Peer> sources) {
    if (sources.isEmpty() || !isThere(arrow, to)) {
      return;
    }
    for (PodBox box : network.boxes(names.id(to))) {
      PortSet ports = ports(box, arrow.ports());
      boolean open =
          sources.stream().anyMatch(peer -> network.admits(box, Direction.INGRESS, peer, ports));
      if (!open) {
        cut(arrow, Direction.INGRESS, box, ports);
        return;
      }
    }
  }

  private void open(PodBox box) {
    for (Direction direction : Direction.values()) {
      if (network.isolating(box, direction).isEmpty()) {
        findings.add(
            ReachCodes.OPEN,
            box.manifest().where(FieldPath.ROOT),
            "no policy isolates its pods for " + direction.word() + " traffic",
            "add a policy that selects them, or let a component declare the namespace");
      }
    }
  }

  private void undeclared(NetworkPicture.Way way) {
    PortSet known = declared.getOrDefault(new Pair(way.from().id(), way.to().id()), PortSet.NONE);
    PortSet more = way.ports().without(known);
    if (!more.isEmpty()) {
      findings.add(
          ReachCodes.UNDECLARED_PATH,
          way.policy().manifest().where(way.rule().path()),
          "admits "
              + way.from().id()
              + " to "
              + way.to().id()
              + " on "
              + more
              + ", which no arrow declares",
          "draw the arrow, or narrow the policy");
    }
  }
}
