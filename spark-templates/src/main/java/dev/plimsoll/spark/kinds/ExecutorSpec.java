package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * Executors. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ExecutorSpec extends SparkPodSpec<ExecutorSpec> {
  private ExecutorSpec(MapNode fields) {
    super(fields);
  }

  @Override
  ExecutorSpec with(MapNode other) {
    return new ExecutorSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static ExecutorSpec of(MapNode fields) {
    return new ExecutorSpec(fields);
  }

  /** One that says nothing. */
  public static ExecutorSpec empty() {
    return new ExecutorSpec(nothing(ExecutorSpec.class));
  }

  /** Whether executors that ended are deleted. Default: true. */
  public ExecutorSpec withDeleteOnTermination(boolean value) {
    return set("deleteOnTermination", value);
  }

  /**
   * How many there are. Default: 1.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public ExecutorSpec withInstances(int value) {
    return limited("instances", value, 1, Integer.MAX_VALUE);
  }
}
