package dev.plimsoll.workload;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a container sees a volume.
 *
 * @param path an absolute path in the container
 * @param volume the volume
 * @param subPath one file or folder of the volume instead of all of it; such a mount does not
 *     follow changes of a ConfigMap
 * @param access whether the container may write
 */
@API(status = API.Status.EXPERIMENTAL)
public record Mount(String path, Volume volume, Optional<String> subPath, Access access) {
  /** Whether the container may write. */
  public enum Access {
    /** It may only read. */
    READ,
    /** It may write too. */
    WRITE
  }

  /**
   * Checks the path.
   *
   * @throws IllegalArgumentException if it is not absolute, or has a colon, which Kubernetes
   *     refuses
   */
  public Mount {
    if (!path.startsWith("/") || path.contains(":")) {
      throw new IllegalArgumentException(
          "mount path \""
              + path
              + "\" of volume "
              + volume.name()
              + " is not an absolute path without colons");
    }
  }

  /**
   * All of a volume; disks and scratch folders can be written, files of ConfigMaps and Secrets
   * cannot.
   */
  public static Mount of(String path, Volume volume) {
    boolean writable =
        volume instanceof Volume.Scratch
            || volume instanceof Volume.Claimed
            || volume instanceof Volume.ExistingClaim
            || volume instanceof Volume.Other;
    return new Mount(path, volume, Optional.empty(), writable ? Access.WRITE : Access.READ);
  }

  /** This mount of one file or folder of the volume. */
  public Mount ofPart(String path) {
    return new Mount(this.path, volume, Optional.of(path), access);
  }

  /** This mount for reading only. */
  public Mount readOnly() {
    return new Mount(path, volume, subPath, Access.READ);
  }
}
