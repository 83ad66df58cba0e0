package dev.plimsoll.flink;

import dev.plimsoll.flink.FlinkMemory.DoesNotFit;
import java.util.Optional;

/**
 * Derives the memory of a JobManager.
 *
 * @see <a
 *     href="https://github.com/apache/flink/blob/release-2.2/flink-runtime/src/main/java/org/apache/flink/runtime/util/config/memory/jobmanager/JobManagerFlinkMemoryUtils.java">JobManagerFlinkMemoryUtils</a>
 */
final class JobManagerMemory {
  private final MemorySettings settings;

  JobManagerMemory(MemorySettings settings) {
    this.settings = settings;
  }

  FlinkMemory derive() throws DoesNotFit {
    Optional<Long> heap = settings.given("heap.size");
    Optional<Long> flink = settings.given("flink.size");
    Optional<Long> process = settings.given("process.size");
    if (heap.isPresent()) {
      return ofHeap(heap.get(), flink);
    }
    if (flink.isPresent()) {
      return within(flink.get(), settings.overheadBeside(flink.get()));
    }
    if (process.isPresent()) {
      return within(settings.flinkWithin(process.get()), settings.overheadWithin(process.get()));
    }
    throw new DoesNotFit(
        "no size of a JobManager's memory is set", "write jobManager.resource.memory");
  }

  private FlinkMemory ofHeap(long heap, Optional<Long> flink) throws DoesNotFit {
    long offHeap = settings.size("off-heap.size");
    if (flink.isPresent()) {
      if (heap > flink.get()) {
        throw settings.tooSmall("flink.size", flink.get(), heap, "the heap");
      }
      offHeap = flink.get() - heap;
      Optional<Long> given = settings.given("off-heap.size");
      if (given.isPresent() && given.get() != offHeap) {
        throw settings.tooSmall(
            "flink.size", flink.get(), Math.addExact(heap, given.get()), "heap with off-heap");
      }
    }
    long whole = Math.addExact(heap, offHeap);
    return with(heap, offHeap, settings.overheadBeside(whole));
  }

  private FlinkMemory within(long flink, long overhead) throws DoesNotFit {
    long offHeap = settings.size("off-heap.size");
    // A JobManager without any heap is refused too, where a TaskManager is not.
    if (offHeap >= flink) {
      String whole = settings.given("flink.size").isPresent() ? "flink.size" : "process.size";
      long size = settings.size(whole);
      throw settings.tooSmall(whole, size, offHeap + (size - flink), "off-heap with the JVM");
    }
    return with(flink - offHeap, offHeap, overhead);
  }

  private FlinkMemory with(long heap, long offHeap, long overhead) {
    return new FlinkMemory(heap, offHeap, 0, 0, settings.size("jvm-metaspace.size"), overhead);
  }
}
