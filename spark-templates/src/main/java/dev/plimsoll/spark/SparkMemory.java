package dev.plimsoll.spark;

import dev.plimsoll.unit.Memory;
import java.util.List;
import java.util.Locale;

/**
 * The memory of one Spark pod in MiB: what Spark adds up to the pod's request.
 *
 * @param heap of the JVM
 * @param overhead beside it
 * @param offHeap Spark's own memory outside the heap; executors only
 * @param python of Python's processes; executors of Python programs only
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.0.1/core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala">ResourceProfile,
 *     getResourcesForClusterManager</a>
 */
record SparkMemory(long heap, long overhead, long offHeap, long python) {
  /**
   * Spark starts with no less than 471859200 bytes (450 MiB), of what the JVM says that it can use:
   * that is less than its heap, as one of two survivor spaces is always empty.
   *
   * @see <a
   *     href="https://github.com/apache/spark/blob/v4.0.1/core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala">UnifiedMemoryManager</a>
   */
  static final long LEAST_HEAP = 512;

  private static final long LEAST_OVERHEAD = 384;

  /**
   * Memory that fills a pod: the heap is what the rest leaves.
   *
   * @param pod what the pod asks of its node
   * @param file the program, which decides how much stands beside the heap
   * @param beside memory outside the heap that is asked for: Spark's own, Python's
   * @throws IllegalArgumentException if no heap that Spark starts with is left
   */
  static SparkMemory within(Memory pod, String file, Beside beside) {
    long total = pod.bytes() >> 20;
    long room = total - beside.offHeap() - beside.python();
    long overhead = overheadWithin(room, factor(file));
    if (room - overhead < LEAST_HEAP) {
      throw new IllegalArgumentException(
          "a Spark pod of "
              + pod
              + " leaves a heap of "
              + (room - overhead)
              + "Mi beside "
              + (total - room + overhead)
              + "Mi of other memory; Spark needs 512Mi: make the pod larger");
    }
    return new SparkMemory(room - overhead, overhead, beside.offHeap(), beside.python());
  }

  /** At least what Spark would add to the heap that is left: whole MiB, without rounding. */
  private static long overheadWithin(long room, long percent) {
    long exact = (room * percent + 99 + percent) / (100 + percent);
    return Math.max(exact, LEAST_OVERHEAD);
  }

  /**
   * Memory outside the heap, in MiB.
   *
   * @param offHeap Spark's own
   * @param python of Python's processes
   */
  record Beside(long offHeap, long python) {
    static final Beside NOTHING = new Beside(0, 0);
  }

  /** How many hundredths of the heap stand beside it unless told. */
  static long factor(String file) {
    return isPython(file) || isR(file) ? 40 : 10;
  }

  static boolean isPython(String file) {
    return file.endsWith(".py");
  }

  static boolean isR(String file) {
    return file.endsWith(".R");
  }

  long pod() {
    return heap + overhead + offHeap + python;
  }

  /**
   * MiB of a size as Spark reads it.
   *
   * @param unit what a bare number counts: {@code m} for memory and overhead, {@code b} for memory
   *     outside the heap
   * @throws IllegalArgumentException if Spark does not read the text: fractions and {@code Gi} are
   *     errors
   * @see <a
   *     href="https://github.com/apache/spark/blob/v4.0.1/common/utils/src/main/java/org/apache/spark/network/util/JavaUtils.java">JavaUtils.byteStringAs</a>
   */
  static long mebibytes(String text, String unit) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && lower.charAt(end) >= '0' && lower.charAt(end) <= '9') {
      end++;
    }
    if (end == 0 || end > 15) {
      throw new IllegalArgumentException("write a whole number and m or g, for example 4096m");
    }
    long number = Long.parseLong(lower.substring(0, end));
    String suffix = lower.substring(end);
    return switch (suffix.isEmpty() ? unit : suffix) {
      case "b" -> number >> 20;
      case "k", "kb" -> number >> 10;
      case "m", "mb" -> number;
      case "g", "gb" -> Math.multiplyExact(number, 1L << 10);
      case "t", "tb" -> Math.multiplyExact(number, 1L << 20);
      case "p", "pb" -> Math.multiplyExact(number, 1L << 30);
      default ->
          throw new IllegalArgumentException(
              "write one of the units "
                  + String.join(", ", List.of("k", "m", "g", "t"))
                  + ", for example 4096m");
    };
  }

  /** What Spark adds to a heap: the part of it, cut to whole MiB, or the least. */
  static long overhead(long heap, double factor, long least) {
    return Math.max((int) (factor * heap), least);
  }

  /** The least that Spark adds to a heap unless told. */
  static long leastOverhead() {
    return LEAST_OVERHEAD;
  }
}
