package dev.plimsoll.targets.onprem;

import dev.plimsoll.schema.record.Default;
import dev.plimsoll.targets.AddressBlock;
import dev.plimsoll.targets.BucketName;
import dev.plimsoll.targets.SecretBinding;
import dev.plimsoll.unit.Port;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A bucket of a store that speaks S3, such as MinIO or Ceph.
 *
 * @param endpoint its URL
 * @param bucket the bucket
 * @param secret where the keys {@code access-key} and {@code secret-key} come from: there is no
 *     workload identity
 * @param region what clients must say; MinIO and Ceph take any
 * @param pathStyle whether buckets are in the path, as MinIO wants it, and not in the host name
 * @param podPort the port of its pods, for a Service in the cluster that has another
 * @param addresses where it is reached; without them traffic to its port is allowed anywhere,
 *     unless it is in the cluster
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremObjectStore(
    StoreUrl endpoint,
    BucketName bucket,
    SecretBinding secret,
    @Default("us-east-1") String region,
    @Default("true") boolean pathStyle,
    Optional<Integer> podPort,
    List<AddressBlock> addresses) {
  /** Checks the port. */
  public OnPremObjectStore {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(region, "region");
    podPort.ifPresent(Port::requireNumber);
    addresses = List.copyOf(addresses);
  }

  /** A bucket of MinIO. */
  public static OnPremObjectStore of(String endpoint, String bucket, SecretBinding secret) {
    return new OnPremObjectStore(
        StoreUrl.parse(endpoint),
        BucketName.of(bucket),
        secret,
        "us-east-1",
        true,
        Optional.empty(),
        List.of());
  }
}
