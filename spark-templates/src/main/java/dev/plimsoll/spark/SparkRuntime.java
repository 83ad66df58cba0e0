package dev.plimsoll.spark;

import dev.plimsoll.unit.Image;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The Spark that a job runs on.
 *
 * @param version its line
 * @param image holds Spark of that line, the connectors of the stores, and the program; user 185
 * @param exporter the jar of Prometheus' JMX exporter in that image, if metrics of the JVMs are
 *     wanted
 */
@API(status = API.Status.EXPERIMENTAL)
public record SparkRuntime(SparkVersion version, Image image, Optional<InImage> exporter) {
  public SparkRuntime {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(exporter, "exporter");
  }

  /** A Spark of a line, in an image. */
  public static SparkRuntime of(SparkVersion version, Image image) {
    return new SparkRuntime(version, image, Optional.empty());
  }

  /**
   * This with the JMX exporter as an agent of drivers and executors, on port 8090. Default: drivers
   * alone show metrics, their own and those of their executors, on the port of their page.
   *
   * @param jar of {@code jmx_prometheus_javaagent}; Apache's images hold none
   * @see <a
   *     href="https://www.kubeflow.org/docs/components/spark-operator/user-guide/monitoring-with-jmx-and-prometheus/">Monitoring
   *     with JMX and Prometheus</a>
   */
  public SparkRuntime withJmxExporter(InImage jar) {
    return new SparkRuntime(version, image, Optional.of(jar));
  }
}
