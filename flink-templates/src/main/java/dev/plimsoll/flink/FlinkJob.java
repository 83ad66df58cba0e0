package dev.plimsoll.flink;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.ObjectPath;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.unit.DnsLabel;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodShaped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * A Flink program that ends, run by the Flink operator as a FlinkDeployment with a job of its own:
 * one cluster for each run, gone with it. What it uses, its JobManager and its TaskManagers use.
 * Immutable.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-release-1.15/docs/custom-resource/overview/#application-deployments">Application
 *     deployments</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public final class FlinkJob extends PodShaped<FlinkJob> implements Job {
  /** The role of JobManagers. */
  public static final JobRole JOB_MANAGER = JobRole.of("flink-jobmanager", "Flink JobManagers");

  /** The role of TaskManagers. */
  public static final JobRole TASK_MANAGER = JobRole.of("flink-taskmanager", "Flink TaskManagers");

  /** What a job cannot be without. */
  record Parts(
      DnsLabel name,
      FlinkRuntime runtime,
      FlinkProgram program,
      PodSize jobManager,
      FlinkTaskManagers taskManagers) {}

  /**
   * What a job may have besides.
   *
   * @param shapes changes of both pods, in order
   * @param state where it keeps what it needs to go on after a failure
   */
  record Options(
      List<String> arguments,
      SortedMap<String, String> conf,
      List<UnaryOperator<Pod>> shapes,
      List<ObjectStore> stores,
      Optional<ObjectPath> state) {
    static final Options NONE =
        new Options(List.of(), new TreeMap<>(), List.of(), List.of(), Optional.empty());

    Options {
      arguments = List.copyOf(arguments);
      conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
      shapes = List.copyOf(shapes);
      stores = List.copyOf(stores);
    }
  }

  private final Parts parts;
  private final Options options;

  private FlinkJob(Parts parts, Options options) {
    this.parts = parts;
    this.options = options;
  }

  /** A job that does not say yet what it runs on. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Named(DnsLabel name) {
    /** The Flink that it runs on. */
    public On on(FlinkRuntime runtime) {
      return new On(name, Objects.requireNonNull(runtime, "runtime"));
    }
  }

  /** A job that does not say yet what it runs. */
  @API(status = API.Status.EXPERIMENTAL)
  public record On(DnsLabel name, FlinkRuntime runtime) {
    /** The program. */
    public Running running(FlinkProgram program) {
      return new Running(this, Objects.requireNonNull(program, "program"));
    }
  }

  /** A job that does not say yet how large its JobManager is. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Running(On on, FlinkProgram program) {
    /** What the JobManager's pod asks of its node; Flink divides its memory. */
    public Managed withJobManager(PodSize size) {
      return new Managed(this, Objects.requireNonNull(size, "size"));
    }
  }

  /** A job that does not say yet which TaskManagers it has. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Managed(Running running, PodSize jobManager) {
    /** The TaskManagers; their slots are the job's parallelism. */
    public FlinkJob withTaskManagers(FlinkTaskManagers taskManagers) {
      On on = running.on;
      return new FlinkJob(
          new Parts(
              on.name,
              on.runtime,
              running.program,
              jobManager,
              Objects.requireNonNull(taskManagers, "taskManagers")),
          Options.NONE);
    }
  }

  /**
   * A job with a name.
   *
   * @throws IllegalArgumentException if the name is not a DNS label
   */
  public static Named named(String name) {
    return new Named(DnsLabel.of(name));
  }

  /** This with arguments of the program, after those that it has. */
  public FlinkJob withArguments(String... more) {
    var all = new ArrayList<>(options.arguments);
    all.addAll(List.of(more));
    return with(new Options(all, options.conf, options.shapes, options.stores, options.state));
  }

  /**
   * This with a setting of Flink; replaces one of that key. Keys that follow from the job, or that
   * the operator refuses, are findings when the platform is rendered.
   *
   * @param key for example {@code execution.runtime-mode}
   * @see <a
   *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/config/">Flink
   *     configuration</a>
   */
  public FlinkJob withConf(String key, String value) {
    var all = new TreeMap<>(options.conf);
    all.put(key, value);
    return with(new Options(options.arguments, all, options.shapes, options.stores, options.state));
  }

  /** This with a variable in JobManagers and TaskManagers. */
  public FlinkJob withEnv(String variable, String text) {
    return withEachContainer(container -> container.withEnv(variable, text));
  }

  /** This with a variable in JobManagers and TaskManagers. */
  public FlinkJob withEnv(String variable, EnvValue value) {
    return withEachContainer(container -> container.withEnv(variable, value));
  }

  /** This with the files of a ConfigMap in a folder of JobManagers and TaskManagers. */
  public FlinkJob withFiles(String path, ConfigFiles files) {
    return withEachContainer(container -> container.withFiles(path, files));
  }

  /**
   * This keeping its state in a folder of a store: checkpoints, savepoints, and what a JobManager
   * that takes over needs (high availability by Kubernetes). Default: a JobManager that fails
   * begins the run again.
   *
   * @see <a
   *     href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/deployment/ha/kubernetes_ha/">Kubernetes
   *     HA services</a>
   */
  public FlinkJob keepingState(ObjectPath folder) {
    FlinkJob writing = writing(folder.store());
    return writing.with(
        new Options(
            writing.options.arguments,
            writing.options.conf,
            writing.options.shapes,
            writing.options.stores,
            Optional.of(folder)));
  }

  @Override
  public FlinkJob reading(ObjectStore store) {
    return super.reading(store).knowing(store);
  }

  @Override
  public FlinkJob writing(ObjectStore store) {
    return super.writing(store).knowing(store);
  }

  private FlinkJob knowing(ObjectStore store) {
    if (options.stores.contains(store)) {
      return this;
    }
    var all = new ArrayList<>(options.stores);
    all.add(store);
    return with(new Options(options.arguments, options.conf, options.shapes, all, options.state));
  }

  @Override
  protected FlinkJob withPod(UnaryOperator<Pod> change) {
    var all = new ArrayList<>(options.shapes);
    all.add(change);
    return with(new Options(options.arguments, options.conf, all, options.stores, options.state));
  }

  private FlinkJob with(Options other) {
    return new FlinkJob(parts, other);
  }

  Parts parts() {
    return parts;
  }

  Options options() {
    return options;
  }

  @Override
  public String name() {
    return parts.name.value();
  }

  @Override
  public List<JobRole> roles() {
    return List.of(JOB_MANAGER, TASK_MANAGER);
  }

  @Override
  public List<Intent> intents() {
    var byKey = new TreeMap<String, Intent>();
    for (FlinkSide side : FlinkSide.values()) {
      FlinkJobPods.pod(this, side).intents().forEach(intent -> byKey.put(intent.key(), intent));
    }
    return List.copyOf(byKey.values());
  }

  @Override
  public Launch launch(JobScope scope) {
    return new FlinkLaunch(this, scope).launch();
  }

  @Override
  public String toString() {
    return "Flink job " + name();
  }
}
