package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.CustomObjects;
import dev.plimsoll.targets.internal.GatewayPlan;
import dev.plimsoll.targets.internal.Gateways;
import dev.plimsoll.targets.internal.Peers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Load balancers of Google Cloud.
 *
 * <p>Web endpoints are Gateways: the class says who reaches them, which an Ingress of GKE says in
 * an annotation and else is public; and an internal Ingress takes no managed certificate.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api">GKE, Gateway
 *     API</a>
 */
final class GkeWeb {
  /**
   * Where Google's front ends and health checks come from.
   *
   * @see <a href="https://cloud.google.com/load-balancing/docs/firewall-rules">Cloud Load
   *     Balancing, firewall rules</a>
   */
  private static final List<Peer> FRONT_ENDS =
      List.of(Peer.Addresses.of("130.211.0.0/22"), Peer.Addresses.of("35.191.0.0/16"));

  private final ClusterAddresses addresses;

  GkeWeb(ClusterAddresses addresses) {
    this.addresses = addresses;
  }

  Lowered.Web lower(WebEndpoint endpoint, GkeEndpoint binding, WebBackend backend) {
    var annotations = new TreeMap<String, String>();
    binding
        .certificateMap()
        .ifPresent(map -> annotations.put("networking.gke.io/certmap", map.value()));
    GatewayPlan.Certificate certificate = certificate(endpoint, binding);
    var plan =
        new GatewayPlan(
            endpoint.name(),
            binding.visibility() == Visibility.PUBLIC
                ? "gke-l7-global-external-managed"
                : "gke-l7-rilb",
            backend.namespace(),
            binding.host(),
            annotations,
            Map.of(),
            certificate,
            binding.address());
    var objects = new ArrayList<HasMetadata>(Gateways.of(plan, backend));
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
    backend.health().ifPresent(path -> objects.add(healthCheck(endpoint, backend, path.value())));
    return new Lowered.Web(
        binding.host().value(), objects, new TreeMap<>(), sources(binding.visibility()));
  }

  List<Peer> sources(Visibility visibility) {
    var sources = new ArrayList<Peer>(FRONT_ENDS);
    if (visibility == Visibility.INTERNAL) {
      sources.addAll(
          Peers.of(
              addresses.loadBalancers(),
              "the proxy-only subnet is not known; write addresses.loadBalancers in the target of the"
                  + " environment"));
    }
    return sources;
  }

  /**
   * The annotation is what makes it private; without it GKE's load balancers are public (<a
   * href="https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters">GKE,
   * LoadBalancer Service parameters</a>).
   */
  Lowered.LoadBalancer internalLoadBalancer() {
    return new Lowered.LoadBalancer(
        Optional.empty(),
        new TreeMap<>(Map.of("networking.gke.io/load-balancer-type", "Internal")),
        Peers.of(
            addresses.network(),
            "the private network around the cluster is not known; write addresses.network in the"
                + " target of the environment"));
  }

  Lowered.LoadBalancer publicLoadBalancer() {
    return new Lowered.LoadBalancer(
        Optional.empty(),
        new TreeMap<>(Map.of("cloud.google.com/l4-rbs", "enabled")),
        Peers.INTERNET);
  }

  private static GatewayPlan.Certificate certificate(WebEndpoint endpoint, GkeEndpoint binding) {
    if (binding.secret().isPresent()) {
      return GatewayPlan.Certificate.secret(binding.secret().get().value());
    }
    if (binding.issuer().isPresent()) {
      return GatewayPlan.Certificate.secret(endpoint.name() + "-tls");
    }
    return binding
        .certificate()
        .map(
            name ->
                GatewayPlan.Certificate.options(
                    Map.of("networking.gke.io/cert-manager-certs", name.value())))
        .orElseGet(GatewayPlan.Certificate::elsewhere);
  }

  /**
   * Load balancers ask {@code /} unless told otherwise (<a
   * href="https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources#configure_health_check">GKE,
   * configure Gateway resources</a>).
   */
  private static HasMetadata healthCheck(WebEndpoint endpoint, WebBackend backend, String path) {
    return CustomObjects.namespaced(
        "networking.gke.io/v1",
        "HealthCheckPolicy",
        backend.namespace().value(),
        endpoint.name(),
        CustomObjects.fields(
            "default",
            CustomObjects.fields(
                "config",
                CustomObjects.fields(
                    "type", "HTTP", "httpHealthCheck", CustomObjects.fields("requestPath", path))),
            "targetRef",
            CustomObjects.fields(
                "group", "", "kind", "Service", "name", backend.service().value())));
  }
}
