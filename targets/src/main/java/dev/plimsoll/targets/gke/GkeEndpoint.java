package dev.plimsoll.targets.gke;

import dev.plimsoll.targets.Visibility;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.HostName;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A host that a Google load balancer serves. Exactly one source of its certificate is given.
 *
 * @param host the host that people type
 * @param visibility who reaches it
 * @param certificateMap a certificate map of Certificate Manager; public endpoints only
 * @param certificate a regional certificate of Certificate Manager; internal endpoints only
 * @param issuer a ClusterIssuer of cert-manager
 * @param secret a Secret of type {@code kubernetes.io/tls} in the namespace of the Service
 * @param address the name of a reserved address
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/how-to/secure-gateway">GKE, secure
 *     a Gateway</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeEndpoint(
    HostName host,
    Visibility visibility,
    Optional<CertificateName> certificateMap,
    Optional<CertificateName> certificate,
    Optional<DnsSubdomain> issuer,
    Optional<DnsSubdomain> secret,
    Optional<String> address) {
  /**
   * Checks that one source of the certificate is given.
   *
   * @throws IllegalArgumentException if there is none or several
   */
  public GkeEndpoint {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(visibility, "visibility");
    long sources =
        Stream.of(certificateMap, certificate, issuer, secret).filter(Optional::isPresent).count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "endpoint "
              + host
              + " has "
              + sources
              + " sources of a certificate; write one of certificateMap (public), certificate"
              + " (internal), issuer and secret");
    }
  }

  /** A public host with a certificate map. */
  public static GkeEndpoint publicly(String host, String certificateMap) {
    return new GkeEndpoint(
        HostName.of(host),
        Visibility.PUBLIC,
        Optional.of(CertificateName.of(certificateMap)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An internal host with a regional certificate. */
  public static GkeEndpoint internally(String host, String certificate) {
    return new GkeEndpoint(
        HostName.of(host),
        Visibility.INTERNAL,
        Optional.empty(),
        Optional.of(CertificateName.of(certificate)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
