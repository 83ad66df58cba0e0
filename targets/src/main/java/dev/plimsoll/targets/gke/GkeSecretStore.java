package dev.plimsoll.targets.gke;

import dev.plimsoll.targets.AccountRef;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A ClusterSecretStore of External Secrets that reads from Google Secret Manager.
 *
 * @param project whose secrets; default: the cluster's project
 * @param account a service account with workload identity that may read; default: the controller's
 *     own
 * @see <a href="https://external-secrets.io/latest/provider/google-secrets-manager/">External
 *     Secrets, Google Secret Manager</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeSecretStore(Optional<ProjectId> project, Optional<AccountRef> account) {
  public GkeSecretStore {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(account, "account");
  }
}
