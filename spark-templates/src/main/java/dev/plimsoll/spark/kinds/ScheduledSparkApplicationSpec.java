package dev.plimsoll.spark.kinds;

import dev.plimsoll.component.CustomResource;
import dev.plimsoll.node.MapNode;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A Spark application that runs on a schedule. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ScheduledSparkApplicationSpec extends KindObject<ScheduledSparkApplicationSpec> {
  private ScheduledSparkApplicationSpec(MapNode fields) {
    super(fields);
  }

  @Override
  ScheduledSparkApplicationSpec with(MapNode other) {
    return new ScheduledSparkApplicationSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static ScheduledSparkApplicationSpec of(MapNode fields) {
    return new ScheduledSparkApplicationSpec(fields);
  }

  /** When it runs: five fields of cron, or {@code @every 1h} and its like. */
  public static NeedsTemplate schedule(String value) {
    return new NeedsTemplate(
        of(nothing(ScheduledSparkApplicationSpec.class)).set("schedule", value));
  }

  /** One that lacks template still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsTemplate {
    private final ScheduledSparkApplicationSpec made;

    private NeedsTemplate(ScheduledSparkApplicationSpec made) {
      this.made = made;
    }

    /** What each run is. */
    public ScheduledSparkApplicationSpec template(SparkApplicationSpec value) {
      return made.set("template", value);
    }
  }

  /**
   * Whether a run starts while another runs: Allow, Forbid or Replace. There is no default that
   * works; always say it.
   */
  public ScheduledSparkApplicationSpec withConcurrencyPolicy(String value) {
    return set("concurrencyPolicy", value);
  }

  /** How many failed runs are kept. Default: 1. */
  public ScheduledSparkApplicationSpec withFailedRunHistoryLimit(int value) {
    return set("failedRunHistoryLimit", value);
  }

  /** How many successful runs are kept. Default: 1. */
  public ScheduledSparkApplicationSpec withSuccessfulRunHistoryLimit(int value) {
    return set("successfulRunHistoryLimit", value);
  }

  /** Whether no further run starts. Default: false. */
  public ScheduledSparkApplicationSpec withSuspend(boolean value) {
    return set("suspend", value);
  }

  /** The time zone of the schedule, for example Europe/Berlin. Default: that of the operator. */
  public ScheduledSparkApplicationSpec withTimeZone(String value) {
    return set("timeZone", value);
  }

  /** This with a change of it. What each run is. */
  public ScheduledSparkApplicationSpec editTemplate(UnaryOperator<SparkApplicationSpec> change) {
    return edit("template", SparkApplicationSpec::of, change);
  }

  /**
   * The ScheduledSparkApplication of this spec.
   *
   * @param name a DNS label that begins with a letter
   */
  public CustomResource named(String name) {
    return resource("v1beta2", "ScheduledSparkApplication", name);
  }
}
