package dev.plimsoll.flink;

import dev.plimsoll.flink.FlinkMemory.DoesNotFit;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of memory of one kind of process, and what both kinds derive alike: the room of the
 * JVM beside what Flink uses.
 *
 * @see <a
 *     href="https://github.com/apache/flink/blob/release-2.2/flink-runtime/src/main/java/org/apache/flink/runtime/util/config/memory/ProcessMemoryUtils.java">ProcessMemoryUtils</a>
 */
final class MemorySettings {
  private final Map<String, String> conf;
  private final FlinkKeys keys;
  private final String prefix;

  MemorySettings(Map<String, String> conf, FlinkKeys keys, String prefix) {
    this.conf = conf;
    this.keys = keys;
    this.prefix = prefix;
  }

  /** The whole key. */
  String key(String name) {
    return prefix + name;
  }

  Optional<Long> given(String name) {
    return keys.value(conf, key(name)).map(FlinkSizes::bytes);
  }

  long size(String name) {
    return keys.valueOrDefault(conf, key(name)).map(FlinkSizes::bytes).orElse(0L);
  }

  double fraction(String name) {
    // Flink reads a float, and computes with the double that this becomes.
    return keys.valueOrDefault(conf, key(name)).map(Float::parseFloat).orElse(0f);
  }

  /** A part of an amount, between a least and a most. */
  record Range(String name, long least, long most, double fraction) {
    long within(long relative) {
      return Math.max(least, Math.min(most, relative));
    }

    long of(long whole) {
      return within(FlinkMemory.times(whole, fraction));
    }

    /** The part of a whole of which the rest is known. */
    long beside(long rest) {
      return within(FlinkMemory.times(rest, fraction / (1 - fraction)));
    }

    boolean holds(long bytes) {
      return bytes >= least && bytes <= most;
    }
  }

  Range range(String name) throws DoesNotFit {
    long least = size(name + ".min");
    long most = size(name + ".max");
    double fraction = fraction(name + ".fraction");
    if (least > most) {
      throw new DoesNotFit(
          key(name)
              + ".min is "
              + FlinkSizes.text(least)
              + ", more than "
              + key(name)
              + ".max, "
              + FlinkSizes.text(most),
          "let the least be no more than the most");
    }
    checkFraction(name + ".fraction", fraction);
    return new Range(name, least, most, fraction);
  }

  void checkFraction(String name, double fraction) throws DoesNotFit {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new DoesNotFit(
          key(name)
              + " is "
              + keys.valueOrDefault(conf, key(name)).orElse("0")
              + ", and no part of a whole",
          "write a number from 0 to less than 1");
    }
  }

  /** What the parts need, where the whole is less. */
  DoesNotFit tooSmall(String whole, long size, long parts, String of) {
    return new DoesNotFit(
        of
            + " needs "
            + FlinkSizes.text(parts)
            + ", and "
            + key(whole)
            + " is "
            + FlinkSizes.text(size),
        "write more for " + key(whole) + ", or less for a part of it");
  }

  /** What is left for a part is not within its bounds. */
  DoesNotFit outside(Range range, long rest) {
    return new DoesNotFit(
        FlinkSizes.text(rest)
            + " are left for "
            + key(range.name())
            + ", which is to be "
            + FlinkSizes.text(range.least())
            + " to "
            + FlinkSizes.text(range.most()),
        "change "
            + key(range.name())
            + ".min or .max, or leave out one of the sizes that it is left over from");
  }

  /** The overhead of the JVM beside a known amount of Flink. */
  long overheadBeside(long flink) throws DoesNotFit {
    Range overhead = range("jvm-overhead");
    long rest = Math.addExact(flink, size("jvm-metaspace.size"));
    Optional<Long> process = given("process.size");
    if (process.isEmpty()) {
      return overhead.beside(rest);
    }
    if (rest > process.get()) {
      throw tooSmall("process.size", process.get(), rest, "what Flink uses, with JVM metaspace,");
    }
    long left = process.get() - rest;
    if (!overhead.holds(left)) {
      throw outside(overhead, left);
    }
    return left;
  }

  /** What the JVM leaves of a process to Flink. */
  long flinkWithin(long process) throws DoesNotFit {
    long metaspace = size("jvm-metaspace.size");
    long jvm = Math.addExact(metaspace, range("jvm-overhead").of(process));
    if (jvm > process) {
      throw tooSmall("process.size", process, jvm, "JVM metaspace with overhead");
    }
    return process - jvm;
  }

  long overheadWithin(long process) throws DoesNotFit {
    return range("jvm-overhead").of(process);
  }
}
