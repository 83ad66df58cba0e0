package dev.plimsoll.targets.eks;

import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.BucketName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An S3 bucket.
 *
 * @param bucket its name
 * @param role the IAM role that pods act as to reach it
 * @param region where it is; default: the cluster's region
 * @param addresses where S3 is reached, such as an interface endpoint; without them egress to port
 *     443 is allowed anywhere
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksObjectStore(
    BucketName bucket, RoleArn role, Optional<AwsRegion> region, List<AddressBlock> addresses) {
  public EksObjectStore {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(region, "region");
    addresses = List.copyOf(addresses);
  }

  /** A bucket in the cluster's region. */
  public static EksObjectStore of(String bucket, String role) {
    return new EksObjectStore(BucketName.of(bucket), RoleArn.of(role), Optional.empty(), List.of());
  }
}
