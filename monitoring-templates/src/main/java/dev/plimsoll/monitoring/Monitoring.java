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
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Prometheus, Grafana, Loki, a collector of pod logs, and where it is asked for Alertmanager, in
 * namespace {@code monitoring}. Immutable; each {@code with} method gives a copy.
 *
 * <p>Prometheus scrapes each endpoint that a component of the platform declares, itself and its
 * neighbours included, and may look at pods in those namespaces only. The collector reads the logs
 * of all pods of the platform through the API server, in the namespaces of the platform only; so
 * all of it passes Pod Security restricted. Grafana is provisioned whole: its data sources and
 * dashboards are data, and it keeps nothing of its own.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/3.13/configuration/configuration/">Prometheus
 *     configuration</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Monitoring implements Component {
  /** Where Grafana is found. */
  public static final WebEndpoint ENDPOINT = WebEndpoint.named("grafana");

  static final NamespaceName NAMESPACE = NamespaceName.of("monitoring");

  /** Who runs Prometheus. */
  enum Runs {
    /** A StatefulSet of ours. */
    ITSELF,
    /** The Prometheus operator, which the cluster has already. */
    BY_OPERATOR
  }

  /** The fields; never changed once a component holds them. */
  static final class Fields {
    Retention retention = Retention.days(15);
    StorageSize disk = StorageSize.gibibytes(50);
    Optional<ObjectPath> logs = Optional.empty();
    Retention logRetention = Retention.days(30);
    List<Dashboard> dashboards = List.of();
    List<RuleGroup> rules = List.of();
    Optional<SortedSet<Endpoint>> only = Optional.empty();
    SortedSet<DataSource> sources = new TreeSet<>(List.of(DataSource.values()));
    Runs runs = Runs.ITSELF;
    Optional<Alerting> alerting = Optional.empty();

    private Fields() {}

    private Fields(Fields other) {
      retention = other.retention;
      disk = other.disk;
      logs = other.logs;
      logRetention = other.logRetention;
      dashboards = other.dashboards;
      rules = other.rules;
      only = other.only;
      sources = other.sources;
      runs = other.runs;
      alerting = other.alerting;
    }
  }

  private final Fields fields;

  private Monitoring(Fields fields) {
    this.fields = fields;
  }

  /** Metrics kept for 15 days on a disk of 50 GiB, logs for 30 days on a disk of 10 GiB. */
  public static Monitoring standard() {
    return new Monitoring(new Fields());
  }

  private Monitoring with(Consumer<Fields> change) {
    var copy = new Fields(fields);
    change.accept(copy);
    return new Monitoring(copy);
  }

  Fields fields() {
    return fields;
  }

  /**
   * Keeps metrics for a time, on a disk of a size. When 80 % of the disk are full, the oldest
   * metrics go before their time.
   *
   * @param size at least 2.5 GiB: Prometheus needs 2 GiB for the metrics of the last hours
   * @see <a href="https://prometheus.io/docs/prometheus/3.13/storage/">Storage</a>
   */
  public Monitoring withMetrics(Retention time, StorageSize size) {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(size, "size");
    return with(
        f -> {
          f.retention = time;
          f.disk = size;
        });
  }

  /**
   * Keeps logs in a folder of an object store. Default: on Loki's disk, which upstream advises
   * against in production.
   *
   * @param folder the root of the store, or one step of digits, English letters and dashes: Loki
   *     takes no other prefix
   * @see <a href="https://grafana.com/docs/loki/v3.7.x/configure/">Loki configuration, {@code
   *     storage_prefix}</a>
   */
  public Monitoring withLogs(ObjectPath folder) {
    Objects.requireNonNull(folder, "folder");
    return with(f -> f.logs = Optional.of(folder));
  }

  /**
   * Keeps logs for a time; then Loki removes them. Default: 30 days.
   *
   * @param time at least 24 hours
   * @see <a href="https://grafana.com/docs/loki/v3.7.x/operations/storage/retention/">Log
   *     retention</a>
   */
  public Monitoring withLogsKept(Retention time) {
    Objects.requireNonNull(time, "time");
    return with(f -> f.logRetention = time);
  }

  /**
   * Tells people of alerts: one Alertmanager, to which Prometheus sends what fires. Default: none,
   * and alerts are seen in Prometheus only.
   *
   * @see <a href="https://prometheus.io/docs/alerting/latest/alertmanager/">Alertmanager</a>
   */
  public Monitoring withAlerts(Alerting alerting) {
    Objects.requireNonNull(alerting, "alerting");
    return with(f -> f.alerting = Optional.of(alerting));
  }

  /** Shows one dashboard more, beside those for what the platform has. */
  public Monitoring with(Dashboard dashboard) {
    return with(f -> f.dashboards = plus(f.dashboards, dashboard));
  }

  /** Evaluates one group of rules more, beside those for what the platform has. */
  public Monitoring with(RuleGroup rules) {
    return with(f -> f.rules = plus(f.rules, rules));
  }

  /**
   * Scrapes only these pods. Default: every pod whose component says that it exposes metrics.
   *
   * @param pods each must expose metrics
   */
  public Monitoring scrapingOnly(Endpoint.Pods... pods) {
    return with(f -> f.only = Optional.of(new TreeSet<Endpoint>(List.of(pods))));
  }

  /** Lets Grafana read only these. Default: metrics and logs. */
  public Monitoring showingOnly(DataSource... sources) {
    return with(f -> f.sources = new TreeSet<>(List.of(sources)));
  }

  /**
   * Leaves Prometheus to a Prometheus operator that the cluster has, at least release 0.93: instead
   * of a StatefulSet and its files there are a Prometheus, PodMonitors and PrometheusRules. The
   * definitions of these kinds come with the operator. Default: Prometheus is run without it.
   *
   * @see <a href="https://prometheus-operator.dev/docs/getting-started/design/">Design of the
   *     operator</a>
   */
  public Monitoring runByOperator() {
    return with(f -> f.runs = Runs.BY_OPERATOR);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    Objects.requireNonNull(one, "one");
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  /** The pods of Prometheus. */
  public Endpoint.Pods prometheus() {
    return Endpoint.pods(NAMESPACE, PrometheusPart.NAME);
  }

  /** The pods of Grafana. */
  public Endpoint.Pods grafana() {
    return Endpoint.pods(NAMESPACE, GrafanaPart.NAME);
  }

  /** The pods of Loki. */
  public Endpoint.Pods loki() {
    return Endpoint.pods(NAMESPACE, LokiPart.NAME);
  }

  /** The pods of Alertmanager, which are there with {@link #withAlerts}. */
  public Endpoint.Pods alertmanager() {
    return Endpoint.pods(NAMESPACE, AlertmanagerPart.NAME);
  }

  /** The pods that read the logs of others, one on each node. */
  public Endpoint.Pods collector() {
    return Endpoint.pods(NAMESPACE, CollectorPart.NAME);
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
    new MonitoringParts(this, Watched.nothing())
        .workloads(scope.env())
        .forEach(workload -> Workloads.declare(workload, this, scope));
  }

  @Override
  public void connect(DeclareScope scope) {
    var watched = new TreeSet<NamespaceName>();
    for (MetricsEndpoint metrics : scope.allMetrics()) {
      if (fields.only.map(only -> only.contains(metrics.pods())).orElse(true)) {
        watched.add(metrics.pods().namespace());
        scope.arrow(
            new Arrow.Scrapes(prometheus(), metrics.pods(), metrics.port(), metrics.path()));
      }
    }
    // Discovery by pod lists and watches, and reads no single one.
    Grant finding = Grant.of("", "pods", "list", "watch").because("finds the pods that it scrapes");
    watched.forEach(namespace -> scope.arrow(manages(prometheus(), namespace, finding)));

    var logging = new TreeSet<NamespaceName>();
    for (Box box : scope.allBoxes()) {
      logging.add(box.pods().namespace());
    }
    Grant pods =
        Grant.of("", "pods", "get", "list", "watch")
            .because("finds the pods whose logs it reads, and sees whether they ended");
    Grant logs = Grant.of("", "pods/log", "get").because("reads logs");
    logging.forEach(namespace -> scope.arrow(manages(collector(), namespace, pods, logs)));
    MonitoringChecks.connected(this, scope);
  }

  private static Arrow manages(Endpoint.Pods from, NamespaceName in, Grant... grants) {
    return new Arrow.Manages(
        from, Optional.of(in), List.of(grants), "manages", new Endpoint.KubernetesApi());
  }

  @Override
  public void render(RenderScope scope) {
    Watched watched = Watched.of(this, scope.topology());
    MonitoringChecks.rendered(this, watched, scope);
    var parts = new MonitoringParts(this, watched);
    parts.rendered(scope.env()).forEach(workload -> Workloads.render(workload, this, scope));
    if (fields.runs == Runs.BY_OPERATOR) {
      new PrometheusOperated(parts, scope).render();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
