package dev.plimsoll.component;

import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.HttpPath;
import org.apiguardian.api.API;

/**
 * Pods that expose metrics in the Prometheus text format.
 *
 * @param pods whose
 * @param port the container port
 * @param path the path of the page, usually {@code /metrics}
 */
@API(status = API.Status.EXPERIMENTAL)
public record MetricsEndpoint(Endpoint.Pods pods, PortRef port, HttpPath path)
    implements Comparable<MetricsEndpoint> {
  @Override
  public int compareTo(MetricsEndpoint other) {
    int order = pods.compareTo(other.pods);
    return order != 0 ? order : toString().compareTo(other.toString());
  }
}
