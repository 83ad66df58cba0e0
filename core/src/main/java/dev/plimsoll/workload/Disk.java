package dev.plimsoll.workload;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.StorageSize;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A disk of its own, claimed from the cluster. In a StatefulSet each replica has one, which
 * outlives the pod; in a Deployment there is one for all replicas; elsewhere each pod has one that
 * goes with it.
 *
 * @param name a DNS label, unique in the pod
 * @param tier how fast it must be
 * @param size how much it holds
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/">Persistent
 *     volumes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Disk(DnsLabel name, StorageTier tier, StorageSize size) {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is zero
   */
  public Disk {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(tier, "tier");
    if (size.bytes() == 0) {
      throw new IllegalArgumentException(
          "disk \"" + name.value() + "\" holds nothing; give it a size");
    }
  }

  /** A disk of a tier. */
  public static Disk of(String name, StorageTier tier, StorageSize size) {
    return new Disk(DnsLabel.of(name), tier, size);
  }
}
