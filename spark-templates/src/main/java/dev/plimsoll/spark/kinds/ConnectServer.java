package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import org.apiguardian.api.API;

/**
 * A server of Spark Connect. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ConnectServer extends KindObject<ConnectServer> {
  private ConnectServer(MapNode fields) {
    super(fields);
  }

  @Override
  ConnectServer with(MapNode other) {
    return new ConnectServer(other);
  }

  /** One whose fields are given as a tree. */
  public static ConnectServer of(MapNode fields) {
    return new ConnectServer(fields);
  }

  /** One that says nothing. */
  public static ConnectServer empty() {
    return new ConnectServer(nothing(ConnectServer.class));
  }

  /**
   * Cores that Spark counts with. What the pod asks for is said by its template alone. Default: 1.
   *
   * @param value 1 or more
   * @throws IllegalArgumentException if it is none of these
   */
  public ConnectServer withCores(int value) {
    return limited("cores", value, 1, Integer.MAX_VALUE);
  }

  /** The heap, for example 2g. What the pod asks for is said by its template alone. Default: 1g. */
  public ConnectServer withMemory(String value) {
    return set("memory", value);
  }

  /**
   * The Service; its name and type are kept, its ports are replaced. Default: one called like the
   * server's pod.
   */
  public ConnectServer withService(Service value) {
    return set("service", value);
  }

  /**
   * The pod; its main container is called spark-kubernetes-driver. Service account and sizes are
   * said here.
   */
  public ConnectServer withTemplate(PodTemplateSpec value) {
    return set("template", value);
  }
}
