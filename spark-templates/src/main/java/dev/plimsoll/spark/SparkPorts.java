package dev.plimsoll.spark;

import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ports of drivers and executors. They are fixed, since policies open them one by one; Spark
 * picks executors' block managers at random unless told.
 *
 * @see <a href="https://spark.apache.org/docs/4.0.1/configuration.html#networking">Spark
 *     configuration, networking</a>
 */
final class SparkPorts {
  static final int RPC = 7078;
  static final int BLOCKS = 7079;
  static final int UI = 4040;
  static final int EXPORTER = 8090;

  /** Where a driver answers clients of Spark Connect, if it is told to. */
  static final int CONNECT = 15002;

  /** Where a driver shows its metrics, and those that executors send to it. */
  static final List<HttpPath> DRIVER_METRICS =
      List.of(HttpPath.of("/metrics/prometheus"), HttpPath.of("/metrics/executors/prometheus"));

  private SparkPorts() {}

  static PortRef ui() {
    return PortRef.tcp(UI);
  }

  /** A port of an application: what a setting says, or else. */
  static int of(Submission app, String key, int otherwise) {
    return app.conf(key)
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  /** What Spark is told about ports and metrics. */
  static SortedMap<String, String> conf() {
    var conf = new TreeMap<String, String>();
    conf.put("spark.driver.port", Integer.toString(RPC));
    conf.put("spark.driver.blockManager.port", Integer.toString(BLOCKS));
    conf.put("spark.blockManager.port", Integer.toString(BLOCKS));
    conf.put("spark.ui.port", Integer.toString(UI));
    conf.put("spark.ui.prometheus.enabled", "true");
    conf.put(
        "spark.metrics.conf.*.sink.prometheusServlet.class",
        "org.apache.spark.metrics.sink.PrometheusServlet");
    conf.put("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus");
    return conf;
  }
}
