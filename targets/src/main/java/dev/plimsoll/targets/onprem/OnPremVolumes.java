package dev.plimsoll.targets.onprem;

import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.targets.internal.Outside;
import dev.plimsoll.targets.internal.StorageClasses;
import java.util.List;
import java.util.TreeMap;

/** Storage classes of a cluster of your own. */
final class OnPremVolumes {
  private static final String ROOK_PROVISIONER = "rook-csi-rbd-provisioner";
  private static final String ROOK_NODE = "rook-csi-rbd-node";

  private OnPremVolumes() {}

  /** The Secrets that Rook makes for its driver. */
  static void secretsOfRook(Outside outside, OnPremStorage.RookCluster rook) {
    String namespace = rook.namespace().value();
    outside.secret(namespace, ROOK_PROVISIONER).secret(namespace, ROOK_NODE);
  }

  static Lowered.Storage of(OnPremStorage storage, StorageTier tier) {
    return switch (storage.driver()) {
      case ROOK -> rook(storage, tier);
      case NFS -> nfs(storage, tier);
      case LOCAL_PATH -> StorageClasses.existing(OnPremStorage.LOCAL_PATH_CLASS);
      case CLASSES -> StorageClasses.existing(storage.named(tier));
    };
  }

  /**
   * Source: <a
   * href="https://github.com/rook/rook/blob/master/deploy/examples/csi/rbd/storageclass.yaml">Rook,
   * example of a storage class</a>: the driver's name begins with the operator's namespace, and its
   * secrets are made by Rook.
   */
  private static Lowered.Storage rook(OnPremStorage storage, StorageTier tier) {
    String cluster = storage.rook().orElseThrow().namespace().value();
    var parameters = new TreeMap<String, String>();
    parameters.put("clusterID", cluster);
    parameters.put("pool", storage.named(tier));
    parameters.put("imageFormat", "2");
    parameters.put("imageFeatures", "layering");
    parameters.put("csi.storage.k8s.io/fstype", "ext4");
    for (String use : List.of("provisioner", "controller-expand", "controller-publish")) {
      parameters.put("csi.storage.k8s.io/" + use + "-secret-name", ROOK_PROVISIONER);
      parameters.put("csi.storage.k8s.io/" + use + "-secret-namespace", cluster);
    }
    parameters.put("csi.storage.k8s.io/node-stage-secret-name", ROOK_NODE);
    parameters.put("csi.storage.k8s.io/node-stage-secret-namespace", cluster);
    return StorageClasses.of(tier, "rook-ceph.rbd.csi.ceph.com", parameters);
  }

  /**
   * Source: <a
   * href="https://github.com/kubernetes-csi/csi-driver-nfs/blob/master/docs/driver-parameters.md">CSI
   * driver for NFS, parameters</a>. A server has one kind of disk; all tiers are alike.
   */
  private static Lowered.Storage nfs(OnPremStorage storage, StorageTier tier) {
    OnPremStorage.NfsServer server = storage.nfs().orElseThrow();
    var parameters = new TreeMap<String, String>();
    parameters.put("server", server.server());
    parameters.put("share", server.share());
    return StorageClasses.of(tier, "nfs.csi.k8s.io", parameters, List.of("nfsvers=4.1"));
  }
}
