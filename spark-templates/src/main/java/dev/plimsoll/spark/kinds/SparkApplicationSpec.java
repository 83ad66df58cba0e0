package dev.plimsoll.spark.kinds;

import dev.plimsoll.component.CustomResource;
import dev.plimsoll.node.MapNode;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * What a Spark application is and how it runs. Immutable.
 *
 * <p>Written from {@code spark.kinds}; change that.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SparkApplicationSpec extends KindObject<SparkApplicationSpec> {
  private SparkApplicationSpec(MapNode fields) {
    super(fields);
  }

  @Override
  SparkApplicationSpec with(MapNode other) {
    return new SparkApplicationSpec(other);
  }

  /** One whose fields are given as a tree. */
  public static SparkApplicationSpec of(MapNode fields) {
    return new SparkApplicationSpec(fields);
  }

  /** The language of the program. The operator does not read it; the suffix of the file decides. */
  public static NeedsSparkVersion type(Type value) {
    return new NeedsSparkVersion(of(nothing(SparkApplicationSpec.class)).set("type", value));
  }

  /** One that lacks sparkVersion still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsSparkVersion {
    private final SparkApplicationSpec made;

    private NeedsSparkVersion(SparkApplicationSpec made) {
      this.made = made;
    }

    /** The release of Spark in the image, for example 4.0.4. The image decides what runs. */
    public NeedsMainApplicationFile sparkVersion(String value) {
      return new NeedsMainApplicationFile(made.set("sparkVersion", value));
    }
  }

  /** One that lacks mainApplicationFile still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsMainApplicationFile {
    private final SparkApplicationSpec made;

    private NeedsMainApplicationFile(SparkApplicationSpec made) {
      this.made = made;
    }

    /**
     * The program, for example local:///opt/acme/revenue.jar in the image, or a URI of an object
     * store.
     */
    public NeedsDriver mainApplicationFile(String value) {
      return new NeedsDriver(made.set("mainApplicationFile", value));
    }
  }

  /** One that lacks driver still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsDriver {
    private final SparkApplicationSpec made;

    private NeedsDriver(SparkApplicationSpec made) {
      this.made = made;
    }

    /** The driver. */
    public NeedsExecutor driver(DriverSpec value) {
      return new NeedsExecutor(made.set("driver", value));
    }
  }

  /** One that lacks executor still. */
  @API(status = API.Status.EXPERIMENTAL)
  public static final class NeedsExecutor {
    private final SparkApplicationSpec made;

    private NeedsExecutor(SparkApplicationSpec made) {
      this.made = made;
    }

    /** The executors. */
    public SparkApplicationSpec executor(ExecutorSpec value) {
      return made.set("executor", value);
    }
  }

  /** This with more of them. Arguments of the program. */
  public SparkApplicationSpec withArguments(String... more) {
    return add("arguments", List.of(more));
  }

  /**
   * The batch scheduler: volcano, yunikorn or the name of a scheduler of Kubernetes. Default: none.
   */
  public SparkApplicationSpec withBatchScheduler(String value) {
    return set("batchScheduler", value);
  }

  /** What the batch scheduler is told. */
  public SparkApplicationSpec withBatchSchedulerOptions(BatchSchedulerOptions value) {
    return set("batchSchedulerOptions", value);
  }

  /** This with a change of it. What the batch scheduler is told. */
  public SparkApplicationSpec editBatchSchedulerOptions(
      UnaryOperator<BatchSchedulerOptions> change) {
    return edit("batchSchedulerOptions", BatchSchedulerOptions::of, change);
  }

  /** Files that the driver fetches. Default: none. */
  public SparkApplicationSpec withDeps(Dependencies value) {
    return set("deps", value);
  }

  /** This with a change of it. Files that the driver fetches. Default: none. */
  public SparkApplicationSpec editDeps(UnaryOperator<Dependencies> change) {
    return edit("deps", Dependencies::of, change);
  }

  /** This with more of them. Services and Ingresses for ports of the driver. */
  public SparkApplicationSpec withDriverIngressOptions(DriverIngressOptions... more) {
    return add("driverIngressOptions", List.of(more));
  }

  /** How the number of executors follows the load. Default: it is fixed. */
  public SparkApplicationSpec withDynamicAllocation(DynamicAllocation value) {
    return set("dynamicAllocation", value);
  }

  /**
   * This with a change of it. How the number of executors follows the load. Default: it is fixed.
   */
  public SparkApplicationSpec editDynamicAllocation(UnaryOperator<DynamicAllocation> change) {
    return edit("dynamicAllocation", DynamicAllocation::of, change);
  }

  /** Accepted, and read by nobody in release 2.5.2; see restartPolicy. */
  public SparkApplicationSpec withFailureRetries(int value) {
    return set("failureRetries", value);
  }

  /** This with one entry more. Settings of Hadoop, without the prefix spark.hadoop. */
  public SparkApplicationSpec withHadoopConf(String key, String value) {
    return entry("hadoopConf", key, value);
  }

  /** This with these entries and no others. Settings of Hadoop, without the prefix spark.hadoop. */
  public SparkApplicationSpec withHadoopConf(Map<String, String> all) {
    return entries("hadoopConf", all);
  }

  /** A ConfigMap of Hadoop files, mounted at /etc/hadoop/conf by the webhook. */
  public SparkApplicationSpec withHadoopConfigMap(String value) {
    return set("hadoopConfigMap", value);
  }

  /** The image of driver and executors, unless they name their own. */
  public SparkApplicationSpec withImage(String value) {
    return set("image", value);
  }

  /** When the image is pulled: Always, IfNotPresent or Never. Default: IfNotPresent. */
  public SparkApplicationSpec withImagePullPolicy(String value) {
    return set("imagePullPolicy", value);
  }

  /** This with more of them. Secrets with which images are pulled, by name. */
  public SparkApplicationSpec withImagePullSecrets(String... more) {
    return add("imagePullSecrets", List.of(more));
  }

  /** The class whose main method runs; for Java and Scala. */
  public SparkApplicationSpec withMainClass(String value) {
    return set("mainClass", value);
  }

  /** Memory beside the heap as a part of it. Default: 0.1, and 0.4 for Python and R. */
  public SparkApplicationSpec withMemoryOverheadFactor(String value) {
    return set("memoryOverheadFactor", value);
  }

  /** Where the driver runs. Default: cluster. In client mode it would run inside the operator. */
  public SparkApplicationSpec withMode(Mode value) {
    return set("mode", value);
  }

  /** Whether and how metrics are shown. Default: none. */
  public SparkApplicationSpec withMonitoring(Monitoring value) {
    return set("monitoring", value);
  }

  /**
   * This with one entry more. Labels of the nodes of driver and executors. Deprecated; each has its
   * own.
   */
  public SparkApplicationSpec withNodeSelector(String key, String value) {
    return entry("nodeSelector", key, value);
  }

  /**
   * This with these entries and no others. Labels of the nodes of driver and executors. Deprecated;
   * each has its own.
   */
  public SparkApplicationSpec withNodeSelector(Map<String, String> all) {
    return entries("nodeSelector", all);
  }

  /** The user as whom the program reads and writes. Default: that of the submission. */
  public SparkApplicationSpec withProxyUser(String value) {
    return set("proxyUser", value);
  }

  /** The major version of Python. Default: 3. */
  public SparkApplicationSpec withPythonVersion(PythonVersion value) {
    return set("pythonVersion", value);
  }

  /** What happens when the application ends. Default: it is never started again. */
  public SparkApplicationSpec withRestartPolicy(RestartPolicy value) {
    return set("restartPolicy", value);
  }

  /**
   * This with a change of it. What happens when the application ends. Default: it is never started
   * again.
   */
  public SparkApplicationSpec editRestartPolicy(UnaryOperator<RestartPolicy> change) {
    return edit("restartPolicy", RestartPolicy::of, change);
  }

  /** Accepted, and read by nobody in release 2.5.2; see restartPolicy. In seconds. */
  public SparkApplicationSpec withRetryInterval(long value) {
    return set("retryInterval", value);
  }

  /** This with one entry more. Settings of Spark. Fields of driver and executors win over them. */
  public SparkApplicationSpec withSparkConf(String key, String value) {
    return entry("sparkConf", key, value);
  }

  /**
   * This with these entries and no others. Settings of Spark. Fields of driver and executors win
   * over them.
   */
  public SparkApplicationSpec withSparkConf(Map<String, String> all) {
    return entries("sparkConf", all);
  }

  /** A ConfigMap of Spark files, mounted at /etc/spark/conf by the webhook. */
  public SparkApplicationSpec withSparkConfigMap(String value) {
    return set("sparkConfigMap", value);
  }

  /** The Service and the Ingress of the driver's page. */
  public SparkApplicationSpec withSparkUIOptions(SparkUIOptions value) {
    return set("sparkUIOptions", value);
  }

  /** This with a change of it. The Service and the Ingress of the driver's page. */
  public SparkApplicationSpec editSparkUIOptions(UnaryOperator<SparkUIOptions> change) {
    return edit("sparkUIOptions", SparkUIOptions::of, change);
  }

  /** Whether it waits, and gives up its pods if it runs. Default: false. */
  public SparkApplicationSpec withSuspend(boolean value) {
    return set("suspend", value);
  }

  /** Seconds after its end until the object is deleted; 0 and less mean never. Default: never. */
  public SparkApplicationSpec withTimeToLiveSeconds(long value) {
    return set("timeToLiveSeconds", value);
  }

  /**
   * This with more of them. Volumes that driver and executors may mount. Those called
   * spark-local-dir-... hold scratch data.
   */
  public SparkApplicationSpec withVolumes(Volume... more) {
    return add("volumes", List.of(more));
  }

  /** This with a change of it. The driver. */
  public SparkApplicationSpec editDriver(UnaryOperator<DriverSpec> change) {
    return edit("driver", DriverSpec::of, change);
  }

  /** This with a change of it. The executors. */
  public SparkApplicationSpec editExecutor(UnaryOperator<ExecutorSpec> change) {
    return edit("executor", ExecutorSpec::of, change);
  }

  /**
   * The SparkApplication of this spec.
   *
   * @param name a DNS label that begins with a letter
   */
  public CustomResource named(String name) {
    return resource("v1beta2", "SparkApplication", name);
  }

  /** What type can be. */
  @API(status = API.Status.EXPERIMENTAL)
  public enum Type implements KindWord {
    /** {@code Java}. */
    JAVA("Java"),
    /** {@code Python}. */
    PYTHON("Python"),
    /** {@code Scala}. */
    SCALA("Scala"),
    /** {@code R}. */
    R("R");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** What mode can be. */
  @API(status = API.Status.EXPERIMENTAL)
  public enum Mode implements KindWord {
    /** {@code cluster}. */
    CLUSTER("cluster"),
    /** {@code client}. */
    CLIENT("client");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** What pythonVersion can be. */
  @API(status = API.Status.EXPERIMENTAL)
  public enum PythonVersion implements KindWord {
    /** {@code 2}. */
    V2("2"),
    /** {@code 3}. */
    V3("3");

    private final String text;

    PythonVersion(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }
}
