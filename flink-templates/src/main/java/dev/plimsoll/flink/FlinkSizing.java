package dev.plimsoll.flink;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How large one kind of pod of a cluster is, and how many there are.
 *
 * @see <a
 *     href="https://github.com/apache/flink/blob/release-2.2/flink-kubernetes/src/main/java/org/apache/flink/kubernetes/utils/KubernetesUtils.java">KubernetesUtils,
 *     getResourceRequirements</a>
 */
final class FlinkSizing {
  private final DeploymentView view;
  private final FlinkSide side;
  private final Map<String, String> conf;
  private final FlinkKeys keys;

  FlinkSizing(DeploymentView view, FlinkSide side, Map<String, String> conf, FlinkVersion line) {
    this.view = view;
    this.side = side;
    this.conf = conf;
    this.keys = FlinkKeys.of(line);
  }

  /** What the pod asks for, in whole MiB. */
  String memory() throws FlinkMemory.DoesNotFit {
    return mebibytes() + "Mi";
  }

  /** The memory limit, cut to whole MiB. */
  String memoryLimit() throws FlinkMemory.DoesNotFit {
    BigDecimal factor = factor("memory");
    return BigDecimal.valueOf(mebibytes()).multiply(factor).longValue() + "Mi";
  }

  private long mebibytes() throws FlinkMemory.DoesNotFit {
    return FlinkMemory.of(side, conf, keys).process() >> 20;
  }

  /** Cores that the pod asks for, as a quantity. */
  String cpu() {
    return text(cores());
  }

  String cpuLimit() {
    return text(cores().multiply(factor("cpu")));
  }

  private BigDecimal cores() {
    return view.scalar(side.field(), "resource", "cpu")
        .or(() -> keys.value(conf, "kubernetes." + side.key() + ".cpu.amount"))
        .map(BigDecimal::new)
        .filter(cores -> cores.signum() > 0)
        .orElseGet(() -> BigDecimal.valueOf(side == FlinkSide.JOB_MANAGER ? 1 : slots()));
  }

  private BigDecimal factor(String what) {
    return keys.valueOrDefault(conf, "kubernetes." + side.key() + "." + what + ".limit-factor")
        .map(BigDecimal::new)
        .orElse(BigDecimal.ONE);
  }

  private static String text(BigDecimal cores) {
    return cores.stripTrailingZeros().toPlainString();
  }

  private int slots() {
    return keys.valueOrDefault(conf, "taskmanager.numberOfTaskSlots")
        .map(Integer::valueOf)
        .orElse(1);
  }

  /** How many of these pods run at once: what is written, or as many as the parallelism needs. */
  int count() {
    if (side == FlinkSide.JOB_MANAGER) {
      return view.number("jobManager", "replicas").orElse(1);
    }
    return view.number("taskManager", "replicas")
        .orElseGet(
            () -> {
              int parallelism = view.number("job", "parallelism").orElse(1);
              return Math.max(1, (parallelism + slots() - 1) / slots());
            });
  }
}
