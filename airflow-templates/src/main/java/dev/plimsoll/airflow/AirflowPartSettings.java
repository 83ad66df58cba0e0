package dev.plimsoll.airflow;

import dev.plimsoll.intent.NodePool;
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
 * @param env variables of its container, beside those that Airflow needs
 */
@API(status = API.Status.EXPERIMENTAL)
public record AirflowPartSettings(
    AirflowPart part,
    int replicas,
    PodSize size,
    Optional<NodePool> nodePool,
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
    return new AirflowPartSettings(part, 1, part.size(), Optional.empty(), new TreeMap<>());
  }

  /**
   * This with so many replicas.
   *
   * @throws IllegalArgumentException if it is under 1, or the part can only be one
   */
  public AirflowPartSettings withReplicas(int number) {
    return new AirflowPartSettings(part, number, size, nodePool, env);
  }

  /** This with another size. */
  public AirflowPartSettings sized(PodSize other) {
    return new AirflowPartSettings(part, replicas, other, nodePool, env);
  }

  /** This on a node pool. */
  public AirflowPartSettings on(NodePool pool) {
    return new AirflowPartSettings(part, replicas, size, Optional.of(pool), env);
  }

  /** This with a variable more in its container. */
  public AirflowPartSettings withEnv(String variable, String text) {
    var more = new TreeMap<>(env);
    more.put(variable, text);
    return new AirflowPartSettings(part, replicas, size, nodePool, more);
  }
}
