package dev.plimsoll.airflow;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.MetricsEndpoint;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Lowered;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.intent.StorageTier;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.HttpPath;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Disk;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.RunAs;
import dev.plimsoll.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A metadata database in Airflow's namespace: a Cluster of CloudNativePG, whose pods are latent, or
 * one PostgreSQL for development.
 *
 * @see <a href="https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/">CloudNativePG,
 *     API reference</a>
 * @see <a href="https://hub.docker.com/_/postgres">PostgreSQL's image</a>
 */
final class DatabaseParts {
  /** As CloudNativePG names it. */
  static final String PORT = "postgresql";

  private static final int NUMBER = 5432;
  private static final String STATUS = "status";
  private static final String METRICS = "metrics";

  /** 17 is the newest major version that all versions of Airflow here are tested with. */
  private static final Image CLUSTER_IMAGE = Image.of("ghcr.io/cloudnative-pg/postgresql:17.6");

  private static final Image IMAGE = Image.of("docker.io/library/postgres:17.6");
  private static final String DATA = "/var/lib/postgresql/data";

  private final Airflow airflow;
  private final DatabaseInCluster database;

  DatabaseParts(Airflow airflow, DatabaseInCluster database) {
    this.airflow = airflow;
    this.database = database;
  }

  /** The pods of the database, as an end of arrows. */
  static Endpoint.Pods pods(Airflow airflow) {
    return airflow.pods(AirflowPart.DATABASE);
  }

  /** The arrow of a process that opens the database, beside the one to the intent. */
  static Arrow arrow(Airflow airflow, Endpoint.Pods self) {
    return Arrow.calls(self, pods(airflow), PORT);
  }

  // Checks.

  void check(EnvironmentFacts env, Findings findings) {
    if (database instanceof DatabaseInCluster.Development) {
      boolean isDev = env.stage() == Stage.DEV;
      findings.add(
          isDev ? AirflowCodes.DEVELOPMENT_DATABASE : AirflowCodes.DEVELOPMENT_DATABASE_REFUSED,
          AirflowChecks.where(airflow),
          "the metadata database is one pod without backup, in stage " + env.stage().word(),
          isDev
              ? "keep nothing in it that is worth a backup"
              : "write DatabaseInCluster.cloudNativePg(...), or leave withDatabase out and bind"
                  + " a database that somebody runs");
    }
    String host = database.host() + "." + airflow.namespace() + ".svc";
    lowered(env)
        .map(Lowered.Postgres::host)
        .filter(bound -> !bound.equals(host) && !bound.equals(host + ".cluster.local"))
        .ifPresent(
            bound ->
                findings.add(
                    AirflowCodes.DATABASE_IS_ELSEWHERE,
                    AirflowChecks.where(airflow),
                    "its database runs at "
                        + host
                        + ", and "
                        + airflow.fields().metadata.key()
                        + " is bound to "
                        + bound,
                    "write host: " + host + ", or leave withDatabase out"));
  }

  private Optional<Lowered.Postgres> lowered(EnvironmentFacts env) {
    return lowered(airflow, env);
  }

  /** How the metadata database is reached; empty if the target refuses. */
  static Optional<Lowered.Postgres> lowered(Airflow airflow, EnvironmentFacts env) {
    try {
      return Optional.of(env.lowering().database(airflow.fields().metadata, airflow.namespace()));
    } catch (FindingsException refused) {
      // The workload that uses the database reports it.
      return Optional.empty();
    }
  }

  // A Cluster of CloudNativePG.

  /** Draws what is not a workload of ours. */
  void declare(DeclareScope scope) {
    check(scope.env(), scope.findings());
    if (database instanceof DatabaseInCluster.CloudNativePg) {
      Endpoint.Pods self = pods(airflow);
      scope.box(new Box(self, airflow.name(), "Metadata database", true));
      scope.arrow(
          new Arrow.Calls(
              self,
              self,
              List.of(PortRef.named(PORT), PortRef.named(STATUS)),
              "replicates to",
              false));
      scope.arrow(Arrow.calls(self, new Endpoint.KubernetesApi()));
      scope.metrics(new MetricsEndpoint(self, PortRef.named(METRICS), HttpPath.of("/metrics")));
    }
  }

