package dev.plimsoll.targets.aks;

import dev.plimsoll.targets.AccountRef;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A ClusterSecretStore of External Secrets that reads from Azure Key Vault.
 *
 * @param vaultUrl for example {@code https://acme.vault.azure.net}
 * @param account a service account whose annotations name client and tenant of an identity that may
 *     read
 * @see <a href="https://external-secrets.io/latest/provider/azure-key-vault/">External Secrets,
 *     Azure Key Vault</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksSecretStore(String vaultUrl, AccountRef account) {
  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException if it is no URL of a vault
   */
  public AksSecretStore {
    Objects.requireNonNull(account, "account");
    if (!vaultUrl.matches("https://[a-zA-Z0-9-]{3,24}\\.vault\\.[a-z.]+")) {
      throw new IllegalArgumentException(
          "\""
              + vaultUrl
              + "\" is no URL of a vault; for example \"https://acme.vault.azure.net\"");
    }
  }
}
