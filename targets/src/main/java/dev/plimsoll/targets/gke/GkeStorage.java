package dev.plimsoll.targets.gke;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.schema.record.Default;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The disks of the storage tiers. A disk fits the nodes or it does not: machine series of the
 * fourth generation (N4, C4) take Hyperdisk only, older ones (N2, C2) Persistent Disk only.
 *
 * @param disks which kind the nodes take
 * @param fastIops operations per second of the fast tier; Hyperdisk only, default 6,000
 * @param fastThroughput MiB per second of the fast tier; Hyperdisk only, default 250
 * @param kmsKey the resource name of a key of your own; default: Google's
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/hyperdisk">GKE,
 *     Hyperdisk</a>
 * @see <a
 *     href="https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver#storage-class-parameters">PD
 *     CSI driver, parameters</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record GkeStorage(
    @Default("persistent-disk") Disks disks,
    Optional<Integer> fastIops,
    Optional<Integer> fastThroughput,
    Optional<String> kmsKey) {
  /** Kinds of disk. */
  public enum Disks {
    /** Persistent Disk, whose rate follows its size. */
    PERSISTENT_DISK,
    /** Hyperdisk, whose rate is chosen. */
    HYPERDISK
  }

  /**
   * Checks that rates are chosen only where they can be.
   *
   * @throws IllegalArgumentException if a rate is given for Persistent Disk
   */
  public GkeStorage {
    Objects.requireNonNull(disks, "disks");
    if (disks == Disks.PERSISTENT_DISK && (fastIops.isPresent() || fastThroughput.isPresent())) {
      throw new IllegalArgumentException(
          "the rate of a Persistent Disk follows its size; leave fastIops and fastThroughput out, or"
              + " write disks: hyperdisk");
    }
  }

  /** Persistent Disk with Google's keys. */
  public static GkeStorage standard() {
    return new GkeStorage(
        Disks.PERSISTENT_DISK, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The parameters of a tier's class. With Hyperdisk the two lower tiers are alike: Hyperdisk
   * Throughput, the cheap kind, begins at 2 TiB.
   */
  SortedMap<String, String> parameters(StorageTier tier) {
    var parameters = new TreeMap<String, String>();
    if (disks == Disks.HYPERDISK) {
      parameters.put("type", "hyperdisk-balanced");
      if (tier == StorageTier.FAST) {
        parameters.put("provisioned-iops-on-create", Integer.toString(fastIops.orElse(6000)));
        parameters.put("provisioned-throughput-on-create", fastThroughput.orElse(250) + "Mi");
      }
    } else {
      parameters.put(
          "type",
          switch (tier) {
            case ECONOMY -> "pd-standard";
            case BALANCED -> "pd-balanced";
            case FAST -> "pd-ssd";
          });
    }
    kmsKey.ifPresent(key -> parameters.put("disk-encryption-kms-key", key));
    return Collections.unmodifiableSortedMap(parameters);
  }
}
