package dev.plimsoll.airflow;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Volume;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What containers of Airflow have in common: image, configuration, and the folders that Airflow
 * writes to while the root of its image cannot be written.
 *
 * @see <a href="https://airflow.apache.org/docs/docker-stack/entrypoint.html">Entrypoint of the
 *     image</a>
 */
final class AirflowContainers {
  /** The user of the image; its group is root's, without root's rights. */
  static final RunAs USER = RunAs.user(50000).withGroup(0).withVolumeGroup(0);

  /** The volume that DAG files are in, one source per ConfigMap. */
  static final String DAG_FILES = "dag-files";

  /** Processes that send metrics. */
  private static final Set<AirflowPart> METERED =
      EnumSet.of(
          AirflowPart.API_SERVER,
          AirflowPart.SCHEDULER,
          AirflowPart.DAG_PROCESSOR,
          AirflowPart.TRIGGERER,
          AirflowPart.TASK_PODS);

  private static final String LOGS = "/opt/airflow/logs";
  private static final StorageSize LOGS_SIZE = StorageSize.gibibytes(2);

  private static final String DAG_FILES_FOLDER = "/opt/airflow/dag-files";

  private final Airflow airflow;

  AirflowContainers(Airflow airflow) {
    this.airflow = airflow;
  }

  /** The container of a part, named {@code name}; its size is the part's. */
  Container of(String name, AirflowPart part) {
    return equipped(Container.of(name, airflow.fields().image, airflow.part(part).size()), part);
  }

  /** The container of a task, whose image and size may be its own. */
  Container ofTask(Optional<TaskOverride> override) {
    return equipped(
        Container.of(
            "base",
            override.flatMap(TaskOverride::image).orElse(airflow.fields().image),
            override
                .flatMap(TaskOverride::size)
                .orElse(airflow.part(AirflowPart.TASK_PODS).size())),
        AirflowPart.TASK_PODS);
  }

  private Container equipped(Container container, AirflowPart part) {
    return telemetry(container, part)
        .withEnv("AIRFLOW_CONFIG", AirflowConfig.FOLDER + "/" + AirflowConfig.FILE)
        .withEnv("PYTHONDONTWRITEBYTECODE", "1")
        .withMount(AirflowConfig.FOLDER, Volume.existingConfig(AirflowConfig.CONFIG_MAP))
        .withScratch(AirflowConfig.SCRATCH, StorageSize.gibibytes(1))
        .withScratch(LOGS, LOGS_SIZE);
  }

