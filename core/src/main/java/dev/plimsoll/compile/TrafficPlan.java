package dev.plimsoll.compile;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may talk to whom: gathered from arrows, written as one NetworkPolicy per role. */
final class TrafficPlan {
  private final EnvironmentFacts env;
  private final RolePods pods;
  private final ArrowEnds ends;
  private final Findings findings;
  private final SortedMap<Endpoint.Pods, RolePolicy> policies = new TreeMap<>();

  TrafficPlan(EnvironmentFacts env, RolePods pods, ArrowEnds ends, Findings findings) {
    this.env = env;
    this.pods = pods;
    this.ends = ends;
    this.findings = findings;
  }

  /**
   * Opens what an arrow needs between its ends. What a bound intent needs is added with {@link
   * #egress}.
   */
  void add(Arrow arrow) {
    if (arrow instanceof Arrow.Calls calls) {
      calls(calls);
    } else if (arrow instanceof Arrow.Scrapes scrapes) {
      between(
          scrapes,
          scrapes.from(),
          scrapes.to(),
          resolve(scrapes, scrapes.to(), List.of(scrapes.port())));
    } else if (arrow instanceof Arrow.Manages manages) {
      egress(manages, env.lowering().kubernetesApi());
    }
  }

  private void calls(Arrow.Calls arrow) {
    if (arrow.to() instanceof Endpoint.Pods to) {
      SortedSet<PeerPort> ports = resolve(arrow, to, arrow.ports());
      if (ports.isEmpty()) {
        return;
      }
      if (arrow.from() instanceof Endpoint.Pods from) {
        between(arrow, from, to, ports);
      } else {
        policy(to).ingress(narrow(arrow, sources(arrow.from())), ports, arrow);
      }
    } else if (arrow.from() instanceof Endpoint.Pods from) {
      outwards(arrow, from);
    }
  }

  private void outwards(Arrow.Calls arrow, Endpoint.Pods from) {
    if (arrow.to() instanceof Endpoint.KubernetesApi) {
      egress(arrow, env.lowering().kubernetesApi());
    } else if (arrow.to() instanceof Endpoint.External external) {
      var anywhere =
          new Peer.Anywhere(
              "the addresses of "
                  + external.host().value()
                  + " are not known, and no policy can name a host");
      policy(from)
          .egress(
              narrow(arrow, List.of(anywhere)),
              new TreeSet<>(List.of(PeerPort.tcp(external.port()))),
              arrow);
    }
  }

  /** Opens a way out of the pods at the arrow's beginning. */
  void egress(Arrow arrow, Lowered.Egress egress) {
    if (arrow.from() instanceof Endpoint.Pods from) {
      policy(from).egress(narrow(arrow, egress.peers()), new TreeSet<>(egress.ports()), arrow);
    }
  }

  private void between(
      Arrow arrow, Endpoint.Pods from, Endpoint.Pods to, SortedSet<PeerPort> ports) {
    if (!ports.isEmpty()) {
      policy(from).egress(List.of(peer(to)), ports, arrow);
      policy(to).ingress(List.of(peer(from)), ports, arrow);
    }
  }

  private List<Peer> sources(Endpoint from) {
    if (from instanceof Endpoint.Ingress ingress) {
      return env.lowering().webSources(WebEndpoint.named(ingress.endpoint()));
    }
    if (from instanceof Endpoint.LoadBalancer balancer) {
      return balancer.reach() == Endpoint.LoadBalancer.Reach.INTERNAL
          ? env.lowering().internalLoadBalancer().from()
          : env.lowering().publicLoadBalancer().from();
    }
    if (from instanceof Endpoint.KubernetesApi) {
      return env.lowering().kubernetesApi().peers();
    }
    return List.of(new Peer.Anywhere("the addresses of " + from.id() + " are not known"));
  }

  private static Peer peer(Endpoint.Pods pods) {
    return Peer.Pods.in(pods.namespace().value(), Map.of(RoleLabel.KEY, pods.role().value()));
  }

  private List<Peer> narrow(Arrow arrow, List<Peer> peers) {
    for (Peer peer : peers) {
      if (peer instanceof Peer.Anywhere anywhere) {
        findings.add(
            ConnectCodes.ANY_ADDRESS,
            Connector.where(arrow),
            "the policy admits any address: " + anywhere.why(),
            // Some addresses nobody can know: those of a public service behind a name.
            anywhere.why().contains("; write ")
                ? "write the addresses there, or accept the warning with a reason"
                : "accept the warning with a reason: no environment can give these addresses");
      }
    }
    return peers;
  }

  private SortedSet<PeerPort> resolve(Arrow arrow, Endpoint.Pods to, List<PortRef> refs) {
    var ports = new TreeSet<PeerPort>();
    for (PortRef ref : refs) {
      if (ref instanceof PortRef.Numbered numbered) {
        ports.add(new PeerPort(numbered.protocol(), numbered.port()));
        continue;
      }
      String name = ((PortRef.Named) ref).name();
      SortedSet<String> known = pods.portNames(to);
      if (!known.contains(name)) {
        findings.add(
            ConnectCodes.NO_SUCH_PORT,
            ends.missingPort(arrow, to),
            "no container of " + to.id() + " opens a port named \"" + name + "\"",
            Nearest.of(name, known)
                .map(near -> "write \"" + near + "\"")
                .orElse(
                    known.isEmpty()
                        ? "give the container a port of that name"
                        : "use one of " + String.join(", ", known)));
      }
      ports.addAll(pods.ports(to, name));
    }
    return ports;
  }

  private RolePolicy policy(Endpoint.Pods role) {
    return policies.computeIfAbsent(role, RolePolicy::new);
  }

  /** One NetworkPolicy per role that an arrow begins or ends at. */
  List<Manifest> policies() {
    var manifests = new ArrayList<Manifest>();
    policies.values().forEach(policy -> manifests.add(policy.manifest()));
    return manifests;
  }
}
