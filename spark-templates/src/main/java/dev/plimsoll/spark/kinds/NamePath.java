package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * A ConfigMap and the folder in which it is mounted. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class NamePath extends KindObject<NamePath> {
  private NamePath(MapNode fields) {
    super(fields);
  }

  @Override
  NamePath with(MapNode other) {
    return new NamePath(other);
  }

  /** One whose fields are given as a tree. */
  public static NamePath of(MapNode fields) {
    return new NamePath(fields);
  }

  /** The name of the ConfigMap. */
  public static NeedsPath name(String value) {
    return new NeedsPath(of(nothing(NamePath.class)).set("name", value));
  }

  /** One that lacks path still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsPath {
    private final NamePath made;

    private NeedsPath(NamePath made) {
      this.made = made;
    }

    /** The folder in the container. */
    public NamePath path(String value) {
      return made.set("path", value);
    }
  }
}
