package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * Graphics processors of a pod. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class GpuSpec extends KindObject<GpuSpec> {
  private GpuSpec(MapNode fields) {
    super(fields);
  }

  @Override
  GpuSpec with(MapNode other) {
    return new GpuSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static GpuSpec of(MapNode fields) {
    return new GpuSpec(fields);
  }

  /** The resource, for example nvidia.com/gpu. */
  public static NeedsQuantity name(String value) {
    return new NeedsQuantity(of(nothing(GpuSpec.class)).set("name", value));
  }

  /** One that lacks quantity still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsQuantity {
    private final GpuSpec made;

    private NeedsQuantity(GpuSpec made) {
      this.made = made;
    }

    /** How many. */
    public GpuSpec quantity(long value) {
      return made.set("quantity", value);
    }
  }
}
