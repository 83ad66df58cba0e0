package dev.plimsoll.airflow;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Who receives metrics, and traces if asked for, by OTLP over HTTP: a collector of OpenTelemetry,
 * Grafana Alloy, Jaeger for traces. Immutable.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/metrics.html#setup-opentelemetry">Metrics
 *     by OpenTelemetry</a>
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class OtlpCollector {
  /** What is sent. */
  enum Signals {
    METRICS,
    METRICS_AND_TRACES
  }

  private final Endpoint endpoint;
  private final List<PortRef> ports;
  private final String url;
  private final Signals signals;

  private OtlpCollector(Endpoint endpoint, List<PortRef> ports, String url, Signals signals) {
    this.endpoint = endpoint;
    this.ports = List.copyOf(ports);
    this.url = url;
    this.signals = signals;
  }

  /**
   * A collector in the cluster, in clear.
   *
   * @param pods its pods
   * @param service the Service before them, in their namespace
   * @param port the port of that name in the containers, and its number in the Service; usually
   *     4318
   */
  public static OtlpCollector of(Endpoint.Pods pods, ServiceName service, Port port) {
    return new OtlpCollector(
        Objects.requireNonNull(pods, "pods"),
        List.of(PortRef.named(port.name().value())),
        "http://" + service.value() + "." + pods.namespace().value() + ".svc:" + port.number(),
        Signals.METRICS);
  }

  /** A collector outside of the cluster, by TLS. */
  public static OtlpCollector of(Endpoint.External outside) {
    return new OtlpCollector(
        outside,
        List.of(),
        "https://" + outside.host().value() + ":" + outside.port(),
        Signals.METRICS);
  }

  /** This with traces of DAG runs and tasks too. Default: metrics only. */
  public OtlpCollector withTraces() {
    return new OtlpCollector(endpoint, ports, url, Signals.METRICS_AND_TRACES);
  }

  /** The base of its address; exporters add {@code /v1/metrics} and {@code /v1/traces}. */
  public String url() {
    return url;
  }

  boolean takesTraces() {
    return signals == Signals.METRICS_AND_TRACES;
  }

  Arrow arrow(Endpoint.Pods self) {
    return new Arrow.Calls(self, endpoint, ports, "sends metrics", true);
  }

  @Override
  public String toString() {
    return "OTLP collector at " + url;
  }
}