  void render(RenderScope scope) {
    if (!(database instanceof DatabaseInCluster.CloudNativePg cluster)) {
      return;
    }
    Lowered.Storage storage = scope.env().lowering().storage(StorageTier.BALANCED);
    scope.addAll(storage.objects());
    var labels = new TreeMap<>(Map.of(RoleLabel.KEY, AirflowPart.DATABASE.role()));
    var spec = new TreeMap<String, Object>();
    spec.put("instances", cluster.instances());
    spec.put("imageName", CLUSTER_IMAGE.toString());
    spec.put(
        "bootstrap",
        Map.of("initdb", new TreeMap<>(Map.of("database", name(scope.env()), "owner", "airflow"))));
    spec.put("inheritedMetadata", Map.of("labels", labels));
    spec.put("resources", resources(airflow.part(AirflowPart.DATABASE).size()));
    spec.put(
        "storage",
        new TreeMap<>(
            Map.of("size", cluster.storage().toString(), "storageClass", storage.className())));
    // Its default keeps instances on different nodes, which may be in one zone.
    spec.put(
        "affinity",
        new TreeMap<>(
            Map.of(
                "enablePodAntiAffinity",
                true,
                "podAntiAffinityType",
                "preferred",
                "topologyKey",
                "topology.kubernetes.io/zone")));
    // A budget for a single instance would block the drain of its node.
    spec.put("enablePDB", cluster.instances() > 1);
    // Its default, half an hour, is longer than a drained node waits.
    spec.put("stopDelay", 300);
    spec.put("smartShutdownTimeout", 60);
    scope.add(object(scope, "postgresql.cnpg.io/v1", "Cluster", Map.of("spec", spec)));
    scope.add(instance(scope, labels).latent("cnpg-system/controller", cluster.instances()));
    scope.add(operator(scope));
    scope.handOff(
        new Lowered.HandOff(
            "Operator CloudNativePG",
            "The Cluster `"
                + DatabaseInCluster.NAME
                + "` needs the operator of [CloudNativePG](https://cloudnative-pg.io), in namespace"
                + " `cnpg-system`, before Airflow is applied. It makes the Secret `"
                + DatabaseInCluster.NAME
                + "-app`; nobody writes that by hand. Declare its namespace in the environment file, so"
                + " that the policy that names it points to something:\n\n"
                + "```yaml\nexternals:\n- { kind: Namespace, name: cnpg-system }\n```\n"));
  }

  /** Whether the operator makes the Secret that somebody else would have to make. */
  boolean makes(Lowered.HandOff handOff) {
    return database instanceof DatabaseInCluster.CloudNativePg
        && handOff
            .title()
            .equals("Secret " + Lowered.HandOff.NAMESPACE + "/" + DatabaseInCluster.NAME + "-app");
  }

  private String name(EnvironmentFacts env) {
    return lowered(env).map(Lowered.Postgres::database).orElse(airflow.fields().metadata.name());
  }

  private static Map<String, Object> resources(PodSize size) {
    var requests =
        new TreeMap<String, Object>(
            Map.of("cpu", size.cpu().toString(), "memory", size.memory().toString()));
    return new TreeMap<>(
        Map.of("limits", Map.of("memory", size.memoryLimit().toString()), "requests", requests));
  }

