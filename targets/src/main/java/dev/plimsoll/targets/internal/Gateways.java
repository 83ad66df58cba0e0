package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.WebBackend;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ListenerBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ListenerTLSConfig;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ListenerTLSConfigBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.RouteNamespaces;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.RouteNamespacesBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gateway, route and redirect for one host.
 *
 * <p>HTTP is answered only with a redirect to HTTPS, by a route of its own at the listener for it,
 * as the <a
 * href="https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/#http-to-https-redirects">Gateway
 * API documentation</a> shows.
 */
public final class Gateways {
  private static final String HTTP = "http";
  private static final String HTTPS = "https";

  private Gateways() {}

  /** A Gateway for the plan, a route to the Service, a redirect. */
  public static List<HasMetadata> of(GatewayPlan plan, WebBackend backend) {
    boolean isElsewhere = !plan.namespace().equals(backend.namespace());
    var objects = new ArrayList<HasMetadata>();
    objects.add(gateway(plan, backend, isElsewhere));
    objects.add(route(plan, backend, isElsewhere));
    objects.add(redirect(plan, backend, isElsewhere));
    return objects;
  }

  private static Gateway gateway(GatewayPlan plan, WebBackend backend, boolean isElsewhere) {
    RouteNamespaces from =
        isElsewhere
            ? new RouteNamespacesBuilder()
                .withFrom("Selector")
                .withNewSelector()
                .addToMatchLabels("kubernetes.io/metadata.name", backend.namespace().value())
                .endSelector()
                .build()
            : new RouteNamespacesBuilder().withFrom("Same").build();
    var gateway =
        new GatewayBuilder()
            .withNewMetadata()
            .withName(plan.name())
            .withNamespace(plan.namespace().value())
            .withAnnotations(plan.annotations().isEmpty() ? null : plan.annotations())
            .endMetadata()
            .withNewSpec()
            .withGatewayClassName(plan.className())
            .withListeners(
                listener(plan, HTTP, 80, from).build(),
                listener(plan, HTTPS, 443, from)
                    .withTls(tls(plan.certificate()).orElse(null))
                    .build())
            .endSpec();
    if (!plan.infrastructure().isEmpty()) {
      gateway =
          gateway
              .editSpec()
              .withNewInfrastructure()
              .withAnnotations(plan.infrastructure())
              .endInfrastructure()
              .endSpec();
    }
    if (plan.address().isPresent()) {
      gateway =
          gateway
              .editSpec()
              .addNewAddress()
              .withType("NamedAddress")
              .withValue(plan.address().get())
              .endAddress()
              .endSpec();
    }
    return gateway.build();
  }

  private static ListenerBuilder listener(
      GatewayPlan plan, String name, int port, RouteNamespaces from) {
    return new ListenerBuilder(new Listener())
        .withName(name)
        .withPort(port)
        .withProtocol(name.equals(HTTP) ? "HTTP" : "HTTPS")
        .withHostname(plan.host().value())
        .withNewAllowedRoutes()
        .withNamespaces(from)
        .endAllowedRoutes();
  }

  /**
   * Nothing at all where the certificate is elsewhere: a listener that terminates TLS must have a
   * reference or an option.
   */
  private static Optional<ListenerTLSConfig> tls(GatewayPlan.Certificate certificate) {
    if (certificate.secret().isEmpty() && certificate.options().isEmpty()) {
      return Optional.empty();
    }
    var tls = new ListenerTLSConfigBuilder().withMode("Terminate");
    certificate
        .secret()
        .ifPresent(secret -> tls.addNewCertificateRef().withName(secret).endCertificateRef());
    if (!certificate.options().isEmpty()) {
      tls.withOptions(certificate.options());
    }
    return Optional.of(tls.build());
  }

  private static HTTPRoute route(GatewayPlan plan, WebBackend backend, boolean isElsewhere) {
    return routeTo(plan, backend, isElsewhere, plan.name(), HTTPS)
        .editSpec()
        .addNewRule()
        .addNewMatch()
        .withNewPath()
        .withType("PathPrefix")
        .withValue("/")
        .endPath()
        .endMatch()
        .addNewBackendRef()
        .withName(backend.service().value())
        .withPort(backend.port().number())
        .endBackendRef()
        .endRule()
        .endSpec()
        .build();
  }

  private static HTTPRoute redirect(GatewayPlan plan, WebBackend backend, boolean isElsewhere) {
    return routeTo(plan, backend, isElsewhere, plan.name() + "-redirect", HTTP)
        .editSpec()
        .addNewRule()
        .addNewFilter()
        .withType("RequestRedirect")
        .withNewRequestRedirect()
        .withScheme(HTTPS)
        .withStatusCode(301)
        .endRequestRedirect()
        .endFilter()
        .endRule()
        .endSpec()
        .build();
  }

  private static HTTPRouteBuilder routeTo(
      GatewayPlan plan, WebBackend backend, boolean isElsewhere, String name, String listener) {
    return new HTTPRouteBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(backend.namespace().value())
        .endMetadata()
        .withNewSpec()
        .addNewParentRef()
        .withName(plan.name())
        .withNamespace(isElsewhere ? plan.namespace().value() : null)
        .withSectionName(listener)
        .endParentRef()
        .withHostnames(plan.host().value())
        .endSpec();
  }

  /**
   * A certificate that cert-manager keeps in a Secret.
   *
   * @param issuer a ClusterIssuer
   * @see <a href="https://cert-manager.io/docs/usage/certificate/">cert-manager, Certificate</a>
   */
  public static HasMetadata certificate(
      GatewayPlan.Certificate certificate, String namespace, String issuer, String host) {
    String secret = certificate.secret().orElseThrow();
    Map<String, Object> spec =
        CustomObjects.fields(
            "secretName",
            secret,
            "issuerRef",
            CustomObjects.fields(
                "group", "cert-manager.io", "kind", "ClusterIssuer", "name", issuer),
            "dnsNames",
            List.of(host));
    return CustomObjects.namespaced("cert-manager.io/v1", "Certificate", namespace, secret, spec);
  }
}
