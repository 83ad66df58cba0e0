package dev.plimsoll.airflow;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Codes for manifests of Airflow that an API server takes and that do not work, whoever wrote them.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowRuntimeCodes implements CodeProvider {
  /** Tasks cannot report. */
  public static final Code TASKS_CANNOT_REPORT =
      Code.error(
          "PLM6514",
          Stage.RUNTIME,
          "Tasks cannot reach the API server of Airflow",
          "In Airflow 3 a task asks the API server for what it needs and reports its end there. With"
              + " a wrong `[core] execution_api_server_url` every pod is ready and every task fails."
              + " It must name the Service and port of the API server, and end in `/execution/`. See"
              + " [the setting](https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html#execution-api-server-url).");

  /** Scheduler and API server sign with different keys. */
  public static final Code TOKENS_DIFFER =
      Code.error(
          "PLM6515",
          Stage.RUNTIME,
          "Scheduler and API server do not share the key that signs tokens of tasks",
          "The scheduler signs a token for each task, the API server verifies it. Both need"
              + " `AIRFLOW__API_AUTH__JWT_SECRET` from one key of one Secret; without it each process"
              + " makes up its own, and tasks get 403. See"
              + " [JWT token authentication](https://airflow.apache.org/docs/apache-airflow/3.3.2/security/jwt_token_authentication.html).");

  /** A secret in clear. */
  public static final Code SECRET_IN_CLEAR =
      Code.error(
          "PLM6516",
          Stage.SECURITY,
          "A secret of Airflow is written in clear",
          "Whoever reads the manifests reads the secret. Keep it in a Secret, and let a variable name"
              + " its key. See [setting configuration"
              + " options](https://airflow.apache.org/docs/apache-airflow/3.3.2/howto/set-config.html).");

  /** The entrypoint of a task pod waits for a database that it cannot reach. */
  public static final Code TASK_WAITS_FOR_DATABASE =
      Code.error(
          "PLM6517",
          Stage.RUNTIME,
          "A task pod waits for a database that it has no way to",
          "The entrypoint of the image runs `airflow db check` unless `CONNECTION_CHECK_MAX_COUNT` is"
              + " 0. A task of Airflow 3 needs no database, and a pod without one ends there. See"
              + " [issue 60271](https://github.com/apache/airflow/issues/60271).");

  /** No process reads DAG files. */
  public static final Code NO_DAG_PROCESSOR =
      Code.error(
          "PLM6518",
          Stage.RUNTIME,
          "Nothing reads DAG files",
          "In Airflow 3 the scheduler does not read DAG files; `airflow dag-processor` does, and must"
              + " run. See [DAG file"
              + " processing](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/dagfile-processing.html).");

  /** Two images. */
  public static final Code TASKS_HAVE_ANOTHER_IMAGE =
      Code.warning(
          "PLM6519",
          Stage.RUNTIME,
          "Tasks run in another image than the one that read their DAG",
          "A DAG that the processor reads with one set of packages is run with another: imports fail"
              + " at run time, or do something else. Use one image.");

  /** A pod template that Airflow does not take. */
  public static final Code BAD_POD_TEMPLATE =
      Code.error(
          "PLM6520",
          Stage.RUNTIME,
          "The pod template is not one that the KubernetesExecutor can use",
          "The first container must be named `base`, have an image and no command of its own, and the"
              + " pod must not be restarted. See"
              + " [pod_template_file](https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html#pod-template-file).");

  /** The scheduler does not find the template. */
  public static final Code POD_TEMPLATE_NOT_MOUNTED =
      Code.error(
          "PLM6521",
          Stage.RUNTIME,
          "The scheduler does not find the pod template",
          "`[kubernetes_executor] pod_template_file` is a path in the scheduler's container. Nothing is"
              + " mounted there, so that no task starts. See"
              + " [pod_template_file](https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html#pod-template-file).");

  /** A connection that is not there. */
  public static final Code LOG_CONNECTION_MISSING =
      Code.error(
          "PLM6522",
          Stage.RUNTIME,
          "Logs of tasks are to be kept in a store that is not described",
          "Task pods, triggerer and API server read the connection of `[logging] remote_log_conn_id`"
              + " from a variable `AIRFLOW_CONN_…`, and the prefix of `remote_base_log_folder` says which"
              + " handler writes. See"
              + " [logging for tasks](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/logging-tasks.html).");

  /** Metrics go nowhere. */
  public static final Code METRICS_GO_NOWHERE =
      Code.warning(
          "PLM6523",
          Stage.RUNTIME,
          "Metrics are sent where nothing listens",
          "`[metrics] statsd_host` and `statsd_port` must be a Service of an exporter and its UDP port;"
              + " metrics that nobody receives are lost without a word. See [metrics"
              + " of Airflow](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/metrics.html).");

  /** The autoscaler may end tasks. */
  public static final Code TASKS_MAY_BE_EVICTED =
      Code.warning(
          "PLM6524",
          Stage.RUNTIME,
          "The autoscaler may end running tasks",
          "A pod with `cluster-autoscaler.kubernetes.io/safe-to-evict: \"true\"`, or without the"
              + " annotation, may be moved to empty a node; a moved task fails. See"
              + " [what can prevent a scale-down](https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node).");

  /** What is meant for trying out. */
  public static final Code ONLY_FOR_TRYING_OUT =
      Code.error(
          "PLM6525",
          Stage.RUNTIME,
          "A variable that is meant for trying out the image",
          "The entrypoint of the image may migrate the database, make a user with a known password or"
              + " install packages at each start. Every replica does it again, and none of it is"
              + " reproducible. Use a migration Job, `airflow users create` and an image of your own. See"
              + " [entrypoint of the image](https://airflow.apache.org/docs/docker-stack/entrypoint.html).");

  /** A full quota fails tasks. */
  public static final Code QUOTA_FAILS_TASKS =
      Code.warning(
          "PLM6526",
          Stage.RUNTIME,
          "A full quota fails tasks instead of letting them wait",
          "The namespace has a ResourceQuota, and with `[kubernetes_executor] task_publish_max_retries`"
              + " 0 a task whose pod does not fit fails at once. Write 1 or more. See"
              + " [the setting](https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/configurations-ref.html#task-publish-max-retries).");

  /** A token that ends before the pod starts. */
  public static final Code TOKEN_ENDS_EARLY =
      Code.warning(
          "PLM6527",
          Stage.RUNTIME,
          "The token of a task may end before its pod starts",
          "`[scheduler] task_queued_timeout` is the life of a queued task's token too. It must outlive a"
              + " new node and the pull of an image; before 3.2.2 it did not count at all. See"
              + " [issue 53713](https://github.com/apache/airflow/issues/53713).");

  /** A process starts on tables that are not there yet. */
  public static final Code WAITS_TOO_SHORTLY =
      Code.warning(
          "PLM6528",
          Stage.RUNTIME,
          "A process waits too shortly for the migrations",
          "Applied together, processes and migrations start at once; the default of 60 s is over before"
              + " a large database is migrated, and the pod restarts again and again.");

  /** No second try. */
  public static final Code NO_RETRY =
      Code.warning(
          "PLM6529",
          Stage.RUNTIME,
          "A pipeline without a retry",
          "A pod that is lost before it starts, with its node or for want of space, costs a try of its"
              + " task. Without a retry the run fails. See"
              + " [issue 69052](https://github.com/apache/airflow/issues/69052).");

  /** A database address that cannot be read. */
  public static final Code BAD_DATABASE_ADDRESS =
      Code.error(
          "PLM6530",
          Stage.RUNTIME,
          "An address of the metadata database that SQLAlchemy does not read",
          "It begins with `postgresql://` or `postgresql+psycopg2://`, not `postgres://`, and user and"
              + " password are percent-encoded, since `@`, `/` and `:` end parts of it. See"
              + " [database URLs](https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls).");

  /** User management without FAB. */
  public static final Code USERS_NEED_FAB =
      Code.error(
          "PLM6531",
          Stage.RUNTIME,
          "Users are made with an auth manager that has none",
          "`airflow users` is a command of the FAB auth manager. See"
              + " [FAB auth manager](https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/index.html).");

  /** Airflow 2. */
  public static final Code AIRFLOW_2 =
      Code.warning(
          "PLM6539",
          Stage.RUNTIME,
          "An Airflow that is not judged",
          "What is known here of settings, processes and secrets is that of Airflow 3. Most of it is"
              + " otherwise in Airflow 2, so nothing is said of it. See"
              + " [upgrading to Airflow 3](https://airflow.apache.org/docs/apache-airflow/3.3.2/installation/upgrading_to_airflow3.html).");

  /** A release whose tokens end while a pod waits. */
  public static final Code OLD_RELEASE =
      Code.warning(
          "PLM6540",
          Stage.RUNTIME,
          "A release in which a task that waits loses its token",
          "Before 3.2.2 the token of a queued task ended after ten minutes, whatever"
              + " `task_queued_timeout` says: a task whose pod waits longer for a node fails at its"
              + " start. See [issue 53713](https://github.com/apache/airflow/issues/53713).");

  /** Tasks look for DAG files where there are none. */
  public static final Code TASKS_DO_NOT_FIND_DAGS =
      Code.error(
          "PLM6541",
          Stage.RUNTIME,
          "Tasks do not find the DAG files that were read",
          "Airflow stores the path of a DAG file, and a task pod opens it there. Processor and task"
              + " pods need the same bundles, and the same volumes below their folders. See"
              + " [DAG bundles](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/dag-bundles.html).");

  /** The simple auth manager, wherever it is. */
  public static final Code SIMPLE_AUTH =
      Code.warning(
          "PLM6542",
          Stage.SECURITY,
          "An auth manager for development",
          "The simple auth manager, which is the default, keeps passwords in clear in a file that each"
              + " API server makes anew. Where people depend on it, use FAB. See"
              + " [simple auth manager](https://airflow.apache.org/docs/apache-airflow/3.3.2/core-concepts/auth-manager/simple/index.html).");

  /** Logs are kept nowhere. */
  public static final Code LOGS_GO_WITH_PODS =
      Code.warning(
          "PLM6543",
          Stage.RUNTIME,
          "Logs of tasks go with their pods",
          "Neither `[logging] remote_logging` nor a claim at the folder of logs keeps what a task"
              + " wrote after its pod is deleted. See"
              + " [logging for tasks](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/logging-tasks.html).");

  /** The exporter does not find its mappings. */
  public static final Code MAPPINGS_NOT_MOUNTED =
      Code.error(
          "PLM6544",
          Stage.RUNTIME,
          "The metrics exporter does not find its mappings",
          "`--statsd.mapping-config` is a path in the container; without the file the exporter ends."
              + " See [statsd_exporter](https://github.com/prometheus/statsd_exporter#metric-mapping-and-configuration).");

  /** Asynchronous code through a pool of transactions. */
  public static final Code PREPARED_STATEMENTS_COLLIDE =
      Code.warning(
          "PLM6545",
          Stage.RUNTIME,
          "Asynchronous code goes through a pool that breaks prepared statements",
          "PgBouncer in transaction mode gives each transaction another connection, and asyncpg prepares"
              + " statements in one and asks for them in the next. Without an address of its own"
              + " asynchronous code uses that of the pool. See"
              + " [issue 67801](https://github.com/apache/airflow/issues/67801).");

  /** A command of Airflow 2. */
  public static final Code COMMAND_OF_2 =
      Code.error(
          "PLM6546",
          Stage.RUNTIME,
          "A command that Airflow 3 does not have",
          "`airflow webserver` became `airflow api-server`, `airflow db init` and `airflow db upgrade`"
              + " became `airflow db migrate`; the old ones end at once. See"
              + " [upgrading to Airflow 3](https://airflow.apache.org/docs/apache-airflow/3.3.2/installation/upgrading_to_airflow3.html).");

  @Override
  public List<Code> codes() {
    return List.of(
        TASKS_CANNOT_REPORT,
        TOKENS_DIFFER,
        SECRET_IN_CLEAR,
        TASK_WAITS_FOR_DATABASE,
        NO_DAG_PROCESSOR,
        TASKS_HAVE_ANOTHER_IMAGE,
        BAD_POD_TEMPLATE,
        POD_TEMPLATE_NOT_MOUNTED,
        LOG_CONNECTION_MISSING,
        METRICS_GO_NOWHERE,
        TASKS_MAY_BE_EVICTED,
        ONLY_FOR_TRYING_OUT,
        QUOTA_FAILS_TASKS,
        TOKEN_ENDS_EARLY,
        WAITS_TOO_SHORTLY,
        NO_RETRY,
        BAD_DATABASE_ADDRESS,
        USERS_NEED_FAB,
        AIRFLOW_2,
        OLD_RELEASE,
        TASKS_DO_NOT_FIND_DAGS,
        SIMPLE_AUTH,
        LOGS_GO_WITH_PODS,
        MAPPINGS_NOT_MOUNTED,
        PREPARED_STATEMENTS_COLLIDE,
        COMMAND_OF_2);
  }
}
