package dev.plimsoll.airflow;

import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.DeploymentWorkload;
import dev.plimsoll.workload.Hook;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Volume;
import dev.plimsoll.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PgBouncer: its Deployment, and its configuration. The password is in neither: a file of users is
 * written into a scratch folder when the container starts.
 *
 * @see <a href="https://www.pgbouncer.org/config.html">PgBouncer, configuration</a>
 */
final class PoolParts {
  static final String CONFIG_MAP = "airflow-pgbouncer";
  static final String PORT_NAME = "postgres";
  static final int PORT = 6543;

  /** Apache's own build, as its chart uses it. */
  private static final Image IMAGE = Image.of("apache/airflow:airflow-pgbouncer-2025.03.05-1.23.1");

  private static final String FOLDER = "/etc/pgbouncer";
  private static final String FILE = "pgbouncer.ini";
  private static final String SCRATCH = "/tmp";

  /** In a file of users a quote is written twice. */
  private static final String START =
      "umask 077; q() { printf '\"%s\"' \"$(printf %s \"$1\" | sed 's/\"/\"\"/g')\"; };"
          + " echo \"$(q \"$@user@\") $(q \"$@password@\")\" > "
          + SCRATCH
          + "/userlist.txt; exec pgbouncer "
          + FOLDER
          + "/"
          + FILE;

  private final Airflow airflow;
  private final ConnectionPool pool;

  PoolParts(Airflow airflow, ConnectionPool pool) {
    this.airflow = airflow;
    this.pool = pool;
  }

  /** The address of the database behind the pool; user and password are in libpq's variables. */
  String address(EnvironmentFacts env) {
    return "postgresql+psycopg2://"
        + AirflowPart.PGBOUNCER.workload()
        + ":"
        + PORT
        + "/"
        + DatabaseParts.lowered(airflow, env).map(Lowered.Postgres::database).orElse("")
        + "?sslmode=disable";
  }

  DeploymentWorkload workload() {
    AirflowPart part = AirflowPart.PGBOUNCER;
    Container container =
        Container.of("pgbouncer", IMAGE, airflow.part(part).size())
            .withCommand("sh", "-c")
            .withArgs(
                START
                    .replace("@user@", AirflowContainers.databaseVariable(airflow, "_USERNAME"))
                    .replace(
                        "@password@", AirflowContainers.databaseVariable(airflow, "_PASSWORD")))
            .withPort(PORT_NAME, PORT)
            .withMount(FOLDER, Volume.existingConfig(CONFIG_MAP))
            .withScratch(SCRATCH, StorageSize.mebibytes(16))
            // It answers at once; a connection that hangs is a reason to start anew.
            .live(
                Probe.tcp(PORT_NAME)
                    .every(Duration.ofSeconds(20))
                    .withTimeout(Duration.ofSeconds(5))
                    .failingAfter(5))
            .ready(Probe.tcp(PORT_NAME).withTimeout(Duration.ofSeconds(5)))
            // A new pod is in the Service before this one leaves it: clients go over by and by.
            .beforeStop(Hook.exec("sleep", "10"));
    return Workload.deployment(part.workload(), container)
        .inRole(part.role())
        .titled("Connection pool")
        .runningAs(RunAs.user(65534))
        .using(airflow.fields().metadata)
        .withGracePeriod(Duration.ofSeconds(60));
  }

  /** The configuration: one database, the metadata's. */
  Manifest manifest(EnvironmentFacts env, Origin origin) {
    Optional<Lowered.Postgres> database = DatabaseParts.lowered(airflow, env);
    var databases = new TreeMap<String, String>();
    database.ifPresent(
        found ->
            databases.put(
                found.database(),
                "host="
                    + found.host()
                    + " port="
                    + found.port()
                    + " dbname="
                    + found.database()
                    + " pool_size="
                    + pool.server()));
    var settings = new TreeMap<String, String>();
    settings.put("listen_addr", "*");
    settings.put("listen_port", Integer.toString(PORT));
    settings.put("unix_socket_dir", "");
    settings.put("auth_type", "scram-sha-256");
    settings.put("auth_file", SCRATCH + "/userlist.txt");
    settings.put("pool_mode", "transaction");
    settings.put("max_client_conn", Integer.toString(pool.client()));
    settings.put("default_pool_size", Integer.toString(pool.server()));
    settings.put("ignore_startup_parameters", "extra_float_digits");
    String mode = database.map(Lowered.Postgres::sslMode).orElse("prefer");
    settings.put("server_tls_sslmode", mode);
    if (mode.startsWith("verify")) {
      settings.put("server_tls_ca_file", "/etc/ssl/certs/ca-certificates.crt");
    }
    settings.put("log_connections", "0");
    settings.put("log_disconnections", "0");
    MapNode data =
        MapNode.builder(origin)
            .put(
                FILE,
                EmbeddedNode.of(
                    EmbeddedFormats.INI,
                    Nodes.of(
                        new TreeMap<>(Map.of("databases", databases, "pgbouncer", settings)),
                        origin),
                    origin))
            .build();
    return Manifests.configMap(airflow, CONFIG_MAP, data);
  }
}
