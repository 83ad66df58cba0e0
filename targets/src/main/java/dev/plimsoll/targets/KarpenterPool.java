package dev.plimsoll.targets;

import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.Memory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A Karpenter NodePool that Plimsoll writes, for a node pool that does not exist yet.
 *
 * @param nodeClass the name of the node class that says image, subnets and disks; somebody else's
 * @param cpuLimit how many cores all nodes of the pool may have together; a pool without a limit
 *     can cost anything
 * @param memoryLimit how much memory all nodes of the pool may have together
 * @param requirements for each node label the values that are allowed, for example {@code
 *     kubernetes.io/arch: [amd64]}
 * @see <a href="https://karpenter.sh/docs/concepts/nodepools/">Karpenter, NodePools</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record KarpenterPool(
    DnsSubdomain nodeClass,
    Cpu cpuLimit,
    Memory memoryLimit,
    Map<String, List<String>> requirements) {
  public KarpenterPool {
    Objects.requireNonNull(nodeClass, "nodeClass");
    Objects.requireNonNull(cpuLimit, "cpuLimit");
    Objects.requireNonNull(memoryLimit, "memoryLimit");
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    requirements.forEach(
        (key, values) -> {
          if (values.isEmpty()) {
            throw new IllegalArgumentException(
                "requirement \"" + key + "\" allows no value; write at least one, or leave it out");
          }
          sorted.put(key, List.copyOf(values));
        });
    requirements = Collections.unmodifiableSortedMap(sorted);
  }
}
