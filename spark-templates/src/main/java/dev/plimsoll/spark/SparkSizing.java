package dev.plimsoll.spark;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The size of one kind of pod of a SparkApplication, as Spark computes it: fields of the resource
 * win over {@code sparkConf}, and that over Spark's defaults. The driver's pod is built by the
 * Spark that the operator bundles, executors by the one in the driver's image; both add up alike.
 *
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicDriverFeatureStep.scala">BasicDriverFeatureStep</a>
 * @see <a
 *     href="https://github.com/apache/spark/blob/v4.0.1/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/features/BasicExecutorFeatureStep.scala">BasicExecutorFeatureStep</a>
 */
final class SparkSizing {
  private static final String DYNAMIC = "spark.dynamicAllocation.";

  private final MapNode spec;
  private final MapNode part;
  private final SparkSide side;
  private final int unsaid;

  /** The size in an application, whose number of executors the webhook fills in with 1. */
  SparkSizing(MapNode spec, SparkSide side) {
    this(spec, side, 1);
  }

  /**
   * The size of one kind of pod.
   *
   * @param unsaid the number of executors if nothing says it
   */
  SparkSizing(MapNode spec, SparkSide side, int unsaid) {
    this.unsaid = unsaid;
    this.spec = spec;
    this.side = side;
    this.part = spec.findMap(side.field()).orElse(MapNode.empty(spec.origin()));
  }

  /**
   * What the pod asks for.
   *
   * @throws IllegalArgumentException if a size is none that Spark reads
   */
  SparkMemory memory() {
    long heap = size("memory", "spark." + side.field() + ".memory", "1g");
    Optional<String> explicit =
        scalar(part, "memoryOverhead").or(() -> conf("spark." + side.field() + ".memoryOverhead"));
    long overhead =
        explicit
            .map(text -> SparkMemory.mebibytes(text, "m"))
            .orElseGet(() -> SparkMemory.overhead(heap, factor(), leastOverhead()));
    if (side == SparkSide.DRIVER) {
      return new SparkMemory(heap, overhead, 0, 0);
    }
    boolean isOffHeap =
        conf("spark.memory.offHeap.enabled").filter("true"::equalsIgnoreCase).isPresent();
    long offHeap =
        isOffHeap
            ? conf("spark.memory.offHeap.size").map(t -> SparkMemory.mebibytes(t, "b")).orElse(0L)
            : 0;
    long python =
        SparkMemory.isPython(file())
            ? conf("spark.executor.pyspark.memory")
                .map(text -> SparkMemory.mebibytes(text, "m"))
                .orElse(0L)
            : 0;
    return new SparkMemory(heap, overhead, offHeap, python);
  }

  private long size(String field, String key, String otherwise) {
    return SparkMemory.mebibytes(scalar(part, field).or(() -> conf(key)).orElse(otherwise), "m");
  }

  private long leastOverhead() {
    return conf("spark." + side.field() + ".minMemoryOverhead")
        .map(text -> SparkMemory.mebibytes(text, "m"))
        .orElse(SparkMemory.leastOverhead());
  }

  private double factor() {
    return conf("spark." + side.field() + ".memoryOverheadFactor")
        .or(() -> conf("spark.kubernetes.memoryOverheadFactor"))
        .or(() -> scalar(spec, "memoryOverheadFactor"))
        .map(Double::parseDouble)
        .orElseGet(() -> SparkMemory.factor(file()) / 100.0);
  }

  /** The memory limit that the resource says, as a quantity. */
  Optional<String> memoryLimit() {
    return scalar(part, "memoryLimit").map(SparkSizing::asKubernetes);
  }

  /** The operator turns a size in Spark's words into one of Kubernetes. */
  private static String asKubernetes(String size) {
    String last = size.isEmpty() ? "" : size.substring(size.length() - 1);
    return List.of("k", "m", "g", "t").contains(last)
        ? size.substring(0, size.length() - 1) + last.toUpperCase(Locale.ROOT) + "i"
        : size;
  }

  /** Cores that the pod asks for, as a quantity. */
  String cpu() {
    return scalar(part, "coreRequest")
        .or(() -> conf("spark.kubernetes." + side.field() + ".request.cores"))
        .or(() -> scalar(part, "cores"))
        .or(() -> conf("spark." + side.field() + ".cores"))
        .orElse("1");
  }

  /** The limit of cores, as a quantity. */
  Optional<String> cpuLimit() {
    return scalar(part, "coreLimit")
        .or(() -> conf("spark.kubernetes." + side.field() + ".limit.cores"));
  }

  /** How many tasks run at once in one. */
  String cores() {
    return scalar(part, "cores").or(() -> conf("spark." + side.field() + ".cores")).orElse("1");
  }

  /** The most of these pods at once; with dynamic allocation without an end, those at the start. */
  int most() {
    if (side == SparkSide.DRIVER) {
      return 1;
    }
    int atStart = executors("instances", "spark.executor.instances").orElse(unsaid);
    Optional<MapNode> dynamic =
        spec.findMap("dynamicAllocation")
            .filter(d -> scalar(d, "enabled").filter("true"::equals).isPresent());
    boolean byConf = conf(DYNAMIC + "enabled").filter("true"::equals).isPresent();
    if (dynamic.isEmpty() && !byConf) {
      return atStart;
    }
    MapNode fields = dynamic.orElseGet(() -> MapNode.empty(spec.origin()));
    for (String field : new String[] {"initialExecutors", "minExecutors"}) {
      atStart = Math.max(atStart, number(fields, field).orElse(0));
    }
    return number(fields, "maxExecutors").orElse(atStart);
  }

  private Optional<Integer> executors(String field, String key) {
    return scalar(part, field).or(() -> conf(key)).map(SparkSizing::count);
  }

  private Optional<Integer> number(MapNode dynamic, String field) {
    return scalar(dynamic, field).or(() -> conf(DYNAMIC + field)).map(SparkSizing::count);
  }

  private static int count(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 1; // The check of the schema reports it.
    }
  }

  private String file() {
    return scalar(spec, "mainApplicationFile").orElse("");
  }

  private Optional<String> conf(String key) {
    return spec.findMap("sparkConf").flatMap(conf -> scalar(conf, key));
  }

  static Optional<String> scalar(MapNode map, String key) {
    return map.find(key)
        .filter(ScalarNode.class::isInstance)
        .map(node -> (ScalarNode) node)
        .filter(node -> !node.isNull())
        .map(ScalarNode::text);
  }
}
