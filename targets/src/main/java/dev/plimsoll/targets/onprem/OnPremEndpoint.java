package dev.plimsoll.targets.onprem;

import dev.plimsoll.targets.Visibility;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.HostName;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A host that a controller of the cluster serves. Exactly one source of its certificate is given.
 *
 * @param host the host that people type
 * @param visibility who reaches it
 * @param issuer a ClusterIssuer of cert-manager
 * @param secret a Secret of type {@code kubernetes.io/tls} in the namespace of the Service
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremEndpoint(
    HostName host,
    Visibility visibility,
    Optional<DnsSubdomain> issuer,
    Optional<DnsSubdomain> secret) {
  /**
   * Checks that one source of the certificate is given.
   *
   * @throws IllegalArgumentException if there is none, or both
   */
  public OnPremEndpoint {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(visibility, "visibility");
    if (issuer.isPresent() == secret.isPresent()) {
      throw new IllegalArgumentException(
          "endpoint " + host + " has one source of a certificate; write one of issuer and secret");
    }
  }

  /** A host with a certificate of an issuer. */
  public static OnPremEndpoint of(String host, Visibility visibility, String issuer) {
    return new OnPremEndpoint(
        HostName.of(host), visibility, Optional.of(DnsSubdomain.of(issuer)), Optional.empty());
  }
}
