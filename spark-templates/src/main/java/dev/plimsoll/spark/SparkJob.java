package dev.plimsoll.spark;

import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.spark.kinds.SparkApplicationSpec;
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
 * A Spark program, run by the Spark operator as a SparkApplication, or submitted by its own task.
 * What it uses, its drivers and its executors use. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkJob extends PodShaped<SparkJob> implements Job {
  /** The role of drivers; the end of the driver is the end of the job. */
  public static final JobRole DRIVER = JobRole.of("spark-driver", "Spark drivers");

  /** The role of executors. */
  public static final JobRole EXECUTOR = JobRole.of("spark-executor", "Spark executors");

  /** The role of tasks that run spark-submit in cluster mode. */
  public static final JobRole SUBMITTER = JobRole.of("spark-submit", "Spark submissions");

  /** How containers, users, mounts and places reach the pods. */
  enum PodFields {
    /** As fields of the SparkApplication, which the operator's webhook puts into the pods. */
    BY_WEBHOOK,
    /** As pod templates, which Spark itself reads. */
    BY_TEMPLATE
  }

  /** What a job cannot be without. */
  record Parts(
      DnsLabel name,
      SparkRuntime runtime,
      SparkProgram program,
      PodSize driver,
      SparkExecutors executors) {}

  /**
   * What a job may have besides.
   *
   * @param shapes changes of both pods, in order
   * @param edits changes of the SparkApplication's spec, in order
   * @param submits how its own task submits it; empty if the operator does
   */
  record Options(
      List<String> arguments,
      SortedMap<String, String> conf,
      List<UnaryOperator<Pod>> shapes,
      List<ObjectStore> stores,
      PodFields podFields,
      List<UnaryOperator<SparkApplicationSpec>> edits,
      Optional<DeployMode> submits) {
    static final Options NONE =
        new Options(
            List.of(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            PodFields.BY_WEBHOOK,
            List.of(),
            Optional.empty());

    Options {
      arguments = List.copyOf(arguments);
      conf = Collections.unmodifiableSortedMap(new TreeMap<>(conf));
      shapes = List.copyOf(shapes);
      stores = List.copyOf(stores);
      edits = List.copyOf(edits);
    }

    Options with(List<String> more, SortedMap<String, String> other) {
      return new Options(more, other, shapes, stores, podFields, edits, submits);
    }

    Options withShapes(List<UnaryOperator<Pod>> all) {
      return new Options(arguments, conf, all, stores, podFields, edits, submits);
    }

    Options withStores(List<ObjectStore> all) {
      return new Options(arguments, conf, shapes, all, podFields, edits, submits);
    }
  }

  private final Parts parts;
  private final Options options;

  private SparkJob(Parts parts, Options options) {
    this.parts = parts;
    this.options = options;
  }

  /** A job that does not say yet what it runs on. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Named(DnsLabel name) {
    /** The Spark that it runs on. */
    public On on(SparkRuntime runtime) {
      return new On(name, Objects.requireNonNull(runtime, "runtime"));
    }
  }

  /** A job that does not say yet what it runs. */
  @API(status = API.Status.EXPERIMENTAL)
  public record On(DnsLabel name, SparkRuntime runtime) {
    /** The program. */
    public Running running(SparkProgram program) {
      return new Running(this, Objects.requireNonNull(program, "program"));
    }
  }

  /** A job that does not say yet how large its driver is. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Running(On on, SparkProgram program) {
    /**
     * What the driver's pod asks of its node; heap and overhead are made to fit.
     *
     * @throws IllegalArgumentException if no heap that Spark starts with is left
     */
    public Driven withDriver(PodSize size) {
      SparkMemory.within(size.memory(), program.file(), SparkMemory.Beside.NOTHING);
      return new Driven(this, size);
    }
  }

  /** A job that does not say yet which executors it has. */
  @API(status = API.Status.EXPERIMENTAL)
  public record Driven(Running running, PodSize driver) {
    /**
     * The executors.
     *
     * @throws IllegalArgumentException if no heap that Spark starts with is left in them, or if
     *     they keep memory for Python and the program is none of Python
     */
    public SparkJob withExecutors(SparkExecutors executors) {
      On on = running.on;
      String file = running.program.file();
      if (executors.beside().python().bytes() > 0 && !SparkMemory.isPython(file)) {
        throw new IllegalArgumentException(
            "executors of Spark job \""
                + on.name.value()
                + "\" keep memory for Python, and the program is none of Python; leave"
                + " withPythonMemory out");
      }
      SparkMemory.within(executors.size().memory(), file, executors.beside().mebibytes());
      return new SparkJob(
          new Parts(on.name, on.runtime, running.program, driver, executors), Options.NONE);
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
  public SparkJob withArguments(String... more) {
    var all = new ArrayList<>(options.arguments);
    all.addAll(List.of(more));
    return with(options.with(all, options.conf));
  }

  /**
   * This with a setting of Spark; replaces one of that key. Keys that follow from the job, or that
   * the operator refuses, are findings when the platform is rendered.
   *
   * @param key for example {@code spark.sql.shuffle.partitions}
   * @see <a href="https://spark.apache.org/docs/latest/configuration.html">Spark configuration</a>
   */
  public SparkJob withConf(String key, String value) {
    var all = new TreeMap<>(options.conf);
    all.put(key, value);
    return with(options.with(options.arguments, all));
  }

  /** This with a variable in drivers and executors. */
  public SparkJob withEnv(String variable, String text) {
    return withEachContainer(container -> container.withEnv(variable, text));
  }

  /** This with a variable in drivers and executors. */
  public SparkJob withEnv(String variable, EnvValue value) {
    return withEachContainer(container -> container.withEnv(variable, value));
  }

  /** This with the files of a ConfigMap in a folder of drivers and executors. */
  public SparkJob withFiles(String path, ConfigFiles files) {
    return withEachContainer(container -> container.withFiles(path, files));
  }

  /**
   * This with pods described by templates, which Spark reads itself: no webhook is needed for them.
   * Default: fields of the SparkApplication, which the operator's webhook puts into the pods.
   *
   * @see <a
   *     href="https://spark.apache.org/docs/4.0.1/running-on-kubernetes.html#pod-template">Spark,
   *     pod template</a>
   */
  public SparkJob withPodTemplates() {
    return with(
        new Options(
            options.arguments,
            options.conf,
            options.shapes,
            options.stores,
            PodFields.BY_TEMPLATE,
            options.edits,
            options.submits));
  }

  /**
   * This submitted by the task that the engine starts, which runs spark-submit of the job's own
   * image, and needs no operator. What the task makes follows the Spark of that image: from 4.2 on
   * a NetworkPolicy too. Default: a SparkApplication for the operator.
   *
   * @throws IllegalArgumentException if the job was customised: it has no SparkApplication then
   */
  public SparkJob submittingItself(DeployMode mode) {
    if (!options.edits.isEmpty()) {
      throw new IllegalArgumentException(noApplication());
    }
    return with(
        new Options(
            options.arguments,
            options.conf,
            options.shapes,
            options.stores,
            options.podFields,
            options.edits,
            Optional.of(mode)));
  }

  private String noApplication() {
    return "Spark job \""
        + name()
        + "\" submits itself, and has no SparkApplication to customise; leave out customise, and use"
        + " withConf and the methods of pods";
  }

  /**
   * This with a change of its SparkApplication's spec, for what no other method says: whatever the
   * definition has. It is made before arrows are lowered and overlays applied; pods, sizes and
   * quotas follow from the result, which the checks judge like any other.
   *
   * <pre>{@code
   * job.customise(spec -> spec.withTimeToLiveSeconds(3600).editDriver(d -> d.withServiceLabels("tier", "batch")))
   * }</pre>
   *
   * @param change answers the changed spec
   * @throws IllegalArgumentException if the job submits itself
   */
  public SparkJob customise(UnaryOperator<SparkApplicationSpec> change) {
    if (options.submits.isPresent()) {
      throw new IllegalArgumentException(noApplication());
    }
    var all = new ArrayList<>(options.edits);
    all.add(Objects.requireNonNull(change, "change"));
    return with(
        new Options(
            options.arguments,
            options.conf,
            options.shapes,
            options.stores,
            options.podFields,
            all,
            options.submits));
  }

  @Override
  public SparkJob reading(ObjectStore store) {
    return super.reading(store).knowing(store);
  }

  @Override
  public SparkJob writing(ObjectStore store) {
    return super.writing(store).knowing(store);
  }

  private SparkJob knowing(ObjectStore store) {
    if (options.stores.contains(store)) {
      return this;
    }
    var all = new ArrayList<>(options.stores);
    all.add(store);
    return with(options.withStores(all));
  }

  @Override
  protected SparkJob withPod(UnaryOperator<Pod> change) {
    var all = new ArrayList<>(options.shapes);
    all.add(change);
    return with(options.withShapes(all));
  }

  private SparkJob with(Options other) {
    return new SparkJob(parts, other);
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
    return options.submits.equals(Optional.of(DeployMode.CLUSTER))
        ? List.of(SUBMITTER, DRIVER, EXECUTOR)
        : List.of(DRIVER, EXECUTOR);
  }

  @Override
  public List<Intent> intents() {
    var byKey = new TreeMap<String, Intent>();
    for (SparkSide side : SparkSide.values()) {
      SparkJobPods.pod(this, side).intents().forEach(intent -> byKey.put(intent.key(), intent));
    }
    return List.copyOf(byKey.values());
  }

  @Override
  public Launch launch(JobScope scope) {
    return new SparkLaunch(this, scope).launch();
  }

  @Override
  public String toString() {
    return "Spark job " + name();
  }
}
