package dev.plimsoll.targets.aks;

import dev.plimsoll.unit.InvalidValueException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A certificate of Azure Key Vault.
 *
 * @param uri its URI without a version, so that a renewed one is taken up: {@code
 *     https://acme.vault.azure.net/certificates/web}
 * @param clientId the client id of a managed identity that may read it
 * @see <a href="https://learn.microsoft.com/azure/aks/app-routing-gateway-api-dns-tls">AKS,
 *     application routing, DNS and TLS</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record KeyVaultCertificate(String uri, EntraId clientId) {
  private static final Pattern FORM =
      Pattern.compile(
          "https://[a-zA-Z0-9-]{3,24}\\.vault\\.[a-z.]+/(certificates|secrets)/[0-9A-Za-z-]{1,127}");

  /**
   * Checks the URI.
   *
   * @throws InvalidValueException if it is not the URI of a certificate, or has a version
   */
  public KeyVaultCertificate {
    Objects.requireNonNull(clientId, "clientId");
    if (!FORM.matcher(uri).matches()) {
      throw new InvalidValueException(
          "certificate",
          uri,
          "must be the URI of a Key Vault certificate without a version",
          "for example \"https://acme.vault.azure.net/certificates/web\"");
    }
  }
}
