package dev.plimsoll.spark;

import dev.plimsoll.intent.NodePool;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The executors of a job.
 *
 * @param count how many
 * @param size what each asks of its node, all its memory included
 * @param beside memory of each that is not of the JVM, taken from its size
 * @param pool where they run, if not anywhere
 */
@API(status = API.Status.EXPERIMENTAL)
public record SparkExecutors(Count count, PodSize size, Beside beside, Optional<NodePool> pool) {
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
      return new SparkExecutors(this, size, Beside.NOTHING, Optional.empty());
    }
  }

  /**
   * Memory outside the JVM.
   *
   * @param offHeap of Spark itself
   * @param python of Python's processes, all of one executor together
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Beside(Memory offHeap, Memory python) {
    /** All memory is the JVM's. */
    public static final Beside NOTHING = new Beside(Memory.ZERO, Memory.ZERO);

    SparkMemory.Beside mebibytes() {
      return new SparkMemory.Beside(offHeap.bytes() >> 20, python.bytes() >> 20);
    }
  }

  public SparkExecutors {
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(beside, "beside");
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

  /** These on a pool of nodes. Default: on any. */
  public SparkExecutors on(NodePool nodes) {
    return new SparkExecutors(count, size, beside, Optional.of(nodes));
  }

  /**
   * These with memory that Spark manages outside the heap, as {@code spark.memory.offHeap.size}.
   * Default: none.
   *
   * @param memory taken from the size of each, whole MiB
   */
  public SparkExecutors withOffHeap(Memory memory) {
    return new SparkExecutors(count, size, new Beside(memory, beside.python), pool);
  }

  /**
   * These with memory that is kept for Python, and that Python may not exceed, as {@code
   * spark.executor.pyspark.memory}. Default: Python shares the overhead.
   *
   * @param memory taken from the size of each, whole MiB
   */
  public SparkExecutors withPythonMemory(Memory memory) {
    return new SparkExecutors(count, size, new Beside(beside.offHeap, memory), pool);
  }
}
