package dev.plimsoll.spark;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.node.MapNode;
import java.util.Map;
import java.util.Optional;

/** How many executors an application may have. */
final class AllocationCheck {
  private final ApplicationView app;
  private final Findings findings;

  AllocationCheck(ApplicationView app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  void check() {
    byConf();
    app.spec()
        .findMap("dynamicAllocation")
        .filter(dynamic -> scalar(dynamic, "enabled").filter("true"::equals).isPresent())
        .ifPresent(this::dynamic);
  }

  /** The operator looks for the key in lower case, and then counts executors as fixed. */
  private void byConf() {
    Map<String, String> conf = app.conf();
    if ("true".equals(conf.get("spark.dynamicAllocation.enabled"))) {
      findings.add(
          SparkCodes.KEY_IS_DERIVED,
          app.where("sparkConf", "spark.dynamicAllocation.enabled"),
          "dynamic allocation by sparkConf, which the operator does not see",
          "write dynamicAllocation: {enabled: true, ...}");
    }
    if ("true".equals(conf.get("spark.shuffle.service.enabled"))) {
      findings.add(
          SparkCodes.NO_SHUFFLE_TRACKING,
          app.where("sparkConf", "spark.shuffle.service.enabled"),
          "wants a shuffle service, and Kubernetes has none",
          "remove it; dynamicAllocation.shuffleTrackingEnabled takes its place");
    }
  }

  private void dynamic(MapNode dynamic) {
    if (scalar(dynamic, "shuffleTrackingEnabled").filter("false"::equals).isPresent()) {
      findings.add(
          SparkCodes.NO_SHUFFLE_TRACKING,
          app.where("dynamicAllocation", "shuffleTrackingEnabled"),
          "allocates executors without shuffle tracking",
          "write shuffleTrackingEnabled: true");
    }
    Optional<Integer> most = number(dynamic, "maxExecutors");
    if (most.isEmpty()) {
      findings.add(
          SparkCodes.EXECUTORS_UNBOUNDED,
          app.where("dynamicAllocation"),
          "allocates executors without end",
          "write maxExecutors");
    }
    int least = number(dynamic, "minExecutors").orElse(0);
    int initial = number(dynamic, "initialExecutors").orElse(least);
    if (least > initial || (most.isPresent() && initial > most.get())) {
      findings.add(
          SparkCodes.EXECUTORS_UNBOUNDED,
          app.where("dynamicAllocation"),
          "allocates at least "
              + least
              + ", at first "
              + initial
              + most.map(number -> ", at most " + number).orElse("")
              + " executors",
          "let the three numbers not decrease");
    }
  }

  private static Optional<Integer> number(MapNode map, String key) {
    return scalar(map, key).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  private static Optional<String> scalar(MapNode map, String key) {
    return SparkSizing.scalar(map, key);
  }
}
