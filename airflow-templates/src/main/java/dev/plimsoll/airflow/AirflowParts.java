package dev.plimsoll.airflow;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.IntOrPercent;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.CronJobWorkload;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.DisruptionBudget;
import dev.plimsoll.workload.Hook;
import dev.plimsoll.workload.PodShaped;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Spread;
import dev.plimsoll.workload.Surge;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import dev.plimsoll.workload.WorkloadScope;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The processes of Airflow that are applied, each with exactly the secrets, rights and arrows that
 * it needs.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/production-deployment.html">Production
 *     deployment</a>
 */
final class AirflowParts {
  static final String API = "api-server";
  static final int API_PORT = 8080;
  static final String TRIGGER_LOGS = "triggerer-logs";
  static final String STATSD_IN = "statsd-ingest";
  static final int STATSD_PORT = 9125;

  private static final String METRICS = "metrics";
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Image STATSD_IMAGE = Image.of("quay.io/prometheus/statsd-exporter:v0.28.0");

  private final Airflow airflow;
  private final AirflowContainers containers;

  AirflowParts(Airflow airflow) {
    this.airflow = airflow;
    this.containers = new AirflowContainers(airflow);
  }

  void declare(DeclareScope scope) {
    NamespaceName namespace = airflow.namespace();
    for (Workload workload : workloads(scope.env(), !scope.platform().runsOf(airflow).isEmpty())) {
      scope.box(workload.box(namespace, airflow.name()));
      scope.arrows(workload.arrows(namespace));
      workload.intents().forEach(scope::needs);
      for (var metrics : workload.metrics()) {
        scope.metrics(
            new MetricsEndpoint(workload.pods(namespace), metrics.port(), metrics.path()));
      }
    }
  }

  void render(RenderScope scope) {
    var workloadScope =
        new WorkloadScope(
            scope.env(),
            airflow.namespace(),
            scope.platform().name(),
            airflow.name(),
            scope.findings());
    for (Workload workload : workloads(scope.env(), !scope.platform().runsOf(airflow).isEmpty())) {
      var rendered = workload.render(workloadScope);
      rendered.manifests().forEach(scope::add);
      rendered.handOffs().stream()
          .filter(handOff -> !airflow.databaseParts().filter(d -> d.makes(handOff)).isPresent())
          .forEach(scope::handOff);
    }
  }

  private List<Workload> workloads(EnvironmentFacts env, boolean generatesDags) {
    DeploymentWorkload processor = dagProcessor(env);
    var all =
        new ArrayList<Workload>(
            List.of(
                apiServer(env),
                scheduler(env),
                generatesDags ? processor.withInit(containers.copyDags()) : processor,
                triggerer(env),
                migrations(),
                cleanup()));
    if (airflow.fields().collector.isEmpty()) {
      all.add(statsd());
    }
    airflow.fields().history.map(time -> history(time, env)).ifPresent(all::add);
    airflow.fields().pool.map(this::pool).ifPresent(all::add);
    airflow.databaseParts().flatMap(DatabaseParts::workload).ifPresent(all::add);
    return List.copyOf(all);
  }

  private DeploymentWorkload apiServer(EnvironmentFacts env) {
    Probe health = Probe.http(API, "/api/v2/monitor/health").withTimeout(Duration.ofSeconds(10));
    Container container =
        AirflowContainers.running(
                container(AirflowPart.API_SERVER, API), "api-server --proxy-headers")
            .withPort(API, API_PORT)
            // Its Python imports take a while on little CPU: five minutes.
            .started(health.every(Duration.ofSeconds(10)).failingAfter(30))
            // Unlike health, the version is answered without the database: an outage there must not
            // restart what serves the interface.
            .live(
                Probe.http(API, "/api/v2/version")
                    .withTimeout(Duration.ofSeconds(5))
                    .failingAfter(5))
            .ready(health.failingAfter(3))
            // It stops at once, and its address goes from Services a little later: tasks that
            // report
            // in between would be refused.
            .beforeStop(Hook.sleep(Duration.ofSeconds(10)));
    container = containers.withJwtSecret(containers.withApiSecret(container));
    container = containers.withLogs(containers.withPooledDatabase(container, env), env);
    Optional<SingleSignOn> singleSignOn = airflow.fields().singleSignOn;
    if (singleSignOn.isPresent()) {
      container =
          container.withEnv(SingleSignOn.VARIABLE, containers.secret(airflow.secrets().oidc()));
    }
    DeploymentWorkload api = replicated(AirflowPart.API_SERVER, container, env);
    DeploymentWorkload workload =
        singleSignOn.map(provider -> api.calling(provider.host())).orElse(api);
    return airflow
        .fields()
        .logs
        .map(workload::reading)
        .orElse(workload)
        .titled("Webserver")
        .withGracePeriod(Duration.ofSeconds(60))
        .rollingWith(Surge.more(IntOrPercent.count(1)))
        .exposedAt(airflow.endpoint(), API)
        .managing(
            Grant.of("", "pods", "list")
                .because(
                    "finds the pod of a running task to show its log (kubernetes_executor.py)"),
            Grant.of("", "pods/log", "get")
                .because("shows the log of a running task (kubernetes_executor.py)"))
        .drawing(self -> Arrow.calls(self, airflow.pods(AirflowPart.TRIGGERER), TRIGGER_LOGS));
  }

