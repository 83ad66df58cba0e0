package dev.plimsoll.targets.onprem;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AccountRef;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A ClusterSecretStore of External Secrets that reads from HashiCorp Vault or OpenBao, version 2 of
 * its key-value engine.
 *
 * @param server its URL, for example {@code https://vault.acme.example}
 * @param path where the engine is mounted, for example {@code secret}
 * @param role the role to sign in with
 * @param mountPath where the Kubernetes way to sign in is mounted
 * @param account the service account that signs in
 * @see <a href="https://external-secrets.io/latest/provider/hashicorp-vault/">External Secrets,
 *     Vault</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record VaultStore(
    String server,
    @Default("secret") String path,
    String role,
    @Default("kubernetes") String mountPath,
    AccountRef account) {
  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException if it is none
   */
  public VaultStore {
    Objects.requireNonNull(account, "account");
    if (!server.matches("https?://[^/\\s]+")) {
      throw new IllegalArgumentException(
          "\"" + server + "\" is no URL of a Vault; for example \"https://vault.acme.example\"");
    }
  }
}
