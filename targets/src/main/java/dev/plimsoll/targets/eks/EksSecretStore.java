package dev.plimsoll.targets.eks;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AccountRef;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A ClusterSecretStore of External Secrets that reads from AWS.
 *
 * @param service which service of AWS
 * @param region where it is; default: the cluster's region
 * @param account a service account with an IRSA role that may read; default: the controller's own,
 *     which also works with Pod Identity
 * @see <a href="https://external-secrets.io/latest/provider/aws-secrets-manager/">External Secrets,
 *     AWS Secrets Manager</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksSecretStore(
    @Default("secrets-manager") Service service,
    Optional<AwsRegion> region,
    Optional<AccountRef> account) {
  /** Services of AWS that hold secrets. */
  public enum Service {
    /** AWS Secrets Manager. */
    SECRETS_MANAGER("SecretsManager"),
    /** AWS Systems Manager Parameter Store. */
    PARAMETER_STORE("ParameterStore");

    private final String word;

    Service(String word) {
      this.word = word;
    }

    /** As External Secrets writes it. */
    String word() {
      return word;
    }
  }

  public EksSecretStore {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(account, "account");
  }
}
