package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.NetworkPicture.Admission;
import dev.plimsoll.check.reach.PathAnswer.Layer;
import dev.plimsoll.check.reach.PathAnswer.Step;
import dev.plimsoll.check.reach.PathAnswer.Verdict;
import dev.plimsoll.check.reach.PathLayers.Admitted;
import dev.plimsoll.check.reach.Policy.Direction;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Where;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk. Of pods that are alike in role, those decide whose way is stopped. */
final class PathWalk {
  private static final List<String> ROUTES = List.of("Ingress", "HTTPRoute");
  private static final List<String> WEBHOOKS =
      List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "APIService");

  private final PathLayers layers;
  private final Topology declared;

  PathWalk(PathLayers layers, Topology declared) {
    this.layers = layers;
    this.declared = declared;
  }

  PathAnswer walk(Endpoint from, Endpoint to, Optional<AskedPort> port) {
    var answers = new ArrayList<PathAnswer>();
    if (from instanceof Endpoint.Pods source && to instanceof Endpoint.Pods target) {
      for (PodBox one : boxes(source)) {
        for (PodBox two : boxes(target)) {
          answers.add(between(new Ends(from, to), one, two, port));
        }
      }
    } else if (from instanceof Endpoint.Pods source) {
      boxes(source).forEach(box -> answers.add(outwards(new Ends(from, to), box, port)));
    } else if (to instanceof Endpoint.Pods target) {
      boxes(target).forEach(box -> answers.add(inwards(new Ends(from, to), box, port)));
    } else {
      throw new FindingsException(
          Finding.of(
              ReachCodes.UNKNOWN_END,
              Where.named("path", from.id() + " " + to.id()),
              "neither end is pods, so that no object says anything about it",
              "ask for a path that begins or ends at pods, such as " + example()));
    }
    if (answers.isEmpty()) {
      return new PathAnswer(
          id(from),
          id(to),
          Verdict.STOPPED,
          "stopped, since an end has no pods",
          List.of(arrow(new Ends(from, to))));
    }
    return answers.stream().max((a, b) -> Integer.compare(weight(a), weight(b))).orElseThrow();
  }

  private record Ends(Endpoint from, Endpoint to) {}

  /**
   * The way that is stopped counts most; of equals, {@code max} takes the last, which is as good.
   */
  private static int weight(PathAnswer answer) {
    return switch (answer.verdict()) {
      case STOPPED -> 2;
      case NOT_ENFORCED -> 1;
      case OPEN -> 0;
    };
  }

  private String example() {
    return declared.boxes().isEmpty() ? "shop/web" : id(declared.boxes().get(0).pods());
  }

  private String id(Endpoint end) {
    return end instanceof Endpoint.Pods pods ? layers.names().id(pods) : end.id();
  }

  private List<PodBox> boxes(Endpoint.Pods pods) {
    return layers.network().boxes(layers.names().id(pods));
  }

  private PathAnswer between(Ends ends, PodBox from, PodBox to, Optional<AskedPort> port) {
    PortSet wanted = wanted(ends, to, port);
    if (wanted.isEmpty()) {
      return noPort(ends, to);
    }
    List<Arrow> arrows = arrows(ends);
    boolean byName = arrows.isEmpty() || arrows.stream().anyMatch(Arrow.Calls.class::isInstance);
    List<Admission> out = layers.network().admissions(from, Direction.EGRESS, to);
    List<Admission> in = layers.network().admissions(to, Direction.INGRESS, from);
    PortSet left = layers.open(from, Direction.EGRESS, out, wanted);
    var steps =
        List.of(
            arrow(ends),
            layers.service(to, wanted, byName),
            layers.port(to, wanted),
            layers.orByAddress(
                layers.policies(from, Direction.EGRESS, out, wanted),
                new Admitted(from, Direction.EGRESS, to, wanted)),
            layers.orByAddress(
                layers.policies(to, Direction.INGRESS, in, wanted),
                new Admitted(to, Direction.INGRESS, from, wanted)),
            layers.engine(List.of(from, to)));
    PortSet open = layers.open(to, Direction.INGRESS, in, left);
    return answer(ends, steps, new Found(wanted, open, layers.enforced(from), layers.enforced(to)));
  }

  private PathAnswer noPort(Ends ends, PodBox to) {
    List<Step> steps = List.of(arrow(ends), layers.port(to, PortSet.NONE));
    return answer(ends, steps, new Found(PortSet.NONE, PortSet.NONE, true, true));
  }

  private PathAnswer inwards(Ends ends, PodBox to, Optional<AskedPort> port) {
    PortSet wanted = wanted(ends, to, port);
    if (wanted.isEmpty()) {
      return noPort(ends, to);
    }
    List<Admission> in =
        layers.admissions(to, Direction.INGRESS, layers.outside().sources(ends.from()));
    var steps = new ArrayList<Step>();
    steps.add(arrow(ends));
    if (ends.from() instanceof Endpoint.Ingress) {
      steps.add(layers.route(to, ROUTES));
    } else if (ends.from() instanceof Endpoint.KubernetesApi) {
      steps.add(layers.route(to, WEBHOOKS));
    }
    steps.add(layers.service(to, wanted, true));
    steps.add(layers.port(to, wanted));
    steps.add(layers.policies(to, Direction.INGRESS, in, wanted));
    steps.add(layers.engine(List.of(to)));
    PortSet open = layers.open(to, Direction.INGRESS, in, wanted);
    return answer(ends, steps, new Found(wanted, open, true, layers.enforced(to)));
  }

  private PathAnswer outwards(Ends ends, PodBox from, Optional<AskedPort> port) {
    PortSet wanted = PortSet.NONE;
    PortSet open = PortSet.NONE;
    PortSet known = PortSet.NONE;
    var steps = new ArrayList<Step>();
    steps.add(arrow(ends));
    for (Lowered.Egress way :
        layers.outside().egress(ends.to(), ((Endpoint.Pods) ends.from()).namespace())) {
      PortSet all = PortSet.NONE;
      for (PeerPort one : way.ports()) {
        all = all.plus(PortSet.of(one.protocol(), one.number()));
      }
      known = known.plus(all);
      PortSet ports = port.isEmpty() ? all : port.get().among(all);
      if (ports.isEmpty()) {
        continue;
      }
      List<Peer> peers = way.peers();
      List<Admission> out = layers.admissions(from, Direction.EGRESS, peers);
      Step step = layers.policies(from, Direction.EGRESS, out, ports);
      steps.add(new Step(step.layer(), step.stops(), way.purpose() + ": " + step.says()));
      wanted = wanted.plus(ports);
      open = open.plus(layers.open(from, Direction.EGRESS, out, ports));
    }
    if (wanted.isEmpty() && port.isPresent()) {
      String says = id(ends.to()) + " is reached on " + known + ", not on " + port.get().text();
      steps.add(new Step(Layer.PORT, true, says));
    }
    steps.add(layers.engine(List.of(from)));
    return answer(ends, steps, new Found(wanted, open, layers.enforced(from), true));
  }

  /** What was asked for, what is open, and whether the policies of each end are enforced. */
  private record Found(PortSet wanted, PortSet open, boolean out, boolean in) {
    boolean enforces(Layer layer) {
      return layer == Layer.EGRESS ? out : layer != Layer.INGRESS || in;
    }
  }

  private PathAnswer answer(Ends ends, List<Step> steps, Found found) {
    Optional<Step> stop =
        steps.stream().filter(s -> s.stops() && found.enforces(s.layer())).findFirst();
    Optional<Step> idle = steps.stream().filter(Step::stops).findFirst();
    boolean isCut = found.open().isEmpty() && !found.wanted().isEmpty();
    Verdict verdict = Verdict.OPEN;
    String summary = "nothing stops it" + on(found);
    if (stop.isPresent()) {
      verdict = Verdict.STOPPED;
      summary = "stopped by " + words(stop.get().layer(), ends);
    } else if (idle.isPresent()) {
      verdict = Verdict.NOT_ENFORCED;
      summary =
          "open, since "
              + words(idle.get().layer(), ends)
              + ", which would stop it, are not enforced";
    } else if (isCut) {
      boolean enforced = found.out() && found.in();
      verdict = enforced ? Verdict.STOPPED : Verdict.NOT_ENFORCED;
      summary =
          (enforced ? "stopped" : "would be stopped where policies are enforced")
              + ", since the policies of both ends admit no port in common";
    }
    return new PathAnswer(id(ends.from()), id(ends.to()), verdict, summary, steps);
  }

  private static String on(Found found) {
    PortSet closed = found.wanted().without(found.open());
    return (found.wanted().isEmpty() ? "" : " on " + found.open())
        + (closed.isEmpty() ? "" : "; closed are " + closed);
  }

  private String words(Layer layer, Ends ends) {
    return switch (layer) {
      case ROUTE -> "a route that is missing";
      case SERVICE -> "Services that lead elsewhere";
      case PORT -> "a port that is missing";
      case EGRESS -> "the egress policies of " + id(ends.from());
      case INGRESS -> "the ingress policies of " + id(ends.to());
      case ARROW, ENGINE -> "nothing";
    };
  }

  private List<Arrow> arrows(Ends ends) {
    return declared.arrows().stream()
        .filter(arrow -> arrow.from().equals(ends.from()) && arrow.to().equals(ends.to()))
        .filter(
            arrow ->
                !(arrow instanceof Arrow.Manages) || ends.to() instanceof Endpoint.KubernetesApi)
        .toList();
  }

  private Step arrow(Ends ends) {
    if (ends.to() instanceof Endpoint.ClusterDns) {
      return new Step(Layer.ARROW, false, "every pod may ask for names");
    }
    List<String> verbs = arrows(ends).stream().map(Arrow::verb).distinct().toList();
    return new Step(
        Layer.ARROW,
        false,
        verbs.isEmpty()
            ? "none is declared" + near(ends.to())
            : id(ends.from()) + " " + String.join(", ", verbs) + " " + id(ends.to()));
  }

  /** The declared host that one which is not declared looks like. */
  private String near(Endpoint to) {
    if (!(to instanceof Endpoint.External)) {
      return "";
    }
    List<String> hosts =
        declared.arrows().stream()
            .map(Arrow::to)
            .filter(Endpoint.External.class::isInstance)
            .map(Endpoint::id)
            .filter(id -> !id.equals(to.id()))
            .toList();
    return Nearest.of(to.id(), hosts).map(host -> ", but one to " + host + " is").orElse("");
  }

  /** The ports that are asked for, else those of declared arrows, else those of the containers. */
  private PortSet wanted(Ends ends, PodBox to, Optional<AskedPort> port) {
    if (port.isPresent()) {
      return port.get().of(to);
    }
    PortSet ports = PortSet.NONE;
    for (Arrow arrow : arrows(ends)) {
      if (arrow instanceof Arrow.Calls calls) {
        ports = ports.plus(PathComparison.ports(to, calls.ports()));
      } else if (arrow instanceof Arrow.Scrapes scrapes) {
        ports = ports.plus(PathComparison.ports(to, List.<PortRef>of(scrapes.port())));
      }
    }
    if (!ports.isEmpty()) {
      return ports;
    }
    return to.declared().isEmpty() ? PortSet.ALL : to.declared();
  }
}
