package dev.plimsoll.airflow;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Mount;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Volume;
import java.util.Locale;
import java.util.Optional;

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

  private static final String LOGS = "/opt/airflow/logs";
  private static final StorageSize LOGS_SIZE = StorageSize.gibibytes(2);

  private static final String DAG_FILES_FOLDER = "/opt/airflow/dag-files";

  private final Airflow airflow;

  AirflowContainers(Airflow airflow) {
    this.airflow = airflow;
  }

  /** The container of a part, named {@code name}; its size is the part's. */
  Container of(String name, AirflowPart part) {
    return Container.of(name, airflow.fields().image, airflow.part(part).size())
        .withEnv("AIRFLOW_CONFIG", AirflowConfig.FOLDER + "/" + AirflowConfig.FILE)
        .withEnv("PYTHONDONTWRITEBYTECODE", "1")
        .withMount(AirflowConfig.FOLDER, Volume.existingConfig(AirflowConfig.CONFIG_MAP))
        .withScratch(AirflowConfig.SCRATCH, StorageSize.gibibytes(1))
        .withScratch(LOGS, LOGS_SIZE);
  }

  /** This container, running a command of Airflow's. */
  static Container running(Container container, String command) {
    return container.withArgs("bash", "-c", "exec airflow " + command);
  }

  /** This container with what it needs to open the metadata database. */
  Container withDatabase(Container container) {
    return container
        .withEnv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "$(" + databaseVariable() + ")")
        .withEnv(
            "AIRFLOW__CORE__FERNET_KEY",
            EnvValue.secret(AirflowSecrets.FERNET, AirflowSecrets.key(AirflowSecrets.FERNET)));
  }

  /** The variable that a workload with a database finds the address in. */
  private String databaseVariable() {
    return airflow.fields().metadata.name().replace('-', '_').toUpperCase(Locale.ROOT) + "_URL";
  }

  Container withApiSecret(Container container) {
    return container.withEnv(
        "AIRFLOW__API__SECRET_KEY",
        EnvValue.secret(
            AirflowSecrets.API_SECRET_KEY, AirflowSecrets.key(AirflowSecrets.API_SECRET_KEY)));
  }

  Container withJwtSecret(Container container) {
    return container.withEnv(
        "AIRFLOW__API_AUTH__JWT_SECRET",
        EnvValue.secret(AirflowSecrets.JWT, AirflowSecrets.key(AirflowSecrets.JWT)));
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
  Container waitForMigrations(AirflowPart part) {
    return withDatabase(
        running(
            of("wait-for-migrations", part), "db check-migrations --migration-wait-timeout=300"));
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
