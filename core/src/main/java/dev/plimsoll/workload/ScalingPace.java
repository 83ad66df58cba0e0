package dev.plimsoll.workload;

import dev.plimsoll.unit.DurationText;
import dev.plimsoll.unit.IntOrPercent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How fast a scaler may change the number of replicas.
 *
 * @param calm how long the load must ask for it; 0 s to 1 h; empty for Kubernetes' own
 * @param steps how many replicas may change in a time; of several the largest change counts; empty
 *     for Kubernetes' own
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior">Configurable
 *     scaling behavior</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record ScalingPace(Optional<Duration> calm, List<Step> steps) {
  /**
   * A change in a time.
   *
   * @param pods how many, or which share of those that there are
   * @param period whole seconds from 1 to 1800
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Step(IntOrPercent pods, Duration period) {
    public Step {
      long seconds = DurationText.seconds(period);
      if (seconds < 1 || seconds > 1800) {
        throw new IllegalArgumentException(
            "a scaling step each " + period + "; Kubernetes allows 1 s to 30 min");
      }
    }
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code calm} is over an hour
   */
  public ScalingPace {
    steps = List.copyOf(steps);
    calm.ifPresent(
        time -> {
          if (DurationText.seconds(time) > 3600) {
            throw new IllegalArgumentException(
                "scaling after " + time + " of calm; Kubernetes allows up to one hour");
          }
        });
  }

  /** Only after the load has asked for it so long. */
  public static ScalingPace after(Duration calm) {
    return new ScalingPace(Optional.of(calm), List.of());
  }

  /** By at most so many in a time. */
  public static ScalingPace atMost(IntOrPercent pods, Duration period) {
    return new ScalingPace(Optional.empty(), List.of(new Step(pods, period)));
  }

  /** This, or by so many in a time, whichever is more. */
  public ScalingPace orAtMost(IntOrPercent pods, Duration period) {
    return new ScalingPace(calm, Copies.plus(steps, new Step(pods, period)));
  }

  /** This, only after the load has asked for it so long. */
  public ScalingPace onlyAfter(Duration time) {
    return new ScalingPace(Optional.of(time), steps);
  }
}
