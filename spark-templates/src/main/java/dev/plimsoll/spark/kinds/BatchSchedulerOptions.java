package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a batch scheduler is told. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class BatchSchedulerOptions extends KindObject<BatchSchedulerOptions> {
  private BatchSchedulerOptions(MapNode fields) {
    super(fields);
  }

  @Override
  BatchSchedulerOptions with(MapNode other) {
    return new BatchSchedulerOptions(other);
  }

  /** One whose fields are given as a tree. */
  public static BatchSchedulerOptions of(MapNode fields) {
    return new BatchSchedulerOptions(fields);
  }

  /** One that says nothing. */
  public static BatchSchedulerOptions empty() {
    return new BatchSchedulerOptions(nothing(BatchSchedulerOptions.class));
  }

  /** The PriorityClass of the pods as a group. */
  public BatchSchedulerOptions withPriorityClassName(String value) {
    return set("priorityClassName", value);
  }

  /** The queue that it waits in. */
  public BatchSchedulerOptions withQueue(String value) {
    return set("queue", value);
  }

  /**
   * This with one entry more. What the group asks for at least. Say it yourself: the sum that is
   * built in reads 512m as half a byte.
   */
  public BatchSchedulerOptions withResources(String key, Quantity value) {
    return entry("resources", key, value);
  }

  /**
   * This with these entries and no others. What the group asks for at least. Say it yourself: the
   * sum that is built in reads 512m as half a byte.
   */
  public BatchSchedulerOptions withResources(Map<String, Quantity> all) {
    return entries("resources", all);
  }
}