  private DeploymentWorkload scheduler(EnvironmentFacts env) {
    Container container =
        AirflowContainers.running(
                container(AirflowPart.SCHEDULER, "scheduler"), AirflowPart.SCHEDULER.role())
            .withMount(AirflowContainers.podTemplate())
            .started(jobs("SchedulerJob").every(Duration.ofSeconds(10)).failingAfter(30))
            .live(jobs("SchedulerJob").every(Duration.ofSeconds(60)).failingAfter(5));
    if (airflow.fields().collector.isEmpty()) {
      container = container.withEnv("AIRFLOW__METRICS__STATSD_HOST", "localhost");
    }
    container = containers.withJwtSecret(containers.withPooledDatabase(container, env));
    return metered(container, env)
        .withGracePeriod(Duration.ofSeconds(30))
        .managing(
            Grant.of("", "pods", "create", "delete", "get", "list", "patch", "watch")
                .because(
                    "makes, follows, adopts and removes task pods"
                        + " (kubernetes_executor.py, kubernetes_executor_utils.py)"))
        .drawing(
            self ->
                new Arrow.Calls(
                    self, airflow.pods(AirflowPart.TASK_PODS), List.of(), "launches", false));
  }

  /** Gauges of two schedulers would overwrite each other in one exporter, so each has its own. */
  private DeploymentWorkload metered(Container container, EnvironmentFacts env) {
    if (airflow.fields().collector.isPresent()) {
      return replicated(AirflowPart.SCHEDULER, container, env).withSidecar(containers.groomLogs());
    }
    return process(AirflowPart.SCHEDULER, container, env)
        .withSidecar(containers.groomLogs())
        .withSidecar(exporter("statsd"))
        .scrapedAt(METRICS, "/metrics");
  }

  private DeploymentWorkload dagProcessor(EnvironmentFacts env) {
    Container container =
        AirflowContainers.withDags(
                AirflowContainers.running(
                    container(AirflowPart.DAG_PROCESSOR, "dag-processor"),
                    AirflowPart.DAG_PROCESSOR.role()))
            .started(jobs("DagProcessorJob").every(Duration.ofSeconds(10)).failingAfter(30))
            .live(jobs("DagProcessorJob").every(Duration.ofSeconds(60)).failingAfter(5));
    var delivery = new DagDelivery(airflow);
    return delivery
        .following(
            replicated(
                AirflowPart.DAG_PROCESSOR,
                delivery.reading(containers.withPooledDatabase(container, env)),
                env))
        .withSidecar(containers.groomLogs())
        .titled("DAG processor")
        .withGracePeriod(Duration.ofSeconds(60));
  }

  private DeploymentWorkload triggerer(EnvironmentFacts env) {
    Container container =
        AirflowContainers.running(
                container(AirflowPart.TRIGGERER, "triggerer"), AirflowPart.TRIGGERER.role())
            .withPort(TRIGGER_LOGS, 8794)
            .started(jobs("TriggererJob").every(Duration.ofSeconds(10)).failingAfter(30))
            .live(jobs("TriggererJob").every(Duration.ofSeconds(60)).failingAfter(5));
    container = containers.withApiSecret(containers.withPooledDatabase(container, env));
    DeploymentWorkload workload =
        replicated(AirflowPart.TRIGGERER, containers.withLogs(container, env), env)
            .withSidecar(containers.groomLogs())
            .withoutService()
            .withGracePeriod(Duration.ofSeconds(60));
    return airflow.fields().logs.map(workload::writing).orElse(workload);
  }

