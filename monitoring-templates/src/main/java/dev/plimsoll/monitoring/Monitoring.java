package dev.plimsoll.monitoring;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.Workloads;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Prometheus, Grafana and Loki in namespace {@code monitoring}. Prometheus scrapes each endpoint
 * that a component of the platform declares, and may look at pods in those namespaces only.
 *
 * <p>Immutable; each {@code with} method gives a copy.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/3.13/configuration/configuration/">Prometheus
 *     configuration</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Monitoring implements Component {
  /** Where Grafana is found. */
  public static final WebEndpoint ENDPOINT = WebEndpoint.named("grafana");

  private static final NamespaceName NAMESPACE = NamespaceName.of("monitoring");

  private final Retention retention;
  private final StorageSize disk;
  private final Optional<ObjectPath> logs;

  private Monitoring(Retention retention, StorageSize disk, Optional<ObjectPath> logs) {
    this.retention = Objects.requireNonNull(retention, "retention");
    this.disk = Objects.requireNonNull(disk, "disk");
    this.logs = logs;
  }

  /** Metrics kept for 15 days on a disk of 50 GiB; logs kept on a disk of 10 GiB. */
  public static Monitoring standard() {
    return new Monitoring(Retention.days(15), StorageSize.gibibytes(50), Optional.empty());
  }

  /**
   * Keeps metrics for a time, on a disk of a size. When 80 % of the disk are full, the oldest
   * metrics go before their time.
   *
   * @see <a href="https://prometheus.io/docs/prometheus/3.13/storage/">Storage</a>
   */
  public Monitoring withMetrics(Retention time, StorageSize size) {
    return new Monitoring(time, size, logs);
  }

  /**
   * Keeps logs in a folder of an object store.
   *
   * @throws IllegalArgumentException when the folder has a character that is no digit and no letter
   *     of the English alphabet: Loki takes no other in its prefix
   * @see <a href="https://grafana.com/docs/loki/v3.7.x/configure/">Loki configuration, {@code
   *     storage_prefix}</a>
   */
  public Monitoring withLogs(ObjectPath folder) {
    if (!folder.path().matches("[A-Za-z0-9]*")) {
      throw new IllegalArgumentException(
          "folder \""
              + folder.path()
              + "\" for logs: Loki takes digits and English letters only; write for example"
              + " STORE.path(\"loki\")");
    }
    return new Monitoring(retention, disk, Optional.of(folder));
  }

  Retention retention() {
    return retention;
  }

  StorageSize disk() {
    return disk;
  }

  Optional<ObjectPath> logs() {
    return logs;
  }

  /** The pods of Prometheus. */
  public Endpoint.Pods prometheus() {
    return Endpoint.pods(NAMESPACE, MonitoringParts.PROMETHEUS);
  }

  /** The pods of Grafana. */
  public Endpoint.Pods grafana() {
    return Endpoint.pods(NAMESPACE, MonitoringParts.GRAFANA);
  }

  /** The pods of Loki. */
  public Endpoint.Pods loki() {
    return Endpoint.pods(NAMESPACE, MonitoringParts.LOKI);
  }

  @Override
  public String name() {
    return "monitoring";
  }

  @Override
  public NamespaceName namespace() {
    return NAMESPACE;
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(NAMESPACE));
    // Neither boxes nor arrows depend on what the configuration files say.
    new MonitoringParts(this)
        .workloads(List.of(), scope.env())
        .forEach(workload -> Workloads.declare(workload, this, scope));
  }

  @Override
  public void connect(DeclareScope scope) {
    var namespaces = new TreeSet<NamespaceName>();
    for (MetricsEndpoint metrics : scope.allMetrics()) {
      namespaces.add(metrics.pods().namespace());
      scope.arrow(new Arrow.Scrapes(prometheus(), metrics.pods(), metrics.port(), metrics.path()));
    }
    Grant pods =
        Grant.of("", "pods", "get", "list", "watch").because("finds the pods that it scrapes");
    for (NamespaceName namespace : namespaces) {
      scope.arrow(
          new Arrow.Manages(
              prometheus(),
              Optional.of(namespace),
              List.of(pods),
              "manages",
              new Endpoint.KubernetesApi()));
    }
  }

  @Override
  public void render(RenderScope scope) {
    List<Arrow.Scrapes> scraped =
        scope
            .topology()
            .arrows(Arrow.Scrapes.class)
            .filter(arrow -> arrow.from().equals(prometheus()))
            .toList();
    new MonitoringParts(this)
        .workloads(scraped, scope.env())
        .forEach(workload -> Workloads.render(workload, this, scope));
  }

  @Override
  public String toString() {
    return "monitoring";
  }
}
