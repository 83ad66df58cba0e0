package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.NetworkPicture.Admission;
import dev.plimsoll.check.reach.PathAnswer.Layer;
import dev.plimsoll.check.reach.PathAnswer.Step;
import dev.plimsoll.check.reach.Policy.Direction;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.NetworkEngine;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What single layers say about traffic to or from pods. */
record PathLayers(
    EnvironmentFacts facts, DeclaredNames names, NetworkPicture network, Bundle bundle) {

  /** Where ends are that are no pods. */
  Outside outside() {
    return new Outside(facts.lowering());
  }

  /** The Services that are there for pods. */
  List<ServiceBox> services(PodBox target) {
    return ServiceBox.all(bundle).stream().filter(service -> service.isFor(target)).toList();
  }

  /** What the Services of pods say about ports; they stop what callers would reach by name. */
  Step service(PodBox target, PortSet wanted, boolean byName) {
    List<ServiceBox> services = services(target);
    if (services.isEmpty()) {
      return new Step(Layer.SERVICE, false, "none; callers need the addresses of the pods");
    }
    PortSet led = PortSet.NONE;
    var says = new ArrayList<String>();
    for (ServiceBox service : services) {
      led = led.plus(service.leads(target));
      says.add(service.shown(target));
    }
    boolean elsewhere = wanted.and(led).isEmpty();
    String said = String.join("; ", says);
    return elsewhere && !byName
        ? new Step(Layer.SERVICE, false, said + "; the pods are addressed themselves")
        : new Step(Layer.SERVICE, elsewhere, said);
  }

  /** What the containers of pods say about ports. */
  Step port(PodBox target, PortSet wanted) {
    String who = target.manifest().toString();
    PortSet declared = target.declared();
    PortSet undeclared = wanted.without(declared);
    if (wanted.isEmpty()) {
      return new Step(
          Layer.PORT,
          true,
          who + " declares no such port, but " + (declared.isEmpty() ? "none" : declared));
    }
    if (declared.isEmpty()) {
      return new Step(Layer.PORT, false, who + " declares none; " + wanted + " may listen");
    }
    return new Step(
        Layer.PORT,
        false,
        undeclared.isEmpty()
            ? who + " declares " + wanted
            : who + " does not declare " + undeclared + ", which may listen all the same");
  }

  /** The rules of one end's policies that admit the other end on some of the ports. */
  Step policies(PodBox self, Direction direction, List<Admission> admissions, PortSet wanted) {
    Layer layer = direction == Direction.EGRESS ? Layer.EGRESS : Layer.INGRESS;
    List<Policy> isolating = network.isolating(self, direction);
    if (isolating.isEmpty()) {
      return new Step(layer, false, "no policy isolates " + self.id());
    }
    PortSet open = PortSet.NONE;
    Set<String> by = new LinkedHashSet<>();
    for (Admission admission : admissions) {
      PortSet more = wanted.and(admission.ports());
      if (!more.isEmpty()) {
        open = open.plus(more);
        by.add(admission.policy().manifest().identity() + " at " + admission.rule().path());
      }
    }
    if (open.isEmpty()) {
      return new Step(
          layer,
          true,
          "no rule of "
              + String.join(
                  ", ", isolating.stream().map(p -> p.manifest().identity().toString()).toList())
              + " admits it on "
              + wanted);
    }
    return new Step(layer, false, String.join(", ", by) + " admits " + open);
  }

  /**
   * Whom the policies of pods let through or not.
   *
   * @param self whose policies
   * @param direction the direction, seen from them
   * @param other the other end
   * @param wanted the ports
   */
  record Admitted(PodBox self, Direction direction, PodBox other, PortSet wanted) {}

  /**
   * What policies say, and which blocks of addresses they admit on the same ports: no policy says
   * whether the other end has one of these.
   */
  Step orByAddress(Step step, Admitted admitted) {
    if (!step.stops() || !facts.networkEngine().ipBlocksCoverPods()) {
      return step;
    }
    Set<String> blocks = new LinkedHashSet<>();
    for (Admission block :
        network.blocks(admitted.self(), admitted.direction(), admitted.other())) {
      if (!block.ports().and(admitted.wanted()).isEmpty()) {
        for (MapNode peer : block.rule().peers()) {
          peer.findMap("ipBlock").flatMap(ip -> ip.findText("cidr")).ifPresent(blocks::add);
        }
      }
    }
    return blocks.isEmpty()
        ? step
        : new Step(
            step.layer(),
            true,
            step.says()
                + "; it is admitted where "
                + admitted.other().id()
                + " has an address of "
                + String.join(", ", blocks));
  }

  /** The ports on which admissions let traffic through. */
  PortSet open(PodBox self, Direction direction, List<Admission> admissions, PortSet wanted) {
    if (network.isolating(self, direction).isEmpty()) {
      return wanted;
    }
    PortSet open = PortSet.NONE;
    for (Admission admission : admissions) {
      open = open.plus(wanted.and(admission.ports()));
    }
    return open;
  }

  /** The rules that admit any of some peers. */
  List<Admission> admissions(PodBox self, Direction direction, List<Peer> peers) {
    var all = new ArrayList<Admission>();
    peers.forEach(peer -> all.addAll(network.admissions(self, direction, peer)));
    return all;
  }

  /** Whether anything enforces the policies of pods. */
  boolean enforced(PodBox pod) {
    return facts.networkEngine().enforces()
        && (!pod.isBare() || facts.networkEngine().coversBarePods());
  }

  /** What enforces policies. */
  Step engine(List<PodBox> pods) {
    NetworkEngine engine = facts.networkEngine();
    String name = "network engine \"" + engine.name() + "\" ";
    if (!engine.enforces()) {
      return new Step(Layer.ENGINE, false, name + "enforces no policy");
    }
    List<String> bare =
        pods.stream().filter(pod -> !enforced(pod)).map(PodBox::id).distinct().toList();
    return new Step(
        Layer.ENGINE,
        false,
        name
            + "enforces policies"
            + (bare.isEmpty()
                ? ""
                : ", but not those of pods without a controller: " + String.join(", ", bare)));
  }

  /** The objects that send traffic from outside to the Services of pods. */
  Step route(PodBox target, List<String> kinds) {
    List<String> services =
        services(target).stream()
            .filter(service -> service.selects(target))
            .map(service -> service.manifest().identity().name())
            .toList();
    var says = new ArrayList<String>();
    for (Manifest manifest : bundle.all()) {
      if (kinds.contains(manifest.identity().kind())) {
        services.stream()
            .filter(service -> names(manifest.tree(), service))
            .forEach(service -> says.add(manifest.identity() + " sends it to Service " + service));
      }
    }
    return says.isEmpty()
        ? new Step(
            Layer.ROUTE,
            true,
            "no " + String.join(", ", kinds) + " leads to a Service of these pods")
        : new Step(Layer.ROUTE, false, String.join("; ", says));
  }

  /** Whether a tree says a name as a field {@code name} or {@code serviceName}. */
  private static boolean names(Node node, String service) {
    if (node instanceof ListNode list) {
      return list.items().stream().anyMatch(item -> names(item, service));
    }
    if (node instanceof MapNode map) {
      for (String key : map.keys()) {
        Node value = map.find(key).orElseThrow();
        boolean named =
            (key.equals("name") || key.equals("serviceName"))
                && value instanceof ScalarNode text
                && text.text().equals(service);
        if (named || (!key.equals("metadata") && names(value, service))) {
          return true;
        }
      }
    }
    return false;
  }
}
