package dev.plimsoll.flink;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The memory of one process of Flink, in bytes, as its start computes it from the settings.
 *
 * @param heap of the JVM: of the framework and of tasks
 * @param offHeap direct memory: of the framework and of tasks
 * @param managed Flink's own, for state and sorting; TaskManagers only
 * @param network buffers between tasks; TaskManagers only
 * @param metaspace classes of the JVM
 * @param overhead what the JVM needs besides
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/memory/mem_setup/">Set
 *     up Flink's process memory</a>
 */
record FlinkMemory(
    long heap, long offHeap, long managed, long network, long metaspace, long overhead) {
  /** So many decimal digits tell any two doubles apart. */
  private static final int DIGITS_OF_A_DOUBLE = 17;

  /** What does not add up. */
  static final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1;

    private final String fix;

    DoesNotFit(String problem, String fix) {
      super(problem);
      this.fix = fix;
    }

    String fix() {
      return fix;
    }
  }

  /** All but metaspace and overhead. */
  long flink() {
    return heap + offHeap + managed + network;
  }

  /** What the process uses, and its pod asks for. */
  long process() {
    return flink() + metaspace + overhead;
  }

  /**
   * The memory of a process.
   *
   * @param conf settings by key
   * @param keys of the line of Flink, for older keys and defaults
   * @throws DoesNotFit if Flink does not start with these settings
   * @throws IllegalArgumentException if a value is none that Flink reads
   */
  static FlinkMemory of(FlinkSide side, Map<String, String> conf, FlinkKeys keys)
      throws DoesNotFit {
    var settings = new MemorySettings(conf, keys, side.key() + ".memory.");
    return side == FlinkSide.TASK_MANAGER
        ? new TaskManagerMemory(settings).derive()
        : new JobManagerMemory(settings).derive();
  }

  /** Part of an amount, cut to bytes as Flink cuts it. */
  static long times(long bytes, double factor) {
    return BigDecimal.valueOf(bytes).multiply(shortest(factor)).longValue();
  }

  /**
   * The shortest decimal number that is this double and no other. Flink multiplies with what {@code
   * Double.toString} writes, which is this number since Java 19 and almost always before; here it
   * must not depend on the Java that runs.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS_OF_A_DOUBLE; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(DIGITS_OF_A_DOUBLE, RoundingMode.HALF_EVEN));
  }
}
