package dev.plimsoll.spark;

import dev.plimsoll.intent.NodePool;
import dev.plimsoll.unit.PodSize;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The executors of a job.
 *
 * @param count how many
 * @param size what each asks of its node
 * @param pool where they run
 */
@API(status = API.Status.EXPERIMENTAL)
public record SparkExecutors(Count count, PodSize size, Optional<NodePool> pool) {
  /**
   * How many executors; with a range Spark allocates as tasks wait.
   *
   * @param least at least 1
   * @param most at least {@code least}
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Count(int least, int most) {
    public Count {
      if (least < 1 || most < least) {
        throw new IllegalArgumentException(
            "between " + least + " and " + most + " executors; write 1 <= least <= most");
      }
    }

    /** Executors of a size. */
    public SparkExecutors each(PodSize size) {
      return new SparkExecutors(this, size, Optional.empty());
    }
  }

  public SparkExecutors {
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(pool, "pool");
  }

  /** A number that follows the load. */
  public static Count between(int least, int most) {
    return new Count(least, most);
  }

  /** A fixed number. */
  public static Count exactly(int number) {
    return new Count(number, number);
  }

  /** These on a pool of nodes. */
  public SparkExecutors on(NodePool nodes) {
    return new SparkExecutors(count, size, Optional.of(nodes));
  }
}