  /**
   * This container with what exporters of OpenTelemetry read. What runs once and ends sends
   * nothing.
   *
   * @see <a
   *     href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">Variables
   *     of OpenTelemetry</a>
   */
  private Container telemetry(Container container, AirflowPart part) {
    Optional<OtlpCollector> collector = airflow.fields().collector;
    if (collector.isEmpty()) {
      return container;
    }
    if (!METERED.contains(part)) {
      return container
          .withEnv("AIRFLOW__METRICS__OTEL_ON", "False")
          .withEnv("AIRFLOW__TRACES__OTEL_ON", "False");
    }
    // Airflow reads no protocol for traces, and would speak gRPC.
    Container sending =
        collector.get().takesTraces()
            ? container.withEnv("OTEL_TRACES_EXPORTER", "otlp_proto_http")
            : container;
    return sending
        .withEnv("POD_NAME", EnvValue.field("metadata.name"))
        .withEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.get().url())
        .withEnv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        .withEnv("OTEL_SERVICE_NAME", part.workload())
        // Gauges of two schedulers are not one.
        .withEnv("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=$(POD_NAME)");
  }

  /** This container, running a command of Airflow's. */
  static Container running(Container container, String command) {
    return container.withArgs("bash", "-c", "exec airflow " + command);
  }

  /**
   * This container with what it needs to open the metadata database. The driver of asynchronous
   * code knows no {@code sslmode}, which a derived address would have, so it gets an address of its
   * own, and reads the rest from libpq's variables.
   *
   * @see <a href="https://magicstack.github.io/asyncpg/current/api/index.html#connection">asyncpg,
   *     connect</a>
   */
  Container withDatabase(Container container) {
    return withDatabase(container, database("_URL"));
  }

  /**
   * This container with the metadata database behind the pool of connections, if there is one. A
   * pool that gives each transaction another connection does not suit asynchronous code, which
   * prepares statements: that goes to the database itself.
   *
   * @see <a href="https://github.com/apache/airflow/issues/67801">Prepared statements collide</a>
   */
  Container withPooledDatabase(Container container, EnvironmentFacts env) {
    return withDatabase(
        container,
        airflow
            .fields()
            .pool
            .map(pool -> new PoolParts(airflow, pool).address(env))
            .orElse(database("_URL")));
  }

  private Container withDatabase(Container container, String address) {
    return container
        .withEnv("PGUSER", database("_USERNAME"))
        .withEnv("PGPASSWORD", database("_PASSWORD"))
        .withEnv("PGSSLMODE", database("_SSLMODE"))
        .withEnv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", address)
        .withEnv(
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC",
            "postgresql+asyncpg://"
                + database("_HOST")
                + ":"
                + database("_PORT")
                + "/"
                + database("_NAME"))
        .withEnv("AIRFLOW__CORE__FERNET_KEY", secret(airflow.secrets().fernetKey()));
  }

  /** A reference to one of the variables that a workload with a database has. */
  private String database(String suffix) {
    return "$(" + databaseVariable(airflow, suffix) + ")";
  }

  static String databaseVariable(Airflow airflow, String suffix) {
    return airflow.fields().metadata.name().replace('-', '_').toUpperCase(Locale.ROOT) + suffix;
  }

  /** The value of the one key of a Secret. */
  EnvValue secret(SecretNeed need) {
    return EnvValue.secret(need, AirflowSecrets.key(need));
  }

  Container withApiSecret(Container container) {
    return container.withEnv("AIRFLOW__API__SECRET_KEY", secret(airflow.secrets().apiSecretKey()));
  }

  Container withJwtSecret(Container container) {
    return container.withEnv(
        "AIRFLOW__API_AUTH__JWT_SECRET", secret(airflow.secrets().jwtSecret()));
  }

  Container withLogs(Container container, EnvironmentFacts env) {
    Optional<String> connection = RemoteLogs.connection(airflow, env);
    return connection.map(json -> container.withEnv(RemoteLogs.VARIABLE, json)).orElse(container);
  }

  /** This container with the variables that the user gave its part. */
  Container withOwnEnv(Container container, AirflowPart part) {
    Container result = container;
    for (var variable : airflow.part(part).env().entrySet()) {
      result = result.withEnv(variable.getKey(), variable.getValue());
    }
    return result;
  }

  /**
   * Waits until the database has the tables of this version. Without the hooks of a package manager
   * the migration starts at the same time as those that need it.
   */
  Container waitForMigrations(AirflowPart part, EnvironmentFacts env) {
    return withPooledDatabase(
        running(
            of("wait-for-migrations", part), "db check-migrations --migration-wait-timeout=300"),
        env);
  }

  /** Copies DAG files to one path: paths of mounted ConfigMaps differ from pod to pod. */
  Container copyDags() {
    return Container.of("dags", airflow.fields().image, AirflowPart.STATSD.size())
        .withCommand(
            "bash", "-c", "cp " + DAG_FILES_FOLDER + "/*.py " + AirflowConfig.GENERATED_DAGS + "/")
        .withMount(
            DAG_FILES_FOLDER,
            Volume.projected(DAG_FILES, Volume.existingConfig(AirflowDocuments.shard(1))))
        .asHelper()
        .withScratch(AirflowConfig.GENERATED_DAGS, StorageSize.mebibytes(64));
  }

  /** This container with the folder of generated DAG files. */
  static Container withDags(Container container) {
    return container.withScratch(AirflowConfig.GENERATED_DAGS, StorageSize.mebibytes(64));
  }

  /**
   * Deletes old log files: their folder is not large, and a pod that fills it is evicted. Three
   * days are enough to look at; what must be kept is in the log store.
   */
  Container groomLogs() {
    return Container.of(
            "log-groomer",
            airflow.fields().image,
            PodSize.of(Cpu.millis(10), Memory.mebibytes(64)).withMemoryLimit(Memory.mebibytes(128)))
        .withArgs("bash", "/clean-logs")
        .withEnv("AIRFLOW__LOG_RETENTION_DAYS", "3")
        .withEnv("AIRFLOW__LOG_CLEANUP_FREQUENCY_MINUTES", "15")
        .withEnv("CONNECTION_CHECK_MAX_COUNT", "0")
        .withScratch(LOGS, LOGS_SIZE)
        .asHelper();
  }

  /** The pod template, for the scheduler. */
  static Mount podTemplate() {
    return Mount.of(
        AirflowConfig.POD_TEMPLATES, Volume.existingConfig(AirflowDocuments.POD_TEMPLATE));
  }
}
