package dev.plimsoll.airflow;

import dev.plimsoll.intent.NodePool;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.PodSize;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What can be said of one part of Airflow. Immutable.
 *
 * @param part which part
 * @param replicas how many; default 1
 * @param size what each asks of its node; default {@link AirflowPart#size}
 * @param nodePool where it runs; empty for anywhere
 * @param priorityClass the priority of its pods; empty for the cluster's default
 * @param env variables of its container, beside those that Airflow needs
 */
@API(status = API.Status.EXPERIMENTAL)
public record AirflowPartSettings(
    AirflowPart part,
    int replicas,
    PodSize size,
    Optional<NodePool> nodePool,
    Optional<String> priorityClass,
    SortedMap<String, String> env) {
  /**
   * Checks the number of replicas.
   *
   * @throws IllegalArgumentException if it is under 1, or the part can only be one
   */
  public AirflowPartSettings {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(nodePool, "nodePool");
    Objects.requireNonNull(priorityClass, "priorityClass");
    env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    if (replicas < 1) {
      throw new IllegalArgumentException(
          "part " + part.role() + " of Airflow with " + replicas + " replicas; write 1 or more");
    }
    if (replicas > 1 && !part.canBeMany()) {
      throw new IllegalArgumentException(
          "part "
              + part.role()
              + " of Airflow with "
              + replicas
              + " replicas; it can only be one, leave withReplicas out");
    }
  }

  static AirflowPartSettings of(AirflowPart part) {
    return new AirflowPartSettings(
        part, 1, part.size(), Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  /**
   * This with so many replicas.
   *
   * @throws IllegalArgumentException if it is under 1, or the part can only be one
   */
  public AirflowPartSettings withReplicas(int number) {
    return new AirflowPartSettings(part, number, size, nodePool, priorityClass, env);
  }

  /** This with another size. */
  public AirflowPartSettings sized(PodSize other) {
    return new AirflowPartSettings(part, replicas, other, nodePool, priorityClass, env);
  }

  /** This on a node pool. */
  public AirflowPartSettings on(NodePool pool) {
    return new AirflowPartSettings(part, replicas, size, Optional.of(pool), priorityClass, env);
  }

  /**
   * This with a priority class, which exists in the cluster or is made by an application. Without
   * one a process of Airflow that must move waits behind the jobs that it started.
   *
   * @throws IllegalArgumentException if the name is not a DNS subdomain
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/">Pod
   *     priority and preemption</a>
   */
  public AirflowPartSettings withPriorityClass(String name) {
    return new AirflowPartSettings(
        part, replicas, size, nodePool, Optional.of(DnsSubdomain.of(name).value()), env);
  }

  /** This with a variable more in its container. */
  public AirflowPartSettings withEnv(String variable, String text) {
    var more = new TreeMap<>(env);
    more.put(variable, text);
    return new AirflowPartSettings(part, replicas, size, nodePool, priorityClass, more);
  }
}
