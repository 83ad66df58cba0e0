package dev.plimsoll.airflow;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of Airflow. */
@API(status = API.Status.EXPERIMENTAL)
public final class AirflowCodes implements CodeProvider {
  /** Logs of tasks go with their pods. */
  public static final Code LOGS_ARE_LOST =
      Code.error(
          "PLM6501",
          Stage.RUNTIME,
          "Logs of tasks go with their pods",
          "A task pod is deleted when its task ends, and its log with it. In production give"
              + " Airflow a folder of an object store with withRemoteLogs. See"
              + " [logging for tasks](https://airflow.apache.org/docs/apache-airflow/3.3.2/administration-and-deployment/logging-monitoring/logging-tasks.html).");

  /** SimpleAuthManager in production. */
  public static final Code SIMPLE_AUTH_IN_PROD =
      Code.error(
          "PLM6502",
          Stage.SECURITY,
          "The simple auth manager in production",
          "The simple auth manager keeps passwords in clear in a file, and is meant for"
              + " development. Use AirflowAuth.FAB. See"
              + " [simple auth manager](https://airflow.apache.org/docs/apache-airflow/3.3.2/core-concepts/auth-manager/simple/index.html).");

  /** A DAG file that no ConfigMap can hold. */
  public static final Code DAG_TOO_LARGE =
      Code.error(
          "PLM6503",
          Stage.RUNTIME,
          "A DAG file is larger than a ConfigMap can be",
          "A ConfigMap holds up to 1 MiB, and one DAG file stands in one ConfigMap. Split the"
              + " pipeline, or move long texts of its jobs into files of their images.");

  /** A DAG file is not read. */
  public static final Code DAG_IS_NOT_READ =
      Code.error(
          "PLM6504",
          Stage.DECODE,
          "A DAG file cannot be read as data",
          "DAG files are written from a tree and are Python. Edit the tree, or the job.");

  /** A setting of Airflow 2. */
  public static final Code SETTING_OF_2 =
      Code.error(
          "PLM6505",
          Stage.RUNTIME,
          "A setting that Airflow 3 does not have any more",
          "Airflow 3 moved, renamed or removed many settings, and ignores the old ones without a"
              + " word. See"
              + " [upgrading to Airflow 3](https://airflow.apache.org/docs/apache-airflow/3.3.2/installation/upgrading_to_airflow3.html).");

  /** A setting with a spelling error. */
  public static final Code SETTING_NEAR_MISS =
      Code.error(
          "PLM6506",
          Stage.RUNTIME,
          "A setting that Airflow does not have, but nearly",
          "Airflow ignores a setting that it does not know. This one is nearly the name of one"
              + " that it knows.");

  /** A setting that is not in the catalogue. */
  public static final Code SETTING_NOT_CHECKED =
      Code.note(
          "PLM6507",
          Stage.RUNTIME,
          "A setting that could not be checked",
          "The setting is not one of this version of Airflow and the providers of its image. It may"
              + " be one of another provider or plugin; it is passed on as it is.");

  /** An executor that is not there. */
  public static final Code NO_SUCH_EXECUTOR =
      Code.error(
          "PLM6508",
          Stage.RUNTIME,
          "An executor that Airflow 3 does not have, or that is not run here",
          "The generated rights, policies and pod template are those of the KubernetesExecutor."
              + " SequentialExecutor, CeleryKubernetesExecutor and LocalKubernetesExecutor are gone"
              + " in Airflow 3.");

  /** A setting that follows from the platform. */
  public static final Code SETTING_IS_DERIVED =
      Code.error(
          "PLM6509",
          Stage.RENDER,
          "A setting that follows from the platform",
          "Addresses, namespaces and folders are written where they are used, and policies and"
              + " rights are made for them. Another value would send tasks elsewhere.");

  /** A version with a known fault. */
  public static final Code VERSION_LOSES_LOGS =
      Code.warning(
          "PLM6510",
          Stage.RUNTIME,
          "A version of Airflow that may upload no logs",
          "3.2.2 is reported to upload no logs to an object store. See"
              + " [issue 68366](https://github.com/apache/airflow/issues/68366).");

  /** OpenID Connect without FAB. */
  public static final Code SINGLE_SIGN_ON_NEEDS_FAB =
      Code.error(
          "PLM6511",
          Stage.RUNTIME,
          "Single sign-on that the auth manager does not know",
          "OpenID Connect is part of the FAB auth manager; the simple one reads passwords from a"
              + " file. See [single"
              + " sign-on](https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/sso.html).");

