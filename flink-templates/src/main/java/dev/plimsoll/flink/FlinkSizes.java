package dev.plimsoll.flink;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;

/**
 * Sizes of memory as Flink reads them: a whole number and a unit in powers of 1024, or bytes.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/api/java/org/apache/flink/configuration/MemorySize.html">MemorySize</a>
 */
final class FlinkSizes {
  private static final Map<String, Integer> SHIFTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("b", 0),
          Map.entry("bytes", 0),
          Map.entry("k", 10),
          Map.entry("kb", 10),
          Map.entry("kibibytes", 10),
          Map.entry("m", 20),
          Map.entry("mb", 20),
          Map.entry("mebibytes", 20),
          Map.entry("g", 30),
          Map.entry("gb", 30),
          Map.entry("gibibytes", 30),
          Map.entry("t", 40),
          Map.entry("tb", 40),
          Map.entry("tebibytes", 40));

  private static final String UNITS = "write a whole number and k, m, g or t, for example 2048m";

  private FlinkSizes() {}

  /**
   * Bytes of a size.
   *
   * @throws IllegalArgumentException if Flink does not read the text; the message says what to
   *     write
   */
  static long bytes(String text) {
    String trimmed = text.trim();
    int end = 0;
    while (end < trimmed.length() && trimmed.charAt(end) >= '0' && trimmed.charAt(end) <= '9') {
      end++;
    }
    Integer shift = SHIFTS.get(trimmed.substring(end).trim().toLowerCase(Locale.US));
    if (end == 0 || shift == null) {
      throw new IllegalArgumentException(UNITS);
    }
    BigInteger number = new BigInteger(trimmed.substring(0, end));
    if (number.shiftLeft(shift).bitLength() > 63) {
      throw new IllegalArgumentException("write a smaller size");
    }
    return number.shiftLeft(shift).longValueExact();
  }

  /**
   * Bytes of {@code resource.memory}, which the operator reads as Flink does, and else as
   * Kubernetes does.
   *
   * @throws IllegalArgumentException if it is neither
   * @see <a
   *     href="https://github.com/apache/flink-kubernetes-operator/blob/release-1.15.0/flink-kubernetes-operator/src/main/java/org/apache/flink/kubernetes/operator/config/FlinkConfigBuilder.java">FlinkConfigBuilder,
   *     parseResourceMemoryString</a>
   */
  static long resourceBytes(String text) {
    try {
      return bytes(text);
    } catch (IllegalArgumentException e) {
      String quantity = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      if (quantity.endsWith("B")) {
        quantity = quantity.substring(0, quantity.length() - 1);
      }
      if (quantity.endsWith("I")) {
        quantity = quantity.substring(0, quantity.length() - 1) + "i";
      }
      try {
        return Quantity.getAmountInBytes(new Quantity(quantity)).longValueExact();
      } catch (IllegalArgumentException | ArithmeticException noQuantity) {
        throw new IllegalArgumentException("write for example 2048m or 2Gi", noQuantity);
      }
    }
  }

  /** A size in MiB, rounded up, in words that Flink reads. */
  static String text(long bytes) {
    return (bytes >> 20) + ((bytes & ((1 << 20) - 1)) == 0 ? 0 : 1) + "m";
  }
}
