package dev.plimsoll.targets.aks;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.unit.NamespaceName;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * How web endpoints of an AKS cluster are served.
 *
 * @param gatewayClass what serves them
 * @param namespace where Gateways are. Azure runs the proxies of a Gateway in its namespace, so it
 *     is none of those that Plimsoll closes by default
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksGateways(
    @Default("approuting-istio") GatewayClass gatewayClass,
    @Default("gateways") NamespaceName namespace) {
  /** Gateway classes of AKS. */
  public enum GatewayClass {
    /**
     * The application routing add-on, Azure's successor of managed NGINX.
     *
     * @see <a href="https://learn.microsoft.com/azure/aks/app-routing-gateway-api">AKS, application
     *     routing with the Gateway API</a>
     */
    APPROUTING_ISTIO("approuting-istio"),
    /**
     * The Istio add-on.
     *
     * @see <a href="https://learn.microsoft.com/azure/aks/istio-gateway-api">AKS, Istio with the
     *     Gateway API</a>
     */
    ISTIO("istio"),
    /**
     * Application Gateway for Containers, for the internet only.
     *
     * @see <a
     *     href="https://learn.microsoft.com/azure/application-gateway/for-containers/overview">Application
     *     Gateway for Containers</a>
     */
    AZURE_ALB_EXTERNAL("azure-alb-external");

    private final String word;

    GatewayClass(String word) {
      this.word = word;
    }

    /** As a Gateway names it. */
    String word() {
      return word;
    }
  }

  public AksGateways {
    Objects.requireNonNull(gatewayClass, "gatewayClass");
    Objects.requireNonNull(namespace, "namespace");
  }

  /** Application routing, in namespace {@code gateways}. */
  public static AksGateways standard() {
    return new AksGateways(GatewayClass.APPROUTING_ISTIO, NamespaceName.of("gateways"));
  }

  /** Whether the cluster runs proxies of its own for each Gateway. */
  boolean hasProxies() {
    return gatewayClass != GatewayClass.AZURE_ALB_EXTERNAL;
  }
}
