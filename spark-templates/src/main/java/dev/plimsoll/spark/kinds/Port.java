package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * A port of a container. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Port extends KindObject<Port> {
  private Port(MapNode fields) {
    super(fields);
  }

  @Override
  Port with(MapNode other) {
    return new Port(other);
  }

  /** One whose fields are given as a tree. */
  public static Port of(MapNode fields) {
    return new Port(fields);
  }

  /** The number, 1 to 65535. */
  public static NeedsName containerPort(int value) {
    return new NeedsName(of(nothing(Port.class)).set("containerPort", value));
  }

  /** One that lacks name still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsName {
    private final Port made;

    private NeedsName(Port made) {
      this.made = made;
    }

    /** The name, at most 15 characters. */
    public NeedsProtocol name(String value) {
      return new NeedsProtocol(made.set("name", value));
    }
  }

  /** One that lacks protocol still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsProtocol {
    private final Port made;

    private NeedsProtocol(Port made) {
      this.made = made;
    }

    /** TCP, UDP or SCTP. */
    public Port protocol(String value) {
      return made.set("protocol", value);
    }
  }
}