  /** No group has a role. */
  public static final Code NOBODY_MAY_ENTER =
      Code.warning(
          "PLM6512",
          Stage.RUNTIME,
          "Single sign-on without a role for any group",
          "Roles follow from groups at each login, also those that an administrator gave by hand."
              + " Without a mapping nobody is an administrator.");

  /** A key of a wrong form. */
  public static final Code BAD_SECRET_FORMAT =
      Code.error(
          "PLM6513",
          Stage.RUNTIME,
          "A secret that Airflow cannot use",
          "A Fernet key is 32 bytes in url-safe Base64, 44 characters; with another Airflow does not"
              + " start. See"
              + " [Fernet](https://airflow.apache.org/docs/apache-airflow/3.3.2/security/secrets/fernet.html).");

  /** A task pod of a job that is not run. */
  public static final Code NO_SUCH_TASK =
      Code.error(
          "PLM6532",
          Stage.RUNTIME,
          "A task pod, or a pool, is described for a job that is not run",
          "withTask and withPool name a pipeline and its jobs. What they say of a job that no workspace"
              + " runs on this Airflow would be said in vain.");

  /** An overlay on a task pod that an override cannot express. */
  public static final Code NOT_AN_OVERRIDE =
      Code.error(
          "PLM6533",
          Stage.RUNTIME,
          "A task pod differs from the template in a way that Airflow cannot make",
          "Airflow merges a `pod_override` with the pod template: variables, mounts, ports and"
              + " volumes are appended, other fields are replaced unless they are empty. So an override"
              + " can add and replace, but take nothing away, and change no variable or volume that the"
              + " template has. See"
              + " [pod_override](https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html#pod-override).");

  /** A database for development, where it may be. */
  public static final Code DEVELOPMENT_DATABASE =
      Code.warning(
          "PLM6534",
          Stage.RUNTIME,
          "The metadata database is one pod",
          "In stage dev one PostgreSQL beside Airflow is enough. It has no backup and no second"
              + " instance: what it holds is lost with its volume.");

  /** A database for development elsewhere. */
  public static final Code DEVELOPMENT_DATABASE_REFUSED =
      Code.error(
          "PLM6535",
          Stage.RUNTIME,
          "A metadata database for development in another stage",
          "One PostgreSQL without backup and without a second instance is for stage dev. Let"
              + " CloudNativePG run the database, or bind one that somebody runs.");

  /** The binding names another database than the one that is made. */
  public static final Code DATABASE_IS_ELSEWHERE =
      Code.error(
          "PLM6536",
          Stage.RUNTIME,
          "A database is made, and another one is used",
          "With withDatabase the metadata database runs beside Airflow, and the binding of the"
              + " database must name its Service.");

  /** Two Airflows in one namespace. */
  public static final Code TWO_IN_ONE_NAMESPACE =
      Code.error(
          "PLM6537",
          Stage.RUNTIME,
          "Two Airflows in one namespace",
          "The parts of each Airflow have the same names, so each needs a namespace of its own.");

  /** Two Airflows on one database. */
  public static final Code TWO_ON_ONE_DATABASE =
      Code.error(
          "PLM6538",
          Stage.RUNTIME,
          "Two Airflows with one metadata database",
          "The schedulers of an Airflow share their work through its database. Those of another"
              + " Airflow would run its tasks, with other rights and other DAG files.");

  /** Each API server makes up passwords. */
  public static final Code PASSWORDS_DIFFER =
      Code.error(
          "PLM6547",
          Stage.RUNTIME,
          "Several API servers, each with passwords of its own",
          "The simple auth manager makes up passwords and keeps them in a file of the pod, so that"
              + " what one API server takes another refuses.");

  @Override
  public List<Code> codes() {
    return List.of(
        LOGS_ARE_LOST,
        SIMPLE_AUTH_IN_PROD,
        DAG_TOO_LARGE,
        DAG_IS_NOT_READ,
        SETTING_OF_2,
        SETTING_NEAR_MISS,
        SETTING_NOT_CHECKED,
        NO_SUCH_EXECUTOR,
        SETTING_IS_DERIVED,
        VERSION_LOSES_LOGS,
        SINGLE_SIGN_ON_NEEDS_FAB,
        NOBODY_MAY_ENTER,
        BAD_SECRET_FORMAT,
        NO_SUCH_TASK,
        NOT_AN_OVERRIDE,
        DEVELOPMENT_DATABASE,
        DEVELOPMENT_DATABASE_REFUSED,
        DATABASE_IS_ELSEWHERE,
        TWO_IN_ONE_NAMESPACE,
        TWO_ON_ONE_DATABASE,
        PASSWORDS_DIFFER);
  }
}