  private Workload migrations() {
    Container container =
        container(AirflowPart.MIGRATIONS, "migrations").withArgs("bash", "-c", migrate());
    return toDatabase(
            placed(
                AirflowPart.MIGRATIONS,
                staying(
                    Workload.job(
                        AirflowPart.MIGRATIONS.workload(), containers.withDatabase(container)))))
        .inRole(AirflowPart.MIGRATIONS.role())
        .titled("Migrations")
        .using(airflow.fields().metadata);
  }

  /** A pool that is not there keeps its tasks waiting for ever, so it is made with the tables. */
  private String migrate() {
    var pools = new StringBuilder();
    for (TaskPool pool : airflow.fields().pools.values()) {
      pools
          .append(" && airflow pools set ")
          .append(pool.name())
          .append(' ')
          .append(pool.slots())
          .append(" 'Of the platform'");
    }
    return pools.isEmpty() ? "exec airflow db migrate" : "airflow db migrate" + pools;
  }

  /** Failed task pods stay, so that one can look at them, and so do some that never started. */
  private Workload cleanup() {
    return placed(
            AirflowPart.CLEANUP,
            Workload.cronJob(
                AirflowPart.CLEANUP.workload(),
                Cron.of("*/15 * * * *", UTC),
                AirflowContainers.running(
                        container(AirflowPart.CLEANUP, "cleanup"),
                        "kubernetes cleanup-pods --namespace=" + airflow.namespace().value())
                    .withEnv("CONNECTION_CHECK_MAX_COUNT", "0")))
        .inRole(AirflowPart.CLEANUP.role())
        .titled("Cleanup of task pods")
        .managing(
            Grant.of("", "pods", "delete", "list")
                .because("removes task pods that are done with (kubernetes_command.py)"));
  }

  private Workload history(Retention time, EnvironmentFacts env) {
    CronJobWorkload job = toDatabase(purge(time, env));
    return airflow.fields().pool.isPresent() ? job.drawing(this::toPool) : job;
  }

  private CronJobWorkload purge(Retention time, EnvironmentFacts env) {
    String days = time.duration().toDays() + " days ago";
    return staying(
            placed(
                AirflowPart.HISTORY,
                Workload.cronJob(
                    AirflowPart.HISTORY.workload(),
                    Cron.of("30 1 * * 0", UTC),
                    containers.withPooledDatabase(
                        container(AirflowPart.HISTORY, "history")
                            .withArgs(
                                "bash",
                                "-c",
                                "exec airflow db clean --yes --clean-before-timestamp \"$(date -u -d '"
                                    + days
                                    + "' +%Y-%m-%dT%H:%M:%S+00:00)\""),
                        env))))
        .inRole(AirflowPart.HISTORY.role())
        .titled("Deletion of old runs")
        .using(airflow.fields().metadata);
  }

  private Workload pool(ConnectionPool pool) {
    AirflowPartSettings settings = airflow.part(AirflowPart.PGBOUNCER);
    DeploymentWorkload workload =
        toDatabase(placed(AirflowPart.PGBOUNCER, new PoolParts(airflow, pool).workload()))
            .withReplicas(settings.replicas())
            .withBudget(DisruptionBudget.atMostMissing(1));
    return settings.replicas() > 1 ? workload.spread(Spread.overZones()) : workload;
  }

  private Container exporter(String name) {
    return containers.withOwnEnv(
        Container.of(name, STATSD_IMAGE, airflow.part(AirflowPart.STATSD).size())
            .withArgs(
                "--statsd.mapping-config=" + StatsdMappings.FOLDER + "/" + StatsdMappings.FILE,
                "--statsd.listen-udp=:" + STATSD_PORT,
                "--statsd.listen-tcp=",
                "--statsd.cache-type=lru",
                "--statsd.cache-size=1000")
            .withPort(Port.udp(STATSD_IN, STATSD_PORT))
            .withPort(METRICS, 9102)
            .withMount(StatsdMappings.FOLDER, Volume.existingConfig(StatsdMappings.CONFIG_MAP))
            .live(Probe.http(METRICS, "/-/healthy").withTimeout(Duration.ofSeconds(5)))
            .ready(Probe.http(METRICS, "/-/ready").withTimeout(Duration.ofSeconds(5))),
        AirflowPart.STATSD);
  }

