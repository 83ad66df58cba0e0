package dev.plimsoll.flink;

import dev.plimsoll.topology.PortRef;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ports of Flink's processes. Flink would choose some at random, which no policy can follow; others
 * are fixed by its Kubernetes mode.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/config/#hosts-and-ports">Hosts
 *     and ports</a>
 */
final class FlinkPorts {
  static final int DATA = 6121;
  static final int TASK_RPC = 6122;
  static final int JOB_RPC = 6123;
  static final int BLOBS = 6124;
  static final int QUERIES = 6125;
  static final int REST = 8081;
  static final int METRICS = 9249;

  private FlinkPorts() {}

  static PortRef tcp(int port) {
    return PortRef.tcp(port);
  }

  /** What Flink is told about ports and metrics. */
  static SortedMap<String, String> conf() {
    var conf = new TreeMap<String, String>();
    conf.put("blob.server.port", Integer.toString(BLOBS));
    conf.put("jobmanager.rpc.port", Integer.toString(JOB_RPC));
    conf.put("metrics.internal.query-service.port", Integer.toString(QUERIES));
    conf.put(
        "metrics.reporter.prom.factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    conf.put("metrics.reporter.prom.port", Integer.toString(METRICS));
    conf.put("rest.port", Integer.toString(REST));
    conf.put("taskmanager.data.port", Integer.toString(DATA));
    conf.put("taskmanager.rpc.port", Integer.toString(TASK_RPC));
    return conf;
  }
}
