package dev.plimsoll.targets.onprem;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.TargetCodes;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.Bindings;
import dev.plimsoll.targets.internal.GatewayPlan;
import dev.plimsoll.targets.internal.Gateways;
import dev.plimsoll.targets.internal.Ingresses;
import dev.plimsoll.targets.internal.Peers;
import dev.plimsoll.unit.DnsSubdomain;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ways into a cluster of your own: by the controllers and address pools that it has. */
final class OnPremEntrances {
  private final OnPremConfiguration onPrem;
  private final Bindings bindings;

  OnPremEntrances(OnPremConfiguration onPrem, Bindings bindings) {
    this.onPrem = onPrem;
    this.bindings = bindings;
  }

  Lowered.Web lower(WebEndpoint endpoint, OnPremEndpoint binding, WebBackend backend) {
    OnPremEntrance entrance = entrance(endpoint, binding);
    String secret = binding.secret().map(DnsSubdomain::value).orElse(endpoint.name() + "-tls");
    var certificate = GatewayPlan.Certificate.secret(secret);
    var objects = new ArrayList<HasMetadata>();
    if (entrance.gatewayClass().isPresent()) {
      objects.addAll(
          Gateways.of(
              new GatewayPlan(
                  endpoint.name(),
                  entrance.gatewayClass().get().value(),
                  backend.namespace(),
                  binding.host(),
                  entrance.annotations(),
                  Map.of(),
                  certificate,
                  Optional.empty()),
              backend));
    } else {
      objects.add(ingress(endpoint, binding, backend, entrance, secret));
    }
    binding
        .issuer()
        .ifPresent(
            issuer ->
                objects.add(
                    Gateways.certificate(
                        certificate,
                        backend.namespace().value(),
                        issuer.value(),
                        binding.host().value())));
    return new Lowered.Web(
        binding.host().value(), objects, new TreeMap<>(), sources(endpoint, binding));
  }

  List<Peer> sources(WebEndpoint endpoint, OnPremEndpoint binding) {
    OnPremEntrance entrance = entrance(endpoint, binding);
    return List.of(Peer.Pods.in(entrance.namespace().value(), entrance.podLabels()));
  }

  /**
   * The pool decides who reaches the address (<a
   * href="https://metallb.io/usage/#requesting-specific-ips">MetalLB, usage</a>).
   */
  Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    boolean isPublic = visibility == Visibility.PUBLIC;
    DnsSubdomain pool =
        onPrem
            .metallb()
            .flatMap(
                metallb -> isPublic ? metallb.publicPool() : Optional.of(metallb.internalPool()))
            .orElseThrow(
                () ->
                    bindings.refused(
                        TargetCodes.NOT_EXPRESSIBLE,
                        bindings.atTarget("metallb", isPublic ? "publicPool" : "internalPool"),
                        "nothing on the "
                            + bindings.target()
                            + " cluster gives "
                            + (isPublic ? "public" : "internal")
                            + " addresses to load balancers",
                        "write metallb."
                            + (isPublic ? "publicPool" : "internalPool")
                            + " in the target, or use an endpoint instead of a load balancer"));
    return new Lowered.LoadBalancer(
        Optional.empty(),
        new TreeMap<>(Map.of("metallb.io/address-pool", pool.value())),
        isPublic
            ? Peers.INTERNET
            : Peers.of(
                onPrem.addresses().orElse(ClusterAddresses.unknown()).network(),
                "the private network around the cluster is not known; write addresses.network in"
                    + " the target of the environment"));
  }

  private OnPremEntrance entrance(WebEndpoint endpoint, OnPremEndpoint binding) {
    return entrance(binding.visibility())
        .orElseThrow(
            () -> Lowered.refused(notServed(bindings, endpoint.key(), binding.visibility())));
  }

  /** What serves endpoints of a visibility, if something does. */
  Optional<OnPremEntrance> entrance(Visibility visibility) {
    return onPrem
        .web()
        .flatMap(
            web -> visibility == Visibility.PUBLIC ? web.internet() : Optional.of(web.internal()));
  }

  /** That nothing serves an endpoint. */
  static Finding notServed(Bindings bindings, String key, Visibility visibility) {
    boolean isPublic = visibility == Visibility.PUBLIC;
    return Finding.of(
        TargetCodes.NOT_EXPRESSIBLE,
        bindings.at(key, "visibility"),
        "no controller of the "
            + bindings.target()
            + " cluster serves "
            + (isPublic ? "public" : "internal")
            + " endpoints",
        "write web."
            + (isPublic ? "internet" : "internal")
            + " in the target, with the class of a controller that does");
  }

  private static HasMetadata ingress(
      WebEndpoint endpoint,
      OnPremEndpoint binding,
      WebBackend backend,
      OnPremEntrance entrance,
      String secret) {
    return Ingresses.of(
            endpoint.name(),
            entrance.ingressClass().orElseThrow().value(),
            binding.host(),
            entrance.annotations(),
            backend)
        .edit()
        .editSpec()
        .addNewTl()
        .withHosts(binding.host().value())
        .withSecretName(secret)
        .endTl()
        .endSpec()
        .build();
  }
}
