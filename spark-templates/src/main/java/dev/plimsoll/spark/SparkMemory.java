package dev.plimsoll.spark;

import dev.plimsoll.unit.Memory;
import java.util.Locale;
import java.util.Optional;

/**
 * How Spark computes the memory of pods: heap and overhead, in MiB.
 *
 * @param heap of the JVM
 * @param overhead beside it
 * @see <a href="https://spark.apache.org/docs/4.0.0/configuration.html">spark.driver.memoryOverhead
 *     and its factor</a>
 */
record SparkMemory(long heap, long overhead) {
  private static final long LEAST_OVERHEAD = 384;
  private static final long LEAST_HEAP = 512;

  /** What Spark asks for, given the texts of a SparkApplication. */
  static SparkMemory of(String heap, Optional<String> overhead, double factor) {
    long mebibytes = mebibytes(heap);
    long beside =
        overhead
            .map(SparkMemory::mebibytes)
            .orElseGet(() -> Math.max((long) (factor * mebibytes), LEAST_OVERHEAD));
    return new SparkMemory(mebibytes, beside);
  }

  /**
   * Heap and overhead that together are a pod's memory.
   *
   * @throws IllegalArgumentException if no heap that Spark starts with is left
   */
  static SparkMemory within(Memory pod, String file) {
    long total = pod.bytes() >> 20;
    double factor = factor(file);
    long overhead = Math.max((long) Math.ceil(total * factor / (1 + factor)), LEAST_OVERHEAD);
    if (total - overhead < LEAST_HEAP) {
      throw new IllegalArgumentException(
          "a Spark pod of "
              + pod
              + " leaves a heap of "
              + (total - overhead)
              + "Mi beside "
              + overhead
              + "Mi of overhead; Spark needs 512Mi: make the pod larger");
    }
    return new SparkMemory(total - overhead, overhead);
  }

  /** The part of the heap that stands beside it unless told. */
  static double factor(String file) {
    return file.endsWith(".py") || file.endsWith(".R") ? 0.4 : 0.1;
  }

  long pod() {
    return heap + overhead;
  }

  /** Spark's own text; a bare number is MiB, fractions are errors. */
  static long mebibytes(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String digits = lower.replaceAll("[a-z]+$", "");
    if (!digits.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException(
          "memory \"" + text + "\" is none that Spark reads; write for example 4096m");
    }
    long number = Long.parseLong(digits);
    return switch (lower.substring(digits.length())) {
      case "b" -> number >> 20;
      case "k", "kb" -> number >> 10;
      case "", "m", "mb" -> number;
      case "g", "gb" -> number << 10;
      case "t", "tb" -> number << 20;
      case "p", "pb" -> number << 30;
      default ->
          throw new IllegalArgumentException(
              "memory \"" + text + "\" has a unit that Spark does not read; write m or g");
    };
  }
}
