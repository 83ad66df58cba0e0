package dev.plimsoll.flink;

import dev.plimsoll.intent.NodePool;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The TaskManagers of a job.
 *
 * @param count how many
 * @param size what each asks of its node; Flink divides its memory into heap, managed memory,
 *     network buffers and what the JVM needs
 * @param slots parts of the job that run side by side in each; times {@code count} it is the job's
 *     parallelism
 * @param scratch the most that each writes to its own disk: spilled data, and state that does not
 *     fit into memory
 * @param pool where they run, if not anywhere
 */
@API(status = API.Status.EXPERIMENTAL)
public record FlinkTaskManagers(
    int count, PodSize size, int slots, StorageSize scratch, Optional<NodePool> pool) {
  /**
   * How many TaskManagers.
   *
   * @param number at least 1
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Count(int number) {
    public Count {
      if (number < 1) {
        throw new IllegalArgumentException(number + " TaskManagers; write 1 or more");
      }
    }

    /** TaskManagers of a size, with one slot each. */
    public FlinkTaskManagers each(PodSize size) {
      return new FlinkTaskManagers(number, size, 1, StorageSize.gibibytes(10), Optional.empty());
    }
  }

  public FlinkTaskManagers {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(scratch, "scratch");
    Objects.requireNonNull(pool, "pool");
    if (slots < 1) {
      throw new IllegalArgumentException(slots + " slots of a TaskManager; write 1 or more");
    }
  }

  /** A fixed number. */
  public static Count exactly(int number) {
    return new Count(number);
  }

  /**
   * These with so many slots each. Default: 1.
   *
   * @param number at least 1; usually the cores of one
   */
  public FlinkTaskManagers withSlots(int number) {
    return new FlinkTaskManagers(count, size, number, scratch, pool);
  }

  /** These with so much room on their own disks. Default: 10 GiB. */
  public FlinkTaskManagers withScratch(StorageSize limit) {
    return new FlinkTaskManagers(count, size, slots, limit, pool);
  }

  /** These on a pool of nodes. Default: on any. */
  public FlinkTaskManagers on(NodePool nodes) {
    return new FlinkTaskManagers(count, size, slots, scratch, Optional.of(nodes));
  }

  int parallelism() {
    return Math.multiplyExact(count, slots);
  }
}