  /** One of the pods that the operator makes, with what policies, quotas and admission look at. */
  private Manifest instance(RenderScope scope, Map<String, String> labels) {
    var all = new TreeMap<String, Object>(labels);
    all.put("cnpg.io/cluster", DatabaseInCluster.NAME);
    all.put("cnpg.io/podRole", "instance");
    Map<String, Object> container =
        new TreeMap<>(
            Map.of(
                "name",
                "postgres",
                "image",
                CLUSTER_IMAGE.toString(),
                "ports",
                List.of(port(PORT, NUMBER), port(METRICS, 9187), port(STATUS, 8000)),
                "resources",
                resources(airflow.part(AirflowPart.DATABASE).size()),
                "securityContext",
                new TreeMap<>(
                    Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "capabilities",
                        Map.of("drop", List.of("ALL")),
                        "readOnlyRootFilesystem",
                        true))));
    Map<String, Object> pod =
        new TreeMap<>(
            Map.of(
                "containers",
                List.of(container),
                "securityContext",
                new TreeMap<>(
                    Map.of(
                        "fsGroup",
                        26,
                        "runAsNonRoot",
                        true,
                        "runAsUser",
                        26,
                        "seccompProfile",
                        Map.of("type", "RuntimeDefault"))),
                "serviceAccountName",
                DatabaseInCluster.NAME));
    return labelled(object(scope, "v1", "Pod", Map.of("spec", pod)), all);
  }

  private static Map<String, Object> port(String name, int number) {
    return new TreeMap<>(Map.of("name", name, "containerPort", number, "protocol", "TCP"));
  }

  private static Manifest labelled(Manifest manifest, Map<String, Object> labels) {
    return manifest.map(
        tree ->
            (MapNode)
                Nodes.set(
                    tree, FieldPath.of("metadata", "labels"), Nodes.of(labels, tree.origin())));
  }

  /** The operator is no part of the platform, so no arrow can begin at it. */
  private Manifest operator(RenderScope scope) {
    Map<String, Object> from =
        new TreeMap<>(
            Map.of(
                "namespaceSelector",
                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "cnpg-system")),
                "podSelector",
                Map.of("matchLabels", Map.of("app.kubernetes.io/name", "cloudnative-pg"))));
    var spec = new TreeMap<String, Object>();
    spec.put(
        "podSelector", Map.of("matchLabels", Map.of(RoleLabel.KEY, AirflowPart.DATABASE.role())));
    spec.put("policyTypes", List.of("Ingress"));
    spec.put(
        "ingress",
        List.of(
            new TreeMap<>(
                Map.of(
                    "from",
                    List.of(from),
                    "ports",
                    List.of(
                        new TreeMap<>(Map.of("port", NUMBER, "protocol", "TCP")),
                        new TreeMap<>(Map.of("port", 8000, "protocol", "TCP")))))));
    return object(scope, "networking.k8s.io/v1", "NetworkPolicy", Map.of("spec", spec));
  }

  private Manifest object(
      RenderScope scope, String apiVersion, String kind, Map<String, ?> fields) {
    var tree =
        MapNode.builder(scope.origin())
            .put("apiVersion", apiVersion)
            .put("kind", kind)
            .put(
                "metadata",
                Nodes.of(
                    new TreeMap<>(
                        Map.of(
                            "name",
                            kind.equals("NetworkPolicy")
                                ? DatabaseInCluster.NAME + "-operator"
                                : DatabaseInCluster.NAME,
                            "namespace",
                            airflow.namespace().value(),
                            "labels",
                            new TreeMap<>(
                                Map.of(
                                    "app.kubernetes.io/instance",
                                    airflow.name(),
                                    "app.kubernetes.io/name",
                                    DatabaseInCluster.NAME)))),
                    scope.origin()));
    fields.forEach((field, value) -> tree.put(field, Nodes.of(value, scope.origin())));
    return Manifest.of(tree.build());
  }

  // One PostgreSQL for development.

  /** The workload of ours, if it is one. */
  Optional<Workload> workload() {
    if (!(database instanceof DatabaseInCluster.Development)) {
      return Optional.empty();
    }
    AirflowPart part = AirflowPart.DATABASE;
    Probe ready =
        Probe.exec("sh", "-c", "exec pg_isready -q -h 127.0.0.1 -U \"$POSTGRES_USER\"")
            .withTimeout(Duration.ofSeconds(5));
    Container container =
        Container.of("postgres", IMAGE, airflow.part(part).size())
            .withPort(PORT, NUMBER)
            .withEnv("POSTGRES_USER", reference("_USERNAME"))
            .withEnv("POSTGRES_PASSWORD", reference("_PASSWORD"))
            .withEnv("POSTGRES_DB", reference("_NAME"))
            // The root of a volume may hold lost+found, and initdb wants an empty folder.
            .withEnv("PGDATA", DATA + "/pgdata")
            .withDisk(DATA, Disk.of("data", StorageTier.BALANCED, database.storage()))
            .withScratch("/var/run/postgresql", StorageSize.mebibytes(16))
            .withScratch("/tmp", StorageSize.mebibytes(64))
            // The first start makes the files of the database: five minutes.
            .started(ready.every(Duration.ofSeconds(10)).failingAfter(30))
            // A server that answers nobody for a minute is begun anew; its log is replayed.
            .live(ready.every(Duration.ofSeconds(10)).failingAfter(6))
            .ready(ready.every(Duration.ofSeconds(5)));
    return Optional.of(
        Workload.statefulSet(part.workload(), container)
            .inRole(part.role())
            .titled("Metadata database")
            .runningAs(RunAs.user(999).withGroup(999).withVolumeGroup(999))
            .using(airflow.fields().metadata)
            // A shutdown that is cut off is repaired from the log when it starts again.
            .withGracePeriod(Duration.ofSeconds(60)));
  }

  private String reference(String suffix) {
    return "$(" + AirflowContainers.databaseVariable(airflow, suffix) + ")";
  }
}
