package dev.plimsoll.flink;

import dev.plimsoll.finding.Code;
import dev.plimsoll.finding.CodeProvider;
import dev.plimsoll.finding.Stage;
import java.util.List;
import org.apiguardian.api.API;

/** Codes of Flink. */
@API(status = API.Status.EXPERIMENTAL)
public final class FlinkCodes implements CodeProvider {
  private static final String FLINK =
      "https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/";
  private static final String OPERATOR =
      "https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/";
  private static final String VALIDATOR =
      "https://github.com/apache/flink-kubernetes-operator/blob/release-1.15.0/flink-kubernetes-operator/src/main/java/org/apache/flink/kubernetes/operator/validation/DefaultValidator.java";

  /** A key that Flink does not have, but nearly. */
  public static final Code KEY_NEAR_MISS =
      Code.error(
          "PLM6901",
          Stage.RUNTIME,
          "A setting that this Flink does not have, but nearly",
          "Flink takes any key, and ignores one that it does not know. This one is nearly one that it"
              + " knows, or one of another line. See [Flink configuration]("
              + FLINK
              + "deployment/config/).");

  /** A key that is in no catalogue. */
  public static final Code KEY_NOT_CHECKED =
      Code.note(
          "PLM6902",
          Stage.RUNTIME,
          "A setting of Flink that could not be checked",
          "The setting is in no catalogue of Flink, its Kubernetes client or the operator. It may be"
              + " one of a file system, a connector, a reporter or your program; it is passed on as"
              + " it is. Lines of Flink before 1.20 have no catalogue here.");

  /** A key that the operator refuses, or that a field wins over. */
  public static final Code KEY_REFUSED =
      Code.error(
          "PLM6903",
          Stage.RUNTIME,
          "A setting that may not be given to a FlinkDeployment",
          "The operator refuses keys that say which cluster in which namespace this is, and writes"
              + " others itself from fields, so that what is set has no effect. See [the operator's"
              + " validator]("
              + VALIDATOR
              + ").");

  /** A key with another name now. */
  public static final Code KEY_DEPRECATED =
      Code.warning(
          "PLM6904",
          Stage.RUNTIME,
          "A setting of Flink with an old name",
          "This line still reads the old name; a later one will ignore it without a word, as 2.0 did"
              + " with those of 1.x.");

  /** A value that Flink does not read. */
  public static final Code VALUE_NOT_READ =
      Code.error(
          "PLM6905",
          Stage.RUNTIME,
          "A value that Flink does not read",
          "Flink reads each setting as a type: sizes as a whole number and k, m, g or t in powers of"
              + " 1024, durations as a whole number and a unit. Another text stops the process that"
              + " reads it, or the job. See [types of settings]("
              + FLINK
              + "deployment/config/).");

  /** Memory that does not add up. */
  public static final Code MEMORY_DOES_NOT_FIT =
      Code.error(
          "PLM6906",
          Stage.RUNTIME,
          "A process of Flink whose memory does not add up",
          "Flink divides the memory of a process into heap, managed memory, network buffers, JVM"
              + " metaspace and overhead, each with a least and a most, and does not start if they do"
              + " not fit. See [memory configuration]("
              + FLINK
              + "deployment/memory/mem_setup/).");

  /** Something that the operator's validator asks for. */
  public static final Code FIELD_MISSING =
      Code.error(
          "PLM6907",
          Stage.RUNTIME,
          "A field that the Flink operator asks for",
          "No field is required by the definition; the operator refuses an object without these, at"
              + " admission if its webhook is on, else in the object's status. See [the operator's"
              + " validator]("
              + VALIDATOR
              + ").");

  /** Version and image apart. */
  public static final Code VERSION_APART =
      Code.warning(
          "PLM6908",
          Stage.RUNTIME,
          "flinkVersion is not the version of the image",
          "The image decides which Flink runs. The operator chooses how to start and to ask it by"
              + " flinkVersion.");

  /** A state that nothing keeps. */
  public static final Code STATE_NOT_KEPT =
      Code.error(
          "PLM6909",
          Stage.RUNTIME,
          "A Flink job whose state is kept nowhere",
          "Upgrade modes savepoint and last-state start from what the job wrote; savepoints by hand or"
              + " by time need a directory. Without one the operator refuses the object, unless its own"
              + " defaults name one; those are looked at if they are among the manifests, and else this"
              + " is a warning. A directory inside a pod is gone with the pod. See [job lifecycle]("
              + OPERATOR
              + "custom-resource/job-management/).");

