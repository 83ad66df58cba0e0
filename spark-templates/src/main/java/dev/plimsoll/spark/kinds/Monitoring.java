package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * Whether and how metrics are shown. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Monitoring extends KindObject<Monitoring> {
  private Monitoring(MapNode fields) {
    super(fields);
  }

  @Override
  Monitoring with(MapNode other) {
    return new Monitoring(other);
  }

  /** One whose fields are given as a tree. */
  public static Monitoring of(MapNode fields) {
    return new Monitoring(fields);
  }

  /** Whether drivers show theirs; acts only with prometheus. */
  public static NeedsExposeExecutorMetrics exposeDriverMetrics(boolean value) {
    return new NeedsExposeExecutorMetrics(
        of(nothing(Monitoring.class)).set("exposeDriverMetrics", value));
  }

  /** One that lacks exposeExecutorMetrics still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsExposeExecutorMetrics {
    private final Monitoring made;

    private NeedsExposeExecutorMetrics(Monitoring made) {
      this.made = made;
    }

    /** Whether executors show theirs; acts only with prometheus. */
    public Monitoring exposeExecutorMetrics(boolean value) {
      return made.set("exposeExecutorMetrics", value);
    }
  }

  /** The text of metrics.properties of Spark. Default: the operator's. */
  public Monitoring withMetricsProperties(String value) {
    return set("metricsProperties", value);
  }

  /** The path of metrics.properties in the image, in place of a text. */
  public Monitoring withMetricsPropertiesFile(String value) {
    return set("metricsPropertiesFile", value);
  }

  /** The exporter of the JVM's metrics for Prometheus. */
  public Monitoring withPrometheus(Prometheus value) {
    return set("prometheus", value);
  }
}
