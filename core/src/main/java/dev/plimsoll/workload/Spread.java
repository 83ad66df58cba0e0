package dev.plimsoll.workload;

import org.apiguardian.api.API;

/**
 * How evenly the pods of a workload lie over zones or nodes.
 *
 * @param over the label of nodes that makes a group
 * @param skew how many pods two groups may differ by, at least 1
 * @param otherwise what happens to a pod that would break it
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/">
 *     Pod topology spread constraints</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Spread(NodeGroup over, int skew, Otherwise otherwise) {
  /** What happens to a pod that cannot be placed as asked. */
  public enum Otherwise {
    /** It waits. */
    WAIT,
    /** It goes where it breaks the rule least. */
    BEST_PLACE
  }

  /**
   * Checks the skew.
   *
   * @throws IllegalArgumentException if it is under 1
   */
  public Spread {
    if (skew < 1) {
      throw new IllegalArgumentException("a spread with skew " + skew + "; write 1 or more");
    }
  }

  /** Over zones, by one pod, as well as can be. */
  public static Spread overZones() {
    return new Spread(NodeGroup.ZONE, 1, Otherwise.BEST_PLACE);
  }

  /** Over nodes, by one pod, as well as can be. */
  public static Spread overNodes() {
    return new Spread(NodeGroup.NODE, 1, Otherwise.BEST_PLACE);
  }

  /** This spread with another difference allowed. */
  public Spread withSkew(int pods) {
    return new Spread(over, pods, otherwise);
  }

  /** This spread, for which a pod waits if need be. */
  public Spread strictly() {
    return new Spread(over, skew, Otherwise.WAIT);
  }
}