  private Workload statsd() {
    return placed(
            AirflowPart.STATSD,
            Workload.deployment(AirflowPart.STATSD.workload(), exporter("statsd"))
                .inRole(AirflowPart.STATSD.role()))
        .titled("Metrics exporter")
        .runningAs(RunAs.user(65534))
        .scrapedAt(METRICS, "/metrics");
  }

  private Container container(AirflowPart part, String name) {
    return containers.withOwnEnv(containers.of(name, part), part);
  }

  /** A process that sends its metrics to the exporter of all, or to the collector. */
  private DeploymentWorkload replicated(
      AirflowPart part, Container container, EnvironmentFacts env) {
    return process(part, container, env).drawing(toMetrics(airflow));
  }

  /** A process that runs for good, and that drains of nodes must leave one of. */
  private DeploymentWorkload process(AirflowPart part, Container container, EnvironmentFacts env) {
    AirflowPartSettings settings = airflow.part(part);
    DeploymentWorkload workload =
        toDatabase(
                placed(
                    part,
                    Workload.deployment(part.workload(), container)
                        .inRole(part.role())
                        .runningAs(AirflowContainers.USER)))
            .withReplicas(settings.replicas())
            .withBudget(DisruptionBudget.atMostMissing(1))
            .withInit(containers.waitForMigrations(part, env))
            .using(airflow.fields().metadata);
    DeploymentWorkload pooled =
        airflow.fields().pool.isPresent() ? workload.drawing(this::toPool) : workload;
    return settings.replicas() > 1 ? pooled.spread(Spread.overZones()) : pooled;
  }

  /** What would begin anew elsewhere stays on its node until it has ended. */
  static <S extends PodShaped<S>> S staying(S workload) {
    return workload
        .withPodAnnotation("cluster-autoscaler.kubernetes.io/safe-to-evict", "false")
        .withPodAnnotation("karpenter.sh/do-not-disrupt", "true");
  }

  private <S extends PodShaped<S>> S placed(AirflowPart part, S workload) {
    boolean isAirflow = part != AirflowPart.STATSD && part != AirflowPart.PGBOUNCER;
    S user = isAirflow ? workload.runningAs(AirflowContainers.USER) : workload;
    S prior = airflow.part(part).priorityClass().map(user::withPriorityClass).orElse(user);
    return airflow.part(part).nodePool().map(prior::on).orElse(prior);
  }

  /** A database beside Airflow has pods, which policies can name. */
  private <S extends PodShaped<S>> S toDatabase(S workload) {
    return airflow.fields().database.isPresent()
        ? workload.drawing(self -> DatabaseParts.arrow(airflow, self))
        : workload;
  }

  private Arrow toPool(Endpoint.Pods self) {
    return Arrow.calls(self, airflow.pods(AirflowPart.PGBOUNCER), PoolParts.PORT_NAME);
  }

  /** Every process of Airflow sends metrics. */
  static Function<Endpoint.Pods, Arrow> toMetrics(Airflow airflow) {
    return airflow
        .fields()
        .collector
        .<Function<Endpoint.Pods, Arrow>>map(collector -> collector::arrow)
        .orElseGet(() -> toStatsd(airflow));
  }

  private static Function<Endpoint.Pods, Arrow> toStatsd(Airflow airflow) {
    return self ->
        new Arrow.Calls(
            self,
            airflow.pods(AirflowPart.STATSD),
            List.of(PortRef.named(STATSD_IN)),
            "sends metrics",
            true);
  }

  /**
   * Asks the process itself whether its job row still beats. It starts a second Python, which takes
   * seconds of CPU: once a minute, with 20 s to answer; five failures, so that an outage of the
   * database of some minutes restarts nothing.
   */
  private static Probe jobs(String type) {
    return Probe.exec(
            "sh",
            "-c",
            "CONNECTION_CHECK_MAX_COUNT=0 AIRFLOW__LOGGING__LOGGING_LEVEL=ERROR exec /entrypoint"
                + " airflow jobs check --job-type "
                + type
                + " --local")
        .withTimeout(Duration.ofSeconds(20));
  }
}
