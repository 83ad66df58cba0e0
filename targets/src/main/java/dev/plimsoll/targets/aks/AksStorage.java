package dev.plimsoll.targets.aks;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.schema.record.Default;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The disks of the storage tiers: StandardSSD, Premium and PremiumV2.
 *
 * @param zoneRedundant whether economy and balanced disks live in all zones (ZRS) and not in one
 *     (LRS); PremiumV2 has no such kind
 * @param fastIops operations per second of the fast tier, default 6,000, which needs a disk of at
 *     least 12 GiB
 * @param fastThroughput MB per second of the fast tier, default 250
 * @param diskEncryptionSet the resource id of a disk encryption set; default: Azure's keys
 * @see <a href="https://learn.microsoft.com/azure/aks/create-volume-azure-disk">AKS, Azure
 *     Disks</a>
 * @see <a href="https://learn.microsoft.com/azure/aks/use-premium-v2-disks">AKS, Premium SSD v2</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record AksStorage(
    @Default("false") boolean zoneRedundant,
    Optional<Integer> fastIops,
    Optional<Integer> fastThroughput,
    Optional<String> diskEncryptionSet) {

  /**
   * Checks the rates.
   *
   * @throws IllegalArgumentException if PremiumV2 has no such rate
   */
  public AksStorage {
    int iops = fastIops.orElse(6000);
    int throughput = fastThroughput.orElse(250);
    if (iops < 3000 || iops > 80_000) {
      throw new IllegalArgumentException("fastIops " + iops + " is not 3000 to 80000");
    }
    if (throughput < 125 || throughput * 4 > iops || throughput > 1200) {
      throw new IllegalArgumentException(
          "fastThroughput "
              + throughput
              + " is not 125 to 1200 and at most a quarter of the IOPS, which are "
              + iops);
    }
  }

  /** Disks in one zone, with Azure's keys. */
  public static AksStorage standard() {
    return new AksStorage(false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The parameters of a tier's class; PremiumV2 must not be cached. */
  SortedMap<String, String> parameters(StorageTier tier) {
    var parameters = new TreeMap<String, String>();
    String redundancy = zoneRedundant ? "ZRS" : "LRS";
    switch (tier) {
      case ECONOMY -> parameters.put("skuName", "StandardSSD_" + redundancy);
      case BALANCED -> parameters.put("skuName", "Premium_" + redundancy);
      case FAST -> {
        parameters.put("skuName", "PremiumV2_LRS");
        parameters.put("cachingMode", "None");
        parameters.put("DiskIOPSReadWrite", Integer.toString(fastIops.orElse(6000)));
        parameters.put("DiskMBpsReadWrite", Integer.toString(fastThroughput.orElse(250)));
      }
    }
    diskEncryptionSet.ifPresent(id -> parameters.put("diskEncryptionSetID", id));
    return Collections.unmodifiableSortedMap(parameters);
  }
}