  /** A need for high availability that is not met. */
  public static final Code NEEDS_HIGH_AVAILABILITY =
      Code.error(
          "PLM6910",
          Stage.RUNTIME,
          "A Flink cluster that needs high availability",
          "Standby JobManagers, roll-backs and last-state upgrades read what a former JobManager left:"
              + " high-availability.type: kubernetes, and high-availability.storageDir on storage that"
              + " all pods reach. See [Kubernetes HA services]("
              + FLINK
              + "deployment/ha/kubernetes_ha/).");

  /** A name that the operator refuses. */
  public static final Code NAME_REFUSED =
      Code.error(
          "PLM6911",
          Stage.RUNTIME,
          "A name that the Flink operator refuses",
          "The name becomes that of Services and Pods, and Flink's cluster id: a lower-case letter"
              + " first, then letters, digits and dashes, 45 characters at most.");

  /** A program that is not found. */
  public static final Code JAR_NOT_REACHED =
      Code.error(
          "PLM6912",
          Stage.RUNTIME,
          "A program that Flink does not reach",
          "A FlinkDeployment runs a jar that is in its image, local:///...; for a FlinkSessionJob the"
              + " operator downloads the jar, and its defaults allow https and public hosts only. See"
              + " [the operator's validator]("
              + VALIDATOR
              + ").");

  /** A file of logging with a wrong name. */
  public static final Code LOG_FILE_REFUSED =
      Code.error(
          "PLM6913",
          Stage.RUNTIME,
          "A file for logging that the Flink operator refuses",
          "logConfiguration takes log4j-console.properties and logback-console.xml.");

  /** A number of slots or TaskManagers that has no effect or wastes. */
  public static final Code PARALLELISM_APART =
      Code.warning(
          "PLM6914",
          Stage.RUNTIME,
          "A parallelism that does not go with the slots",
          "Each slot runs one part of the job. With taskManager.replicas the operator ignores"
              + " job.parallelism and uses replicas times slots; without it, slots that are left over"
              + " in the last TaskManager stay empty, but are asked for.");

  /** A session that is not one. */
  public static final Code NO_SESSION =
      Code.error(
          "PLM6915",
          Stage.RUNTIME,
          "A FlinkSessionJob for what is no session cluster",
          "A FlinkSessionJob is submitted to a FlinkDeployment without a job in the same namespace.");

  /** A pod template whose container is another one. */
  public static final Code CONTAINER_IS_BESIDE =
      Code.warning(
          "PLM6916",
          Stage.RUNTIME,
          "A pod template without Flink's container",
          "Flink runs in the container flink-main-container. One of another name runs beside it, and"
              + " what it says of variables, mounts and security does not reach Flink. See [pod"
              + " template]("
              + OPERATOR
              + "custom-resource/pod-template/).");

  /** A version that the operator does not run. */
  public static final Code VERSION_REFUSED =
      Code.error(
          "PLM6917",
          Stage.RUNTIME,
          "A Flink that the operator does not run",
          "The definition still lists lines that the operator has dropped; it refuses Flink before"
              + " 1.15.");

  /** A setting that follows from the job. */
  public static final Code KEY_IS_DERIVED =
      Code.error(
          "PLM6918",
          Stage.RUNTIME,
          "A setting of Flink that follows from the job",
          "Sizes, slots, ports, directories and metrics are written from the job, and quotas, rights"
              + " and policies are made for them.");

  @Override
  public List<Code> codes() {
    return List.of(
        KEY_NEAR_MISS,
        KEY_NOT_CHECKED,
        KEY_REFUSED,
        KEY_DEPRECATED,
        VALUE_NOT_READ,
        MEMORY_DOES_NOT_FIT,
        FIELD_MISSING,
        VERSION_APART,
        STATE_NOT_KEPT,
        NEEDS_HIGH_AVAILABILITY,
        NAME_REFUSED,
        JAR_NOT_REACHED,
        LOG_FILE_REFUSED,
        PARALLELISM_APART,
        NO_SESSION,
        CONTAINER_IS_BESIDE,
        VERSION_REFUSED,
        KEY_IS_DERIVED);
  }
}
