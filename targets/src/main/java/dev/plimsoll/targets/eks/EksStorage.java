package dev.plimsoll.targets.eks;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.unit.InvalidValueException;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The EBS volumes of the storage tiers. All are encrypted.
 *
 * @param economy default: gp3 as it comes, 3,000 IOPS and 125 MiB/s; HDD volumes begin at 125 GiB
 *     and are no default
 * @param balanced default: gp3 as it comes
 * @param fast default: gp3 with 6,000 IOPS and 250 MiB/s, which needs a volume of at least 12 GiB
 * @param kmsKey the full ARN of a key of your own; default: the account's key for EBS
 * @see <a
 *     href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md">EBS
 *     CSI driver, parameters</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record EksStorage(
    Optional<EksDisk> economy,
    Optional<EksDisk> balanced,
    Optional<EksDisk> fast,
    Optional<String> kmsKey) {
  public EksStorage {
    Objects.requireNonNull(economy, "economy");
    Objects.requireNonNull(balanced, "balanced");
    Objects.requireNonNull(fast, "fast");
    kmsKey.ifPresent(
        key -> {
          if (!key.startsWith("arn:")) {
            throw new InvalidValueException(
                "key",
                key,
                "must be the full ARN of a KMS key; the EBS driver takes no id or alias",
                "write arn:aws:kms:<region>:<account>:key/" + key);
          }
        });
  }

  /** The defaults. */
  public static EksStorage standard() {
    return new EksStorage(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The volume of a tier. */
  public EksDisk disk(StorageTier tier) {
    return switch (tier) {
      case ECONOMY -> economy.orElse(EksDisk.gp3());
      case BALANCED -> balanced.orElse(EksDisk.gp3());
      case FAST -> fast.orElse(EksDisk.gp3(6000, 250));
    };
  }
}
