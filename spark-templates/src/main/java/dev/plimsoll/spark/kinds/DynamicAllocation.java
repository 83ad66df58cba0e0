package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * How the number of executors follows the load. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class DynamicAllocation extends KindObject<DynamicAllocation> {
  private DynamicAllocation(MapNode fields) {
    super(fields);
  }

  @Override
  DynamicAllocation with(MapNode other) {
    return new DynamicAllocation(other);
  }

  /** One whose fields are given as a tree. */
  public static DynamicAllocation of(MapNode fields) {
    return new DynamicAllocation(fields);
  }

  /** One that says nothing. */
  public static DynamicAllocation empty() {
    return new DynamicAllocation(nothing(DynamicAllocation.class));
  }

  /** Whether it does. Default: false. */
  public DynamicAllocation withEnabled(boolean value) {
    return set("enabled", value);
  }

  /** How many there are at first. Default: the least. */
  public DynamicAllocation withInitialExecutors(int value) {
    return set("initialExecutors", value);
  }

  /** The most. Default: without end. */
  public DynamicAllocation withMaxExecutors(int value) {
    return set("maxExecutors", value);
  }

  /** The least. Default: 0. */
  public DynamicAllocation withMinExecutors(int value) {
    return set("minExecutors", value);
  }

  /** Whether executors stay while others need what they computed. Default: true. */
  public DynamicAllocation withShuffleTrackingEnabled(boolean value) {
    return set("shuffleTrackingEnabled", value);
  }

  /** Milliseconds after which such an executor goes all the same. Default: never. */
  public DynamicAllocation withShuffleTrackingTimeout(long value) {
    return set("shuffleTrackingTimeout", value);
  }
}
