package dev.plimsoll.airflow;

import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.job.Job;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.unit.DnsSubdomain;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * How the task pod of one job differs from those of others: its image, its size, its nodes, its
 * variables and volumes. It is written into the DAG as {@code executor_config} with a {@code
 * pod_override}, which Airflow merges with the pod template: lists of variables, volumes and mounts
 * are appended to, other fields are replaced. Immutable.
 *
 * <p>The task pod is the one in which the operator runs; what the operator makes, such as the pod
 * of a Python job, says its own image and size.
 *
 * @see <a
 *     href="https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html#pod-override">pod_override</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class TaskOverride {
  private final String pipeline;
  private final String job;
  private final Optional<Image> image;
  private final Optional<PodSize> size;
  private final Optional<NodePool> nodePool;
  private final Optional<String> priorityClass;
  private final List<UnaryOperator<Container>> changes;

  private TaskOverride(
      String pipeline,
      String job,
      Optional<Image> image,
      Optional<PodSize> size,
      Optional<NodePool> nodePool,
      Optional<String> priorityClass,
      List<UnaryOperator<Container>> changes) {
    this.pipeline = pipeline;
    this.job = job;
    this.image = image;
    this.size = size;
    this.nodePool = nodePool;
    this.priorityClass = priorityClass;
    this.changes = List.copyOf(changes);
  }

  /** The task of a job in a pipeline, by their names, in every workspace that runs the pipeline. */
  public static TaskOverride of(Pipeline pipeline, Job job) {
    return new TaskOverride(
        pipeline.name(),
        job.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * This in another image: one of the same version of Airflow, with the providers that the task
   * needs. It is run by the same user.
   */
  public TaskOverride withImage(Image other) {
    return new TaskOverride(
        pipeline, job, Optional.of(other), size, nodePool, priorityClass, changes);
  }

  /** This with another size. Default: that of {@link AirflowPart#TASK_PODS}. */
  public TaskOverride sized(PodSize other) {
    return new TaskOverride(
        pipeline, job, image, Optional.of(other), nodePool, priorityClass, changes);
  }

  /** This on a node pool: its labels and the tolerations of its taints. */
  public TaskOverride on(NodePool pool) {
    return new TaskOverride(pipeline, job, image, size, Optional.of(pool), priorityClass, changes);
  }

  /**
   * This with a priority class, which exists in the cluster or is made by an application.
   *
   * @throws IllegalArgumentException if the name is not a DNS subdomain
   */
  public TaskOverride withPriorityClass(String name) {
    return new TaskOverride(
        pipeline, job, image, size, nodePool, Optional.of(DnsSubdomain.of(name).value()), changes);
  }

  /**
   * This with a variable more. A variable that every task pod has cannot be given another value:
   * Airflow appends, and the pod would have it twice.
   */
  public TaskOverride withEnv(String variable, String text) {
    return and(container -> container.withEnv(variable, text));
  }

  /** This with a variable more. */
  public TaskOverride withEnv(String variable, EnvValue value) {
    return and(container -> container.withEnv(variable, value));
  }

  /**
   * This with every key of a Secret as a variable: key {@code api-token} becomes {@code API_TOKEN}.
   */
  public TaskOverride withEnv(SecretNeed secret) {
    return and(container -> container.withEnv(secret));
  }

  /** This with the files of a ConfigMap in a folder. */
  public TaskOverride withFiles(String path, ConfigFiles files) {
    return and(container -> container.withFiles(path, files));
  }

  /** This with a folder that it may write to, and that goes with the pod. */
  public TaskOverride withScratch(String path, StorageSize limit) {
    return and(container -> container.withScratch(path, limit));
  }

  private TaskOverride and(UnaryOperator<Container> change) {
    var more = new ArrayList<>(changes);
    more.add(Objects.requireNonNull(change, "change"));
    return new TaskOverride(pipeline, job, image, size, nodePool, priorityClass, more);
  }

  /** The name of the pipeline. */
  public String pipeline() {
    return pipeline;
  }

  /** The name of the job. */
  public String job() {
    return job;
  }

  Optional<Image> image() {
    return image;
  }

  Optional<PodSize> size() {
    return size;
  }

  Optional<NodePool> nodePool() {
    return nodePool;
  }

  Optional<String> priorityClass() {
    return priorityClass;
  }

  /** What it adds to the container {@code base}. */
  Container changed(Container base) {
    Container result = base;
    for (UnaryOperator<Container> change : changes) {
      result = change.apply(result);
    }
    return result;
  }

  /** Unique, since names have no dots. */
  String key() {
    return key(pipeline, job);
  }

  static String key(String pipeline, String job) {
    return pipeline + "." + job;
  }

  @Override
  public String toString() {
    return "task pod of " + key();
  }
}
