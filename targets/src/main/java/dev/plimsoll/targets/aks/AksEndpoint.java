package dev.plimsoll.targets.aks;

import dev.plimsoll.targets.Visibility;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.HostName;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A host that a Gateway of an AKS cluster serves. Exactly one source of its certificate is given.
 *
 * @param host the host that people type
 * @param visibility who reaches it
 * @param keyVault a certificate of Azure Key Vault
 * @param issuer a ClusterIssuer of cert-manager
 * @param secret a Secret of type {@code kubernetes.io/tls} in the namespace of Gateways
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksEndpoint(
    HostName host,
    Visibility visibility,
    Optional<KeyVaultCertificate> keyVault,
    Optional<DnsSubdomain> issuer,
    Optional<DnsSubdomain> secret) {
  /**
   * Checks that one source of the certificate is given.
   *
   * @throws IllegalArgumentException if there is none or several
   */
  public AksEndpoint {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(visibility, "visibility");
    long sources = Stream.of(keyVault, issuer, secret).filter(Optional::isPresent).count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "endpoint "
              + host
              + " has "
              + sources
              + " sources of a certificate; write one of keyVault, issuer and secret");
    }
  }

  /** A host with a certificate of Key Vault. */
  public static AksEndpoint of(String host, Visibility visibility, KeyVaultCertificate keyVault) {
    return new AksEndpoint(
        HostName.of(host), visibility, Optional.of(keyVault), Optional.empty(), Optional.empty());
  }
}
