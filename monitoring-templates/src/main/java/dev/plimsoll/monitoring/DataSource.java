package dev.plimsoll.monitoring;

import org.apiguardian.api.API;

/** What Grafana reads. */
@API(status = API.Status.EXPERIMENTAL)
public enum DataSource {
  /** Metrics, from Prometheus. */
  METRICS("prometheus", "Prometheus"),
  /** Logs, from Loki. */
  LOGS("loki", "Loki");

  private final String type;
  private final String title;

  DataSource(String type, String title) {
    this.type = type;
    this.title = title;
  }

  /** Grafana's word for the type, which is the identifier of the source too. */
  String type() {
    return type;
  }

  /** What people read. */
  String title() {
    return title;
  }
}
