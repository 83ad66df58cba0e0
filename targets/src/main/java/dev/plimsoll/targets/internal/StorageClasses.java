package dev.plimsoll.targets.internal;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.StorageTier;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Storage classes of our own, one a tier.
 *
 * <p>Not the clusters' built-in ones: EKS has no default any more, AKS rewrites its own, GKE's
 * differ by release; a class that an environment names says the same on every cluster of a target,
 * encrypts where the cloud lets one choose, and always waits for the first pod, so that a zonal
 * disk is made in the zone of the pod that wants it.
 */
public final class StorageClasses {
  private StorageClasses() {}

  /** The name of a tier's class, for example {@code plimsoll-fast}. */
  public static String name(StorageTier tier) {
    return "plimsoll-" + tier.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A class of block storage that waits for the first pod and whose volumes can grow.
   *
   * @param parameters as the driver takes them, all values text
   */
  public static Lowered.Storage of(
      StorageTier tier, String provisioner, Map<String, String> parameters) {
    return of(tier, provisioner, parameters, List.of());
  }

  /** The same with mount options. */
  public static Lowered.Storage of(
      StorageTier tier,
      String provisioner,
      Map<String, String> parameters,
      List<String> mountOptions) {
    StorageClass made =
        new StorageClassBuilder()
            .withNewMetadata()
            .withName(name(tier))
            .endMetadata()
            .withProvisioner(provisioner)
            .withParameters(new TreeMap<>(parameters))
            .withMountOptions(mountOptions)
            .withReclaimPolicy("Delete")
            .withAllowVolumeExpansion(true)
            .withVolumeBindingMode("WaitForFirstConsumer")
            .build();
    return new Lowered.Storage(name(tier), List.of(made));
  }

  /** A class that the cluster has already. */
  public static Lowered.Storage existing(String name) {
    return new Lowered.Storage(name, List.of());
  }
}
