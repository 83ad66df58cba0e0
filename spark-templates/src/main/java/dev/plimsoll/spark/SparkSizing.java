package dev.plimsoll.spark;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.ScalarNode;
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
  private final MapNode spec;
  private final MapNode part;
  private final SparkSide side;

  SparkSizing(MapNode spec, SparkSide side) {
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

  /** The memory limit: what the resource says, else what is asked for. */
  Optional<String> memoryLimit() {
    return scalar(part, "memoryLimit");
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
    int atStart = Math.max(1, scalar(part, "instances").map(SparkSizing::count).orElse(1));
    Optional<MapNode> dynamic =
        spec.findMap("dynamicAllocation")
            .filter(d -> scalar(d, "enabled").filter("true"::equals).isPresent());
    if (dynamic.isEmpty()) {
      return atStart;
    }
    for (String field : new String[] {"initialExecutors", "minExecutors"}) {
      atStart = Math.max(atStart, scalar(dynamic.get(), field).map(SparkSizing::count).orElse(0));
    }
    return scalar(dynamic.get(), "maxExecutors").map(SparkSizing::count).orElse(atStart);
  }

  private static int count(String text) {
    try {
      return Math.max(1, Integer.parseInt(text));
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
