package dev.plimsoll.targets.gke;

import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What pods act as in Google Cloud.
 *
 * @param account a Google service account; default: grants are made to the Kubernetes service
 *     account itself
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeIdentity(Optional<GoogleAccount> account) {
  public GkeIdentity {
    Objects.requireNonNull(account, "account");
  }
}
