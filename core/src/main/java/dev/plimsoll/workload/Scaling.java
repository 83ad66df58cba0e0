package dev.plimsoll.workload;

import dev.plimsoll.unit.Labels;
import dev.plimsoll.unit.Quantity;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A number of replicas that follows the load. Of several metrics, the one that asks for most wins.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Horizontal
 *     Pod Autoscaling</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Scaling {
  /** What is measured. */
  sealed interface Metric {
    /** A share of what the pods request. */
    record Utilization(String resource, int percent) implements Metric {}

    /** A metric of each pod, its average. */
    record OfPods(String name, Quantity average) implements Metric {}

    /** A metric of one object. */
    record OfObject(Target of, String name, Quantity value) implements Metric {}

    /** A metric of something outside the cluster, shared by the pods. */
    record External(String name, Labels selector, Quantity average) implements Metric {}
  }

  /**
   * An object of the same namespace that a metric describes.
   *
   * @param apiVersion for example {@code networking.k8s.io/v1}
   * @param kind for example {@code Ingress}
   * @param name its name
   */
  @API(status = API.Status.EXPERIMENTAL)
  public record Target(String apiVersion, String kind, String name) {}

  /** The range, for which a metric is still to be named. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Range {
    private final int least;
    private final int most;

    private Range(int least, int most) {
      if (least < 1 || most < least) {
        throw new IllegalArgumentException(
            "scaling between "
                + least
                + " and "
                + most
                + "; write 1 or more, the smaller one first");
      }
      this.least = least;
      this.most = most;
    }

    /**
     * Keeps CPU, on average over the pods, at a share of their requests.
     *
     * @param percent from 1
     */
    public Scaling onCpu(int percent) {
      return scaling(utilization("cpu", percent));
    }

    /**
     * Keeps memory, on average over the pods, at a share of their requests.
     *
     * @param percent from 1
     */
    public Scaling onMemory(int percent) {
      return scaling(utilization("memory", percent));
    }

    /** Keeps a metric of the pods at an average. */
    public Scaling onPods(String metric, Quantity average) {
      return scaling(new Metric.OfPods(metric, average));
    }

    /** Keeps a metric of an object at a value. */
    public Scaling onObject(Target object, String metric, Quantity value) {
      return scaling(new Metric.OfObject(object, metric, value));
    }

    /** Keeps a metric from outside the cluster at an average for each pod. */
    public Scaling onExternal(String metric, Labels selector, Quantity average) {
      return scaling(new Metric.External(metric, selector, average));
    }

    private Scaling scaling(Metric metric) {
      return new Scaling(this, List.of(metric), Optional.empty(), Optional.empty());
    }
  }

  private final Range range;
  private final List<Metric> metrics;
  private final Optional<ScalingPace> up;
  private final Optional<ScalingPace> down;

  private Scaling(
      Range range, List<Metric> metrics, Optional<ScalingPace> up, Optional<ScalingPace> down) {
    this.range = range;
    this.metrics = metrics;
    this.up = up;
    this.down = down;
  }

  /**
   * Between two numbers of replicas.
   *
   * @throws IllegalArgumentException if the smaller one is under 1 or the larger one is smaller
   */
  public static Range between(int least, int most) {
    return new Range(least, most);
  }

  /** This, on CPU too; see {@link Range#onCpu}. */
  public Scaling onCpu(int percent) {
    return plus(utilization("cpu", percent));
  }

  /** This, on memory too; see {@link Range#onMemory}. */
  public Scaling onMemory(int percent) {
    return plus(utilization("memory", percent));
  }

  /** This, on a metric of the pods too. */
  public Scaling onPods(String metric, Quantity average) {
    return plus(new Metric.OfPods(metric, average));
  }

  /** This, on a metric of an object too. */
  public Scaling onObject(Target object, String metric, Quantity value) {
    return plus(new Metric.OfObject(object, metric, value));
  }

  /** This, on a metric from outside the cluster too. */
  public Scaling onExternal(String metric, Labels selector, Quantity average) {
    return plus(new Metric.External(metric, selector, average));
  }

  /** This, growing at a pace. Default: Kubernetes' own, at once and at most doubling in 15 s. */
  public Scaling growing(ScalingPace pace) {
    return new Scaling(range, metrics, Optional.of(pace), down);
  }

  /** This, shrinking at a pace. Default: Kubernetes' own, after five minutes of less load. */
  public Scaling shrinking(ScalingPace pace) {
    return new Scaling(range, metrics, up, Optional.of(pace));
  }

  private Scaling plus(Metric metric) {
    return new Scaling(range, Copies.plus(metrics, metric), up, down);
  }

  private static Metric utilization(String resource, int percent) {
    if (percent < 1) {
      throw new IllegalArgumentException(
          "scaling on " + percent + "% of " + resource + "; write 1 or more");
    }
    return new Metric.Utilization(resource, percent);
  }

  /** The fewest replicas. */
  public int least() {
    return range.least;
  }

  /** The most replicas. */
  public int most() {
    return range.most;
  }

  List<Metric> metrics() {
    return metrics;
  }

  Optional<ScalingPace> up() {
    return up;
  }

  Optional<ScalingPace> down() {
    return down;
  }
}
