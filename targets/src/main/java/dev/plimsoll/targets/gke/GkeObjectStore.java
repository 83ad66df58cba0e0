package dev.plimsoll.targets.gke;

import dev.plimsoll.targets.BucketName;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A bucket of Cloud Storage.
 *
 * @param bucket its name
 * @param account the Google service account that pods act as; default: the grant is made to the
 *     Kubernetes service account itself
 * @param project the project that requests are counted for; default: the cluster's
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeObjectStore(
    BucketName bucket, Optional<GoogleAccount> account, Optional<ProjectId> project) {
  public GkeObjectStore {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(project, "project");
  }

  /** A bucket to which the Kubernetes service account itself is granted access. */
  public static GkeObjectStore of(String bucket) {
    return new GkeObjectStore(BucketName.of(bucket), Optional.empty(), Optional.empty());
  }

  /** This bucket, reached as a Google service account. */
  public GkeObjectStore as(String email) {
    return new GkeObjectStore(bucket, Optional.of(GoogleAccount.of(email)), project);
  }
}
