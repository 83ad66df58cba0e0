package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * A key of a Secret. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class NameKey extends KindObject<NameKey> {
  private NameKey(MapNode fields) {
    super(fields);
  }

  @Override
  NameKey with(MapNode other) {
    return new NameKey(other);
  }

  /** One whose fields are given as a tree. */
  public static NameKey of(MapNode fields) {
    return new NameKey(fields);
  }

  /** The key. */
  public static NeedsName key(String value) {
    return new NeedsName(of(nothing(NameKey.class)).set("key", value));
  }

  /** One that lacks name still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsName {
    private final NameKey made;

    private NeedsName(NameKey made) {
      this.made = made;
    }

    /** The name of the Secret. */
    public NameKey name(String value) {
      return made.set("name", value);
    }
  }
}
