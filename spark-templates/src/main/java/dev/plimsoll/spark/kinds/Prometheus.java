package dev.plimsoll.spark.kinds;

import dev.plimsoll.node.MapNode;
import org.apiguardian.api.API;

/**
 * The exporter of metrics of the JVM. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Prometheus extends KindObject<Prometheus> {
  private Prometheus(MapNode fields) {
    super(fields);
  }

  @Override
  Prometheus with(MapNode other) {
    return new Prometheus(other);
  }

  /** One whose fields are given as a tree. */
  public static Prometheus of(MapNode fields) {
    return new Prometheus(fields);
  }

  /** The path of the jar of jmx_prometheus_javaagent in the image; Apache's images hold none. */
  public static Prometheus jmxExporterJar(String value) {
    return of(nothing(Prometheus.class)).set("jmxExporterJar", value);
  }

  /** The path of its settings in the image, in place of a text. */
  public Prometheus withConfigFile(String value) {
    return set("configFile", value);
  }

  /** The text of its settings. Default: the operator's. */
  public Prometheus withConfiguration(String value) {
    return set("configuration", value);
  }

  /**
   * Its port. Default: 8090.
   *
   * @param value 1024 to 49151
   * @throws IllegalArgumentException if it is none of these
   */
  public Prometheus withPort(int value) {
    return limited("port", value, 1024, 49151);
  }

  /** The name of its port. Default: jmx-exporter. */
  public Prometheus withPortName(String value) {
    return set("portName", value);
  }
}
