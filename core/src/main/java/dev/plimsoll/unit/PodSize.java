package dev.plimsoll.unit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What one container asks of its node, and what it may use at most. There is no default: a
 * container without a size cannot be written.
 *
 * <p>{@code PodSize.of(cpu, memory)} requests both, limits memory to what it requests, and leaves
 * CPU without a limit. Memory cannot be taken back from a process, so a limit above the request
 * lets a neighbour be killed; CPU can, and a limit only leaves idle cores unused.
 *
 * <p>Kubernetes derives the pod's quality of service from it: <b>Burstable</b> as it stands;
 * <b>Guaranteed</b>, evicted last, if every container of the pod has {@link #withCpuLimit} equal to
 * its request and no other memory limit. BestEffort cannot be said.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/">Pod quality of service
 *     classes</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class PodSize {
  private final Cpu cpu;
  private final Memory memory;
  private final Memory memoryLimit;
  private final Optional<Cpu> cpuLimit;
  private final Optional<StorageSize> ephemeralStorage;

  private PodSize(
      Cpu cpu,
      Memory memory,
      Memory memoryLimit,
      Optional<Cpu> cpuLimit,
      Optional<StorageSize> ephemeralStorage) {
    this.cpu = cpu;
    this.memory = memory;
    this.memoryLimit = memoryLimit;
    this.cpuLimit = cpuLimit;
    this.ephemeralStorage = ephemeralStorage;
  }

  /**
   * Requests both, limits memory to its request.
   *
   * @throws InvalidValueException if one of them is zero
   */
  public static PodSize of(Cpu cpu, Memory memory) {
    if (cpu.millis() == 0) {
      throw new InvalidValueException(
          "cpu request",
          cpu.toString(),
          "must be at least 1m",
          "ask for what the program needs, for example Cpu.millis(100)");
    }
    if (memory.bytes() == 0) {
      throw new InvalidValueException(
          "memory request",
          memory.toString(),
          "must not be zero",
          "ask for what the program needs, for example Memory.mebibytes(128)");
    }
    return new PodSize(cpu, memory, memory, Optional.empty(), Optional.empty());
  }

  /**
   * With a CPU limit: the kernel pauses the container when it has used so much within a period.
   * Default: none.
   *
   * @throws InvalidValueException if it is under the request
   */
  public PodSize withCpuLimit(Cpu limit) {
    if (limit.compareTo(cpu) < 0) {
      throw new InvalidValueException(
          "cpu limit",
          limit.toString(),
          "must not be under the request " + cpu,
          "raise it, or lower the request");
    }
    return new PodSize(cpu, memory, memoryLimit, Optional.of(limit), ephemeralStorage);
  }

  /**
   * With a memory limit above the request: the kernel kills the container when it needs more.
   * Default: the request.
   *
   * @throws InvalidValueException if it is under the request
   */
  public PodSize withMemoryLimit(Memory limit) {
    if (limit.compareTo(memory) < 0) {
      throw new InvalidValueException(
          "memory limit",
          limit.toString(),
          "must not be under the request " + memory,
          "raise it, or lower the request");
    }
    return new PodSize(cpu, memory, limit, cpuLimit, ephemeralStorage);
  }

  /**
   * With space on the node's disk for the container's own files, logs and {@code emptyDir} volumes,
   * as request and as limit: the pod is evicted when it needs more. Default: neither.
   *
   * @throws InvalidValueException if it is zero
   */
  public PodSize withEphemeralStorage(StorageSize size) {
    if (size.bytes() == 0) {
      throw new InvalidValueException(
          "ephemeral storage",
          size.toString(),
          "must not be zero",
          "leave it out, or ask for what the program writes");
    }
    return new PodSize(cpu, memory, memoryLimit, cpuLimit, Optional.of(size));
  }

  /** The CPU request. */
  public Cpu cpu() {
    return cpu;
  }

  /** The memory request. */
  public Memory memory() {
    return memory;
  }

  /** The memory limit. */
  public Memory memoryLimit() {
    return memoryLimit;
  }

  /** The CPU limit, if there is one. */
  public Optional<Cpu> cpuLimit() {
    return cpuLimit;
  }

  /** Request and limit of the node's disk, if set. */
  public Optional<StorageSize> ephemeralStorage() {
    return ephemeralStorage;
  }

  /** Whether this container allows its pod to be of class Guaranteed. */
  public boolean isGuaranteed() {
    return memoryLimit.equals(memory) && cpuLimit.filter(cpu::equals).isPresent();
  }

  /** What stands under {@code resources.requests}, by the name of the resource. */
  public SortedMap<String, Quantity> requests() {
    return resources(Optional.of(cpu), memory);
  }

  /** What stands under {@code resources.limits}, by the name of the resource. */
  public SortedMap<String, Quantity> limits() {
    return resources(cpuLimit, memoryLimit);
  }

  private SortedMap<String, Quantity> resources(Optional<Cpu> cpus, Memory bytes) {
    SortedMap<String, Quantity> resources = new TreeMap<>(Map.of("memory", bytes.toQuantity()));
    cpus.ifPresent(c -> resources.put("cpu", c.toQuantity()));
    ephemeralStorage.ifPresent(s -> resources.put("ephemeral-storage", s.toQuantity()));
    return Collections.unmodifiableSortedMap(resources);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PodSize size
        && requests().equals(size.requests())
        && limits().equals(size.limits());
  }

  @Override
  public int hashCode() {
    return Objects.hash(cpu, memory, memoryLimit, cpuLimit, ephemeralStorage);
  }

  /** For messages, for example {@code cpu 1, memory 2Gi}. */
  @Override
  public String toString() {
    return "cpu "
        + cpu
        + cpuLimit.map(l -> " to " + l).orElse("")
        + ", memory "
        + memory
        + (memoryLimit.equals(memory) ? "" : " to " + memoryLimit)
        + ephemeralStorage.map(s -> ", ephemeral storage " + s).orElse("");
  }
}
