package dev.plimsoll.check.reach;

import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.Identity;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Lowering;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.PeerPort;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.NamespaceName;
import java.util.ArrayList;
import java.util.List;

/** Where the ends of arrows are that are no pods, as the target of the environment says. */
record Outside(Lowering lowering) {
  /** Whom traffic from an end comes from, seen from the pods that it reaches. */
  List<Peer> sources(Endpoint from) {
    if (from instanceof Endpoint.Ingress ingress) {
      return lowering.webSources(WebEndpoint.named(ingress.endpoint()));
    }
    if (from instanceof Endpoint.LoadBalancer balancer) {
      return balancer.reach() == Endpoint.LoadBalancer.Reach.INTERNAL
          ? lowering.internalLoadBalancer().from()
          : lowering.publicLoadBalancer().from();
    }
    return from instanceof Endpoint.KubernetesApi
        ? lowering.kubernetesApi().peers()
        : List.of(new Peer.Anywhere("outside"));
  }

  /** The ways out to an end, for pods of a namespace; none if the end needs none of its own. */
  List<Lowered.Egress> egress(Endpoint to, NamespaceName from) {
    if (to instanceof Endpoint.KubernetesApi) {
      return List.of(lowering.kubernetesApi());
    }
    if (to instanceof Endpoint.ClusterDns) {
      return List.of(lowering.dns());
    }
    if (to instanceof Endpoint.External external) {
      return List.of(
          new Lowered.Egress(
              external.id(),
              List.of(new Peer.Anywhere("outside")),
              List.of(PeerPort.tcp(external.port()))));
    }
    return to instanceof Endpoint.Bound bound ? bound(bound.key(), from) : List.of();
  }

  private List<Lowered.Egress> bound(String key, NamespaceName from) {
    String name = key.substring(key.indexOf('/') + 1);
    var egress = new ArrayList<Lowered.Egress>();
    if (key.equals(ObjectStore.named(name).key())) {
      Lowered.Store store = lowering.objectStore(ObjectStore.named(name));
      egress.addAll(store.egress());
      egress.addAll(store.account().egress());
    } else if (key.equals(Identity.named(name).key())) {
      egress.addAll(lowering.identity(Identity.named(name)).egress());
    } else if (key.equals(Database.postgres(name).key())) {
      egress.addAll(lowering.database(Database.postgres(name), from).egress());
    }
    return egress;
  }
}
