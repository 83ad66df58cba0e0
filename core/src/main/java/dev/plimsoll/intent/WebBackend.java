package dev.plimsoll.intent;

import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The Service port that an endpoint leads to. Name and number are both known, since an Ingress
 * names a port and <a
 * href="https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference">an HTTPRoute takes
 * its number</a>.
 *
 * @param namespace where the Service is
 * @param service its name
 * @param port the port of the Service (not of the container)
 * @param health a path that answers 200 when the pods are ready, for load balancers that ask
 *     themselves; empty if the program has none, then {@code /} is asked
 */
@API(status = API.Status.EXPERIMENTAL)
public record WebBackend(
    NamespaceName namespace, ServiceName service, Port port, Optional<HttpPath> health) {
  public WebBackend {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(port, "port");
    Objects.requireNonNull(health, "health");
  }

  /** A Service port without a health path. */
  public static WebBackend of(NamespaceName namespace, ServiceName service, Port port) {
    return new WebBackend(namespace, service, port, Optional.empty());
  }

  /** This backend with a path that load balancers ask for health. */
  public WebBackend withHealth(HttpPath path) {
    return new WebBackend(namespace, service, port, Optional.of(path));
  }
}
