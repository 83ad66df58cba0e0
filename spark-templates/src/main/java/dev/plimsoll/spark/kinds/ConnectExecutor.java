package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.apiguardian.api.API;

/**
 * The executors of a server of Spark Connect. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ConnectExecutor extends KindObject<ConnectExecutor> {
  private ConnectExecutor(MapNode fields) {
    super(fields);
  }

  @Override
  ConnectExecutor with(MapNode other) {
    return new ConnectExecutor(other);
  }

  /** One whose fields are given as a tree. */
  public static ConnectExecutor of(MapNode fields) {
    return new ConnectExecutor(fields);
  }

  /** One that says nothing. */
  public static ConnectExecutor empty() {
    return new ConnectExecutor(nothing(ConnectExecutor.class));
  }

  /**
   * Tasks that run at once in one. Default: 1.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public ConnectExecutor withCores(int value) {
    return limited("cores", value, 1, Integer.MAX_VALUE);
  }

  /**
   * How many there are. Default: 2.
   *
   * @param value 0 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public ConnectExecutor withInstances(int value) {
    return limited("instances", value, 0, Integer.MAX_VALUE);
  }

  /** The heap, for example 4g. Default: 1g. */
  public ConnectExecutor withMemory(String value) {
    return set("memory", value);
  }

  /** The pod; its main container is called spark-kubernetes-executor. */
  public ConnectExecutor withTemplate(PodTemplateSpec value) {
    return set("template", value);
  }
}
