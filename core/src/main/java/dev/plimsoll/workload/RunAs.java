package dev.plimsoll.workload;

import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The user that processes run as. Give it where an image names its user by a word, which the
 * kubelet cannot tell from root, or where files on a volume belong to one.
 *
 * @param user the number of the user, 1 to 2147483647
 * @param group its first group; empty for what the image says
 * @param volumeGroup the group that may write to disks and read projected tokens; empty: of a pod
 *     with a disk its first group if that is not 0, else the number of its user, since a new disk
 *     belongs to root, and nobody else could write to it
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Configure a
 *     security context</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record RunAs(long user, OptionalLong group, OptionalLong volumeGroup) {
  /**
   * The group of disks where nothing is said of the user. Any number does: the kubelet gives the
   * disk to that group and adds the group to each process of the pod.
   */
  static final long DISK_GROUP = 10_001;

  private static final long MAX = Integer.MAX_VALUE;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the user is root or a number is out of range
   */
  public RunAs {
    if (user < 1 || user > MAX) {
      throw new IllegalArgumentException(
          "user "
              + user
              + " is not from 1 to "
              + MAX
              + "; 0 is root, which Pod Security restricted refuses");
    }
    group.ifPresent(RunAs::requireGroup);
    volumeGroup.ifPresent(RunAs::requireGroup);
  }

  /** A user, with the group that the image gives it. */
  public static RunAs user(long user) {
    return new RunAs(user, OptionalLong.empty(), OptionalLong.empty());
  }

  /** This user with a first group, 0 to 2147483647; group 0 has no rights of root. */
  public RunAs withGroup(long id) {
    return new RunAs(user, OptionalLong.of(id), volumeGroup);
  }

  /** This user, with a group that may write to disks and read projected tokens. */
  public RunAs withVolumeGroup(long id) {
    return new RunAs(user, group, OptionalLong.of(id));
  }

  /** The group that may write to the disks of a pod. */
  static long groupOfDisks(Optional<RunAs> user) {
    if (user.isEmpty()) {
      return DISK_GROUP;
    }
    RunAs known = user.get();
    long first = known.group().orElse(0);
    return known.volumeGroup().orElse(first > 0 ? first : known.user());
  }

  private static void requireGroup(long id) {
    if (id < 0 || id > MAX) {
      throw new IllegalArgumentException("group " + id + " is not from 0 to " + MAX);
    }
  }
}
