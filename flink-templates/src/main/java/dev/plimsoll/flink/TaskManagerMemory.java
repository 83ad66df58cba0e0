package dev.plimsoll.flink;

import dev.plimsoll.flink.FlinkMemory.DoesNotFit;
import dev.plimsoll.flink.MemorySettings.Range;
import java.util.Optional;

/**
 * Derives the memory of a TaskManager.
 *
 * @see <a
 *     href="https://github.com/apache/flink/blob/release-2.2/flink-runtime/src/main/java/org/apache/flink/runtime/util/config/memory/taskmanager/TaskExecutorFlinkMemoryUtils.java">TaskExecutorFlinkMemoryUtils</a>
 */
final class TaskManagerMemory {
  private final MemorySettings settings;

  TaskManagerMemory(MemorySettings settings) {
    this.settings = settings;
  }

  FlinkMemory derive() throws DoesNotFit {
    Optional<Long> heap = settings.given("task.heap.size");
    Optional<Long> managed = settings.given("managed.size");
    Optional<Long> flink = settings.given("flink.size");
    Optional<Long> process = settings.given("process.size");
    if (heap.isPresent() && managed.isPresent()) {
      return withJvm(flink.isPresent() ? restIsNetwork(flink.get()) : ofParts());
    }
    if (flink.isPresent()) {
      return withJvm(within(flink.get()));
    }
    if (process.isPresent()) {
      FlinkMemory inside = within(settings.flinkWithin(process.get()));
      return with(inside, settings.overheadWithin(process.get()));
    }
    throw new DoesNotFit(
        "no size of a TaskManager's memory is set", "write taskManager.resource.memory");
  }

  private FlinkMemory withJvm(FlinkMemory inside) throws DoesNotFit {
    return with(inside, settings.overheadBeside(inside.flink()));
  }

  private FlinkMemory with(FlinkMemory inside, long overhead) {
    return new FlinkMemory(
        inside.heap(),
        inside.offHeap(),
        inside.managed(),
        inside.network(),
        settings.size("jvm-metaspace.size"),
        overhead);
  }

  private FlinkMemory within(long flink) throws DoesNotFit {
    return settings.given("task.heap.size").isPresent() ? restIsNetwork(flink) : restIsHeap(flink);
  }

  private FlinkMemory restIsNetwork(long flink) throws DoesNotFit {
    long managed = managed(flink);
    long heap =
        Math.addExact(settings.size("framework.heap.size"), settings.size("task.heap.size"));
    long parts = Math.addExact(Math.addExact(heap, offHeap()), managed);
    if (parts > flink) {
      throw tooSmall(flink, parts);
    }
    Range network = settings.range("network");
    long rest = flink - parts;
    if (!network.holds(rest)) {
      throw settings.outside(network, rest);
    }
    return new FlinkMemory(heap, offHeap(), managed, rest, 0, 0);
  }

  private FlinkMemory restIsHeap(long flink) throws DoesNotFit {
    long managed = managed(flink);
    long network = settings.range("network").of(flink);
    long frameworkHeap = settings.size("framework.heap.size");
    long parts = Math.addExact(frameworkHeap, offHeap());
    parts = Math.addExact(Math.addExact(parts, managed), network);
    if (parts > flink) {
      throw tooSmall(flink, parts);
    }
    return new FlinkMemory(flink - parts + frameworkHeap, offHeap(), managed, network, 0, 0);
  }

  private FlinkMemory ofParts() throws DoesNotFit {
    long managed = settings.size("managed.size");
    long heap =
        Math.addExact(settings.size("framework.heap.size"), settings.size("task.heap.size"));
    long rest = Math.addExact(Math.addExact(heap, offHeap()), managed);
    return new FlinkMemory(heap, offHeap(), managed, settings.range("network").beside(rest), 0, 0);
  }

  private DoesNotFit tooSmall(long flink, long parts) {
    String whole = settings.given("flink.size").isPresent() ? "flink.size" : "process.size";
    if (whole.equals("flink.size")) {
      return settings.tooSmall(whole, flink, parts, "what a TaskManager sets aside");
    }
    long process = settings.size("process.size");
    return settings.tooSmall(
        whole, process, parts + (process - flink), "what a TaskManager sets aside");
  }

  private long offHeap() {
    return Math.addExact(
        settings.size("framework.off-heap.size"), settings.size("task.off-heap.size"));
  }

  private long managed(long flink) throws DoesNotFit {
    Optional<Long> given = settings.given("managed.size");
    if (given.isPresent()) {
      return given.get();
    }
    double fraction = settings.fraction("managed.fraction");
    settings.checkFraction("managed.fraction", fraction);
    return FlinkMemory.times(flink, fraction);
  }
}
