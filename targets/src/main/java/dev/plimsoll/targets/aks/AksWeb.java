package dev.plimsoll.targets.aks;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Peer;
import dev.plimsoll.intent.WebBackend;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.targets.ClusterAddresses;
import dev.plimsoll.targets.Visibility;
import dev.plimsoll.targets.internal.GatewayPlan;
import dev.plimsoll.targets.internal.Gateways;
import dev.plimsoll.targets.internal.Peers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Load balancers of Azure.
 *
 * <p>Web endpoints are Gateways: Azure's Ingress class for NGINX ends in November 2026, and its
 * successor is the Gateway API.
 *
 * @see <a href="https://learn.microsoft.com/azure/aks/app-routing-gateway-api">AKS, application
 *     routing with the Gateway API</a>
 */
final class AksWeb {
  /**
   * What makes a load balancer private; without it Azure's are public.
   *
   * @see <a href="https://learn.microsoft.com/azure/aks/internal-lb">AKS, internal load
   *     balancer</a>
   */
  private static final String INTERNAL = "service.beta.kubernetes.io/azure-load-balancer-internal";

  private final AksGateways gateways;
  private final ClusterAddresses addresses;
  private final AksIdentities identities;

  AksWeb(AksGateways gateways, ClusterAddresses addresses, AksIdentities identities) {
    this.gateways = gateways;
    this.addresses = addresses;
    this.identities = identities;
  }

  Lowered.Web lower(WebEndpoint endpoint, AksEndpoint binding, WebBackend backend) {
    String account = endpoint.name() + "-certificate";
    GatewayPlan.Certificate certificate = certificate(endpoint, binding, account);
    var plan =
        new GatewayPlan(
            endpoint.name(),
            gateways.gatewayClass().word(),
            gateways.namespace(),
            binding.host(),
            Map.of(),
            gateways.hasProxies() ? Map.of(INTERNAL, internal(binding.visibility())) : Map.of(),
            certificate,
            Optional.empty());
    var objects = new ArrayList<HasMetadata>();
    objects.add(namespace());
    objects.addAll(Gateways.of(plan, backend));
    var handOffs = new ArrayList<Lowered.HandOff>();
    String namespace = gateways.namespace().value();
    binding
        .issuer()
        .ifPresent(
            issuer ->
                objects.add(
                    Gateways.certificate(
                        certificate, namespace, issuer.value(), binding.host().value())));
    binding
        .keyVault()
        .ifPresent(
            vault -> {
              objects.add(account(account, vault));
              handOffs.add(identities.federation(vault.clientId()).forAccount(namespace, account));
            });
    return new Lowered.Web(binding.host().value(), objects, new TreeMap<>(), sources(), handOffs);
  }

  /**
   * The proxies that Azure runs for Gateways, or the subnet of the gateway outside. All proxies of
   * the namespace: they are told apart by a label with the name of their Gateway, and an
   * environment may change names.
   */
  List<Peer> sources() {
    return gateways.hasProxies()
        ? List.of(Peer.Pods.in(gateways.namespace().value(), Map.of()))
        : Peers.of(
            addresses.loadBalancers(),
            "the subnet of Application Gateway for Containers is not known; write"
                + " addresses.loadBalancers in the target of the environment");
  }

  Lowered.LoadBalancer loadBalancer(Visibility visibility) {
    return new Lowered.LoadBalancer(
        Optional.empty(),
        new TreeMap<>(Map.of(INTERNAL, internal(visibility))),
        visibility == Visibility.PUBLIC
            ? Peers.INTERNET
            : Peers.of(
                addresses.network(),
                "the private network around the cluster is not known; write addresses.network in"
                    + " the target of the environment"));
  }

  private static String internal(Visibility visibility) {
    return Boolean.toString(visibility == Visibility.INTERNAL);
  }

  private static GatewayPlan.Certificate certificate(
      WebEndpoint endpoint, AksEndpoint binding, String account) {
    if (binding.keyVault().isPresent()) {
      return GatewayPlan.Certificate.options(
          Map.of(
              "kubernetes.azure.com/tls-cert-keyvault-uri",
              binding.keyVault().get().uri(),
              "kubernetes.azure.com/tls-cert-service-account",
              account));
    }
    return GatewayPlan.Certificate.secret(
        binding.secret().map(secret -> secret.value()).orElse(endpoint.name() + "-tls"));
  }

  private HasMetadata namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(gateways.namespace().value())
        .addToLabels("pod-security.kubernetes.io/enforce", "baseline")
        .endMetadata()
        .build();
  }

  /**
   * Who fetches the certificate: annotation and label are both asked for (<a
   * href="https://learn.microsoft.com/azure/aks/app-routing-gateway-api-dns-tls">AKS, application
   * routing, DNS and TLS</a>).
   */
  private HasMetadata account(String name, KeyVaultCertificate vault) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(gateways.namespace().value())
        .withAnnotations(identities.annotations(vault.clientId(), Optional.empty()))
        .addToLabels(AksIdentities.USE, "true")
        .endMetadata()
        .build();
  }
}
