package dev.plimsoll.targets.onprem;

import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.unit.DnsSubdomain;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where volumes of a cluster of your own come from.
 *
 * @param driver what makes them
 * @param rook the Ceph cluster, for driver {@code rook}
 * @param nfs the server, for driver {@code nfs}
 * @param economy for driver {@code classes}: the StorageClass of the tier; for {@code rook}: its
 *     pool
 * @param balanced the same for this tier
 * @param fast the same for this tier
 */
@API(status = API.Status.EXPERIMENTAL)
public record OnPremStorage(
    Driver driver,
    Optional<RookCluster> rook,
    Optional<NfsServer> nfs,
    Optional<DnsSubdomain> economy,
    Optional<DnsSubdomain> balanced,
    Optional<DnsSubdomain> fast) {
  /** The class that local-path-provisioner brings. */
  static final String LOCAL_PATH_CLASS = "local-path";

  /** What makes volumes. */
  public enum Driver {
    /**
     * Ceph block devices by Rook.
     *
     * @see <a
     *     href="https://rook.io/docs/rook/latest-release/Storage-Configuration/Block-Storage-RBD/block-storage/">Rook,
     *     block storage</a>
     */
    ROOK,
    /**
     * Folders of the node: fast, bound to one node, neither limited in size nor able to grow.
     *
     * @see <a href="https://github.com/rancher/local-path-provisioner">local-path-provisioner</a>
     */
    LOCAL_PATH,
    /**
     * Folders of a server.
     *
     * @see <a href="https://github.com/kubernetes-csi/csi-driver-nfs">CSI driver for NFS</a>
     */
    NFS,
    /** Classes that the cluster has already. */
    CLASSES
  }

  /**
   * Checks that the driver is told what it needs.
   *
   * @throws IllegalArgumentException if it is not
   */
  public OnPremStorage {
    Objects.requireNonNull(driver, "driver");
    boolean named = economy.isPresent() && balanced.isPresent() && fast.isPresent();
    if (driver == Driver.ROOK && (rook.isEmpty() || !named)) {
      throw new IllegalArgumentException(
          "storage by rook needs a Ceph cluster and three pools; write rook, economy, balanced and"
              + " fast");
    }
    if (driver == Driver.NFS && nfs.isEmpty()) {
      throw new IllegalArgumentException("storage by nfs needs a server; write nfs");
    }
    if (driver == Driver.CLASSES && !named) {
      throw new IllegalArgumentException(
          "storage by classes needs the name of each; write economy, balanced and fast");
    }
  }

  /**
   * A Ceph cluster that Rook runs.
   *
   * @param namespace its namespace, which is its id and that of its secrets
   */
  public record RookCluster(DnsSubdomain namespace) {
    public RookCluster {
      Objects.requireNonNull(namespace, "namespace");
    }
  }

  /**
   * An NFS server.
   *
   * @param server its host or address
   * @param share the exported folder, for example {@code /export/plimsoll}
   */
  public record NfsServer(String server, String share) {
    /**
     * Checks the folder.
     *
     * @throws IllegalArgumentException if it is not absolute
     */
    public NfsServer {
      if (server.isBlank() || !share.startsWith("/")) {
        throw new IllegalArgumentException(
            "share \""
                + share
                + "\" of server \""
                + server
                + "\" is no absolute folder of a server;"
                + " for example server: nfs.acme.example, share: /export/plimsoll");
      }
    }
  }

  /** Folders of nodes, by the class {@code local-path}. */
  public static OnPremStorage localPath() {
    return new OnPremStorage(
        Driver.LOCAL_PATH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Ceph pools of a Rook cluster in namespace {@code rook-ceph}. */
  public static OnPremStorage rook(String economy, String balanced, String fast) {
    return new OnPremStorage(
        Driver.ROOK,
        Optional.of(new RookCluster(DnsSubdomain.of("rook-ceph"))),
        Optional.empty(),
        Optional.of(DnsSubdomain.of(economy)),
        Optional.of(DnsSubdomain.of(balanced)),
        Optional.of(DnsSubdomain.of(fast)));
  }

  /** The classes that the cluster has already. */
  List<String> existing() {
    return switch (driver) {
      case LOCAL_PATH -> List.of(LOCAL_PATH_CLASS);
      case CLASSES -> Arrays.stream(StorageTier.values()).map(this::named).distinct().toList();
      case ROOK, NFS -> List.of();
    };
  }

  /** The pool or class of a tier. */
  String named(StorageTier tier) {
    Optional<DnsSubdomain> name =
        switch (tier) {
          case ECONOMY -> economy;
          case BALANCED -> balanced;
          case FAST -> fast;
        };
    return name.orElseThrow().value();
  }
}
