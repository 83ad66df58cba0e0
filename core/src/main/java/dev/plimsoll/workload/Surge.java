package dev.plimsoll.workload;

import dev.plimsoll.unit.IntOrPercent;
import org.apiguardian.api.API;

/**
 * How far the number of pods may differ from what is asked for while new ones take over.
 *
 * @param more how many more there may be
 * @param less how many fewer; a quarter unless said
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment">Rolling
 *     update</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Surge(IntOrPercent more, IntOrPercent less) {
  /**
   * Checks that pods can be replaced at all.
   *
   * @throws IllegalArgumentException if both are zero
   */
  public Surge {
    if (isZero(more) && isZero(less)) {
      throw new IllegalArgumentException(
          "a rollout with 0 pods more and 0 fewer never moves; allow one of them");
    }
  }

  /** So many more, none fewer: the service stays whole. */
  public static Surge more(IntOrPercent pods) {
    return new Surge(pods, IntOrPercent.count(0));
  }

  /** So many fewer, none more: no extra room is needed. */
  public static Surge less(IntOrPercent pods) {
    return new Surge(IntOrPercent.count(0), pods);
  }

  private static boolean isZero(IntOrPercent number) {
    return number instanceof IntOrPercent.Count count
        ? count.value() == 0
        : ((IntOrPercent.Percent) number).value() == 0;
  }
}
