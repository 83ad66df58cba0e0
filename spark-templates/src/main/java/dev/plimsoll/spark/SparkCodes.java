package dev.plimsoll.spark;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of Spark. */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkCodes implements CodeProvider {
  private static final String OPERATOR = "https://github.com/kubeflow/spark-operator/blob/v2.5.2/";
  private static final String SPARK = "https://spark.apache.org/docs/4.0.1/";

  /** Fields that only the webhook brings into pods, and no webhook. */
  public static final Code NEEDS_WEBHOOK =
      Code.error(
          "PLM6601",
          Stage.RUNTIME,
          "A Spark application needs a webhook that is off",
          "The operator's webhook puts volumes, variables, security contexts, tolerations and more"
              + " into the pods that Spark makes. Without it they are missing without a word. Turn"
              + " the webhook on, or describe the pods by templates. See [what the webhook"
              + " changes]("
              + OPERATOR
              + "internal/webhook/sparkpod_defaulter.go).");

  /** A watched namespace that nobody declared. */
  public static final Code WATCHES_UNDECLARED =
      Code.error(
          "PLM6602",
          Stage.RUNTIME,
          "The Spark operator watches a namespace that nobody declared",
          "The operator has rights in the namespaces that it serves, one by one. In another one it"
              + " may do nothing: applications there stay without a status.");

  /** An application that no operator watches. */
  public static final Code NOT_WATCHED =
      Code.error(
          "PLM6603",
          Stage.RUNTIME,
          "A Spark application that no Spark operator watches",
          "Nobody makes a driver for it; it stays without a status.");

  /** Controller and webhook watch different namespaces. */
  public static final Code WATCH_APART =
      Code.error(
          "PLM6604",
          Stage.RUNTIME,
          "The Spark operator's controller and webhook watch different namespaces",
          "Pods of a namespace that only the controller watches start without what the webhook adds"
              + " to them.");

  /** A key that Spark does not have, but nearly. */
  public static final Code KEY_NEAR_MISS =
      Code.error(
          "PLM6605",
          Stage.RUNTIME,
          "A setting that this Spark does not have, but nearly",
          "Spark takes any key, and ignores one that it does not know. This one is nearly one that"
              + " it knows, or one of another line. See [Spark configuration]("
              + SPARK
              + "configuration.html).");

  /** A key that is in no catalogue. */
  public static final Code KEY_NOT_CHECKED =
      Code.note(
          "PLM6606",
          Stage.RUNTIME,
          "A setting of Spark that could not be checked",
          "The setting is none of Spark itself. It may be one of a plugin, a connector or your"
              + " program; it is passed on as it is.");

  /** A key that the operator or the submission refuses. */
  public static final Code KEY_REFUSED =
      Code.error(
          "PLM6607",
          Stage.RUNTIME,
          "A setting that may not be given to an application",
          "The operator's webhook refuses keys that would change who an application runs as, where"
              + " and from which image; Spark refuses others in cluster mode; others again ask the API"
              + " server for what neither the operator nor drivers may do. See [the operator's"
              + " rules]("
              + OPERATOR
              + "internal/webhook/sparkconf_validator.go).");

  /** A key that follows from the job, or that a field wins over. */
  public static final Code KEY_IS_DERIVED =
      Code.error(
          "PLM6608",
          Stage.RUNTIME,
          "A setting of Spark that follows from the job",
          "Sizes, numbers and ports are written from the job, and quotas, limits and policies are"
              + " made for them. A field of a SparkApplication wins over the same setting in"
              + " sparkConf.");

  /** A size that Spark does not read. */
  public static final Code SIZE_IS_NOT_READ =
      Code.error(
          "PLM6609",
          Stage.RUNTIME,
          "A size that Spark does not read",
          "Spark reads a whole number and k, m, g or t, in powers of 1024; no fractions, and none of"
              + " the units of Kubernetes such as Gi. The text also becomes -Xmx of the JVM.");

  /** A heap that Spark does not start with. */
  public static final Code HEAP_TOO_SMALL =
      Code.error(
          "PLM6610",
          Stage.RUNTIME,
          "A heap that Spark does not start with",
          "Spark keeps 300 MiB for itself and stops unless it has one and a half times that, after"
              + " what the JVM keeps empty.");

  /** A limit below what is asked for. */
  public static final Code LIMIT_BELOW_REQUEST =
      Code.error(
          "PLM6611",
          Stage.RUNTIME,
          "A limit below what Spark asks for",
          "Spark adds memory beside the heap to the request. The API server refuses a pod that asks"
              + " for more than its limit.");

  /** A name that is too long for what follows from it. */
  public static final Code NAME_TOO_LONG =
      Code.error(
          "PLM6612",
          Stage.RUNTIME,
          "A Spark application whose name is too long",
          "The name becomes a label, with at most 63 characters; an engine adds a dash and five"
              + " characters to it; with Prometheus metrics the name of a volume is made of it, and"
              + " a schedule adds the time of a run.");

  /** Executors that come and go, and what they computed with them. */
  public static final Code NO_SHUFFLE_TRACKING =
      Code.error(
          "PLM6613",
          Stage.RUNTIME,
          "Dynamic allocation that loses results",
          "On Kubernetes there is no shuffle service. Without shuffle tracking Spark refuses dynamic"
              + " allocation, or executors go with results that others still need. See [dynamic"
              + " resource allocation]("
              + SPARK
              + "job-scheduling.html#dynamic-resource-allocation).");

  /** A number of executors without an end, or in disorder. */
  public static final Code EXECUTORS_UNBOUNDED =
      Code.error(
          "PLM6614",
          Stage.RUNTIME,
          "A number of executors that is not bounded, or in disorder",
          "Without maxExecutors Spark asks for as many as there are tasks, until the quota stops"
              + " every other job of the workspace. The three numbers must not decrease: minimum,"
              + " initial, maximum.");

  /** A driver inside the controller. */
  public static final Code CLIENT_MODE =
      Code.error(
          "PLM6615",
          Stage.RUNTIME,
          "A Spark application in client mode",
          "In client mode the driver would run inside the operator's controller, with its rights and"
              + " in its memory.");

  /** A label that is Spark's own. */
  public static final Code RESERVED_LABEL =
      Code.error(
          "PLM6616",
          Stage.RUNTIME,
          "A label that Spark keeps for itself",
          "Spark refuses a submission whose driver or executor labels hold spark-role,"
              + " spark-app-selector or spark-exec-id.");

  /** A program that is not found. */
  public static final Code FILE_NOT_REACHABLE =
      Code.error(
          "PLM6617",
          Stage.RUNTIME,
          "A program that a driver does not reach",
          "A path without a scheme, or with file:, means a file of the controller, which would have"
              + " to upload it. Write local:// for a file of the image, or the URI of an object"
              + " store. See [dependency management]("
              + SPARK
              + "running-on-kubernetes.html#dependency-management).");

  /** Python in an image without it. */
  public static final Code NO_PYTHON =
      Code.error(
          "PLM6618",
          Stage.RUNTIME,
          "A Python program in an image without Python",
          "Tags of Apache's images that end in -scala hold no Python.");

  /** Retries that do not happen. */
  public static final Code NEVER_RETRIES =
      Code.warning(
          "PLM6619",
          Stage.RUNTIME,
          "A restart policy that never restarts",
          "With OnFailure the operator tries again as often as onFailureRetries and"
              + " onSubmissionFailureRetries say; unset, they count as nought.");

  /** Version and image apart. */
  public static final Code VERSION_APART =
      Code.warning(
          "PLM6620",
          Stage.RUNTIME,
          "sparkVersion is not the version of the image",
          "The image decides which Spark runs. The operator and Plimsoll choose settings by"
              + " sparkVersion.");

  /** A schedule that runs once. */
  public static final Code RUNS_ONCE =
      Code.error(
          "PLM6621",
          Stage.RUNTIME,
          "A scheduled Spark application without a concurrency policy",
          "The operator knows Allow, Forbid and Replace, and has no default: with nothing it never"
              + " starts a second run.");

  /** Text that a shell would read. */
  public static final Code SHELL_TEXT =
      Code.error(
          "PLM6622",
          Stage.SECURITY,
          "A setting of a Spark Connect server that a shell reads",
          "The operator pastes settings of a SparkConnect into a shell command without quotes.");

  /** Packages that are fetched into a read-only folder. */
  public static final Code PACKAGES_NOT_WRITABLE =
      Code.warning(
          "PLM6623",
          Stage.RUNTIME,
          "Packages are fetched into a folder that cannot be written",
          "deps.packages are fetched from Maven by the controller and by the driver, into ~/.ivy2"
              + " unless spark.jars.ivy names a folder. Both roots are read-only, and policies admit"
              + " no Maven host: put jars into the image instead.");

  /** Jobs run in the namespace of the operator. */
  public static final Code JOBS_BESIDE_OPERATOR =
      Code.warning(
          "PLM6624",
          Stage.SECURITY,
          "Jobs run in the namespace of the Spark operator",
          "A namespace is the wall between rights: whoever may create pods in it, as task pods and"
              + " drivers may, may give them every service account of it. The operator's may change"
              + " its webhooks, and make pods in every namespace that it watches. Jobs that fill the"
              + " quota also keep the operator's pods from being replaced. Run jobs in a workspace"
              + " of their own. See [RBAC good practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation).");

  /** A policy of Spark's own that cuts off Prometheus. */
  public static final Code POLICY_OF_SPARK =
      Code.warning(
          "PLM6625",
          Stage.RUNTIME,
          "A NetworkPolicy that Spark makes shuts Prometheus out",
          "From 4.2 on a submission makes a NetworkPolicy that admits to executors only pods of the"
              + " same run. It is the Spark of the operator's image that submits, or that of the"
              + " pod that runs spark-submit. Policies add up: one that admits Prometheus helps."
              + " See [the migration guide](https://spark.apache.org/docs/latest/core-migration-guide.html).");

  @Override
  public List<Code> codes() {
    return List.of(
        NEEDS_WEBHOOK,
        WATCHES_UNDECLARED,
        NOT_WATCHED,
        WATCH_APART,
        KEY_NEAR_MISS,
        KEY_NOT_CHECKED,
        KEY_REFUSED,
        KEY_IS_DERIVED,
        SIZE_IS_NOT_READ,
        HEAP_TOO_SMALL,
        LIMIT_BELOW_REQUEST,
        NAME_TOO_LONG,
        NO_SHUFFLE_TRACKING,
        EXECUTORS_UNBOUNDED,
        CLIENT_MODE,
        RESERVED_LABEL,
        FILE_NOT_REACHABLE,
        NO_PYTHON,
        NEVER_RETRIES,
        VERSION_APART,
        RUNS_ONCE,
        SHELL_TEXT,
        PACKAGES_NOT_WRITABLE,
        JOBS_BESIDE_OPERATOR,
        POLICY_OF_SPARK);
  }
}
