package dev.plimsoll.airflow;

import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.PipelineEngine;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.Retention;
import java.util.EnumMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Apache Airflow with the KubernetesExecutor, in a namespace of its own: each try of a task is a
 * pod, and the pods and custom resources that tasks make run in the workspaces of their pipelines.
 * Immutable.
 *
 * <p>Every pipeline that a workspace runs on it becomes one DAG file. DAGs that people write run
 * beside them: {@link #withDags}.
 *
 * <p>What the environment must bind: the metadata database, the Secrets of {@link #secrets}, the
 * web endpoint of {@link #endpoint}, and the object store of {@link #withRemoteLogs}.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html">Kubernetes
 *     executor</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Airflow implements PipelineEngine {
  /** The fields; never changed once an Airflow holds them. */
  static final class Fields {
    final AirflowVersion version;
    final Database metadata;
    String name = "airflow";
    NamespaceName namespace = NamespaceName.of("airflow");
    Image image;
    AirflowAuth auth = AirflowAuth.FAB;
    AirflowWaiting waiting = AirflowWaiting.IN_TASK_POD;
    DagSource dags = DagSource.inImage();
    Optional<SingleSignOn> singleSignOn = Optional.empty();
    Optional<Retention> history = Optional.empty();
    Optional<ObjectPath> logs = Optional.empty();
    Optional<ConnectionPool> pool = Optional.empty();
    Optional<DatabaseInCluster> database = Optional.empty();
    Optional<OtlpCollector> collector = Optional.empty();
    SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
    SortedMap<String, TaskOverride> overrides = new TreeMap<>();
    SortedMap<String, TaskPool> pools = new TreeMap<>();
    EnumMap<AirflowPart, AirflowPartSettings> parts = new EnumMap<>(AirflowPart.class);

    Fields(AirflowVersion version, Database metadata) {
      this.version = version;
      this.metadata = metadata;
      this.image = version.image();
      for (AirflowPart part : AirflowPart.values()) {
        parts.put(part, AirflowPartSettings.of(part));
      }
    }

    Fields(Fields other) {
      version = other.version;
      metadata = other.metadata;
      name = other.name;
      namespace = other.namespace;
      image = other.image;
      auth = other.auth;
      waiting = other.waiting;
      dags = other.dags;
      singleSignOn = other.singleSignOn;
      history = other.history;
      logs = other.logs;
      pool = other.pool;
      database = other.database;
      collector = other.collector;
      settings = other.settings;
      overrides = other.overrides;
      pools = other.pools;
      parts = new EnumMap<>(other.parts);
    }
  }

  /** An Airflow that does not say yet where its metadata is. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class Release {
    private final AirflowVersion version;

    private Release(AirflowVersion version) {
      this.version = Objects.requireNonNull(version, "version");
    }

    /** The PostgreSQL database that holds its metadata; it is Airflow's alone. */
    public Airflow withMetadata(Database database) {
      return new Airflow(new Fields(version, Objects.requireNonNull(database, "database")));
    }
  }

  private final Fields fields;

  private Airflow(Fields fields) {
    this.fields = fields;
  }

  /** An Airflow of a version. */
  public static Release release(AirflowVersion version) {
    return new Release(version);
  }

  private interface Change {
    void to(Fields fields);
  }

  private Airflow with(Change change) {
    var copy = new Fields(fields);
    change.to(copy);
    return new Airflow(copy);
  }

  /**
   * This under another name, in a namespace of that name: where a platform has a second Airflow.
   * Its Secrets and its web endpoint begin with the name too. Default: {@code airflow}.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public Airflow named(String name) {
    String label = DnsLabel.of(name).value();
    return with(
        f -> {
          f.name = label;
          f.namespace = NamespaceName.of(label);
        });
  }

  /**
   * This in a namespace of another name. Default: a namespace of its own name. No other Airflow may
   * run there.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public Airflow in(String namespace) {
    return with(f -> f.namespace = NamespaceName.of(namespace));
  }

  /** This with other settings of one part. */
  public Airflow with(AirflowPart part, UnaryOperator<AirflowPartSettings> change) {
    return with(f -> f.parts.put(part, change.apply(f.parts.get(part))));
  }

  /**
   * This from another image: one that is built on the project's, of the same version, with the
   * providers {@code cncf-kubernetes}, {@code fab}, {@code postgres} and those of the log store.
   */
  public Airflow withImage(Image image) {
    return with(f -> f.image = Objects.requireNonNull(image, "image"));
  }

  /** This with logs of tasks in a folder of an object store. In stage {@code prod} it must be. */
  public Airflow withRemoteLogs(ObjectPath folder) {
    return with(f -> f.logs = Optional.of(folder));
  }

  /** This with another way to know who may enter. Default: {@link AirflowAuth#FAB}. */
  public Airflow withAuth(AirflowAuth auth) {
    return with(f -> f.auth = Objects.requireNonNull(auth, "auth"));
  }

  /**
   * This with accounts of an OpenID Connect provider instead of passwords; needs {@link
   * AirflowAuth#FAB}.
   */
  public Airflow withSingleSignOn(SingleSignOn provider) {
    return with(f -> f.singleSignOn = Optional.of(provider));
  }

  /**
   * This with DAG files that people write from elsewhere. Default: the image brings them. A token
   * for a private repository is bound as {@code secret/airflow-git}.
   */
  public Airflow withDags(DagSource source) {
    return with(f -> f.dags = Objects.requireNonNull(source, "source"));
  }

  /**
   * This with runs, task instances and logs in the metadata database deleted when they are older;
   * once a week. Default: they are kept, and the database grows.
   *
   * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/usage-cli.html">Purge
   *     history from metadata database</a>
   */
  public Airflow withHistory(Retention time) {
    return with(f -> f.history = Optional.of(time));
  }

  /**
   * This with PgBouncer between its processes and the metadata database. Migrations and
   * asynchronous code go to the database itself. Default: all do.
   */
  public Airflow withConnectionPool(ConnectionPool pool) {
    return with(f -> f.pool = Optional.of(pool));
  }

  /**
   * This with its metadata database beside it. Default: the database is somebody else's.
   *
   * @param database a Cluster of CloudNativePG, or one PostgreSQL for development
   */
  public Airflow withDatabase(DatabaseInCluster database) {
    return with(f -> f.database = Optional.of(database));
  }

  /**
   * This with metrics, and traces if the collector takes them, sent by OTLP. Default: metrics go to
   * exporters for Prometheus; with a collector there are none of those.
   */
  public Airflow withTelemetry(OtlpCollector collector) {
    return with(f -> f.collector = Optional.of(collector));
  }

  /** This with another place where tasks wait for their pods. Default: in their task pods. */
  public Airflow withWaiting(AirflowWaiting place) {
    return with(f -> f.waiting = Objects.requireNonNull(place, "place"));
  }

  /**
   * This with a task pod of its own for one job; replaces what was said of that job before.
   *
   * @param override names the job and what differs
   */
  public Airflow withTask(TaskOverride override) {
    return with(
        f -> {
          var all = new TreeMap<>(f.overrides);
          all.put(override.key(), override);
          f.overrides = all;
        });
  }

  /**
   * This with a pool that limits how many tasks of some jobs run at once; replaces one of its name.
   *
   * @throws IllegalArgumentException if a job is in another pool already
   */
  public Airflow withPool(TaskPool pool) {
    return with(
        f -> {
          var all = new TreeMap<>(f.pools);
          all.put(pool.name(), pool);
          for (TaskPool other : all.values()) {
            for (String job : other.jobs()) {
              if (!other.equals(pool) && pool.jobs().contains(job)) {
                throw new IllegalArgumentException(
                    "job \""
                        + job
                        + "\" is in pool \""
                        + other.name()
                        + "\" and in pool \""
                        + pool.name()
                        + "\"; a task takes a slot of one pool");
              }
            }
          }
          f.pools = all;
        });
  }

  /**
   * This with a setting of {@code airflow.cfg}, which is checked against the catalogue of the
   * version.
   *
   * @param section for example {@code scheduler}
   * @param key for example {@code task_queued_timeout}
   * @param value as it is meant; what the file must escape is escaped
   * @see <a href="https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html">
   *     Configuration reference</a>
   */
  public Airflow withSetting(String section, String key, String value) {
    return with(
        f -> {
          var all = new TreeMap<>(f.settings);
          var keys = new TreeMap<>(all.getOrDefault(section, new TreeMap<>()));
          keys.put(key, Objects.requireNonNull(value, key));
          all.put(section, keys);
          f.settings = all;
        });
  }

  Fields fields() {
    return fields;
  }

  /** The pool that the task of a job takes a slot of, if it is not the default one. */
  Optional<String> poolOf(String pipeline, String job) {
    String key = TaskOverride.key(pipeline, job);
    return fields.pools.values().stream()
        .filter(pool -> pool.jobs().contains(key))
        .map(TaskPool::name)
        .findFirst();
  }

  AirflowPartSettings part(AirflowPart part) {
    return fields.parts.get(part);
  }

  /** The address of the web interface and the public API; named as this is. */
  public WebEndpoint endpoint() {
    return WebEndpoint.named(name());
  }

  /** The Secrets that it reads. */
  public AirflowSecrets secrets() {
    return AirflowSecrets.of(name());
  }

  /** The pods of a part, as an end of arrows. */
  public Endpoint.Pods pods(AirflowPart part) {
    return Endpoint.pods(namespace(), part.role());
  }

  @Override
  public String name() {
    return fields.name;
  }

  @Override
  public NamespaceName namespace() {
    return fields.namespace;
  }

  @Override
  public Endpoint.Pods launcher(NamespaceName workspace) {
    return pods(AirflowPart.TASK_PODS);
  }

  @Override
  public void declare(DeclareScope scope) {
    scope.needs(NamespaceNeed.restricted(namespace()));
    scope.needs(fields.metadata);
    fields.logs.ifPresent(logs -> scope.needs(logs.store()));
    AirflowChecks.check(this, scope.env(), scope.findings());
    AirflowChecks.checkRetries(scope.platform().runsOf(this), scope.findings());
    AirflowChecks.checkOthers(this, scope.platform(), scope.findings());
    AirflowChecks.checkTasks(this, scope.platform().runsOf(this), scope.findings());
    var parts = new AirflowParts(this);
    parts.declare(scope);
    new TaskPods(this).declare(scope);
    databaseParts().ifPresent(database -> database.declare(scope));
  }

  @Override
  public void render(RenderScope scope) {
    AirflowConfig config = AirflowConfig.of(this, scope);
    scope.add(config.manifest(scope.origin()));
    if (fields.collector.isEmpty()) {
      scope.add(StatsdMappings.manifest(this, scope.origin()));
    }
    fields.pool.ifPresent(
        pool -> scope.add(new PoolParts(this, pool).manifest(scope.env(), scope.origin())));
    new AirflowParts(this).render(scope);
    new TaskPods(this).render(scope);
    DatabaseNeeds.handOff(this, scope.env()).ifPresent(scope::handOff);
    FirstUser.handOff(this, scope.env().stage()).ifPresent(scope::handOff);
    databaseParts().ifPresent(database -> database.render(scope));
  }

  Optional<DatabaseParts> databaseParts() {
    return fields.database.map(database -> new DatabaseParts(this, database));
  }

  @Override
  public Bundle derive(Bundle bundle, RenderScope scope) {
    Bundle derived = new OwnTaskPods(this, scope).derive(bundle);
    new TaskPodsOnSpot(this, scope).check(derived);
    return derived;
  }

  @Override
  public Bundle finish(Bundle bundle, RenderScope scope) {
    SecretFormats.check(bundle, this, scope.findings());
    return new AirflowDocuments(this, scope).finish(bundle);
  }

  @Override
  public String toString() {
    return name() + ", Airflow " + fields.version.release();
  }
}
