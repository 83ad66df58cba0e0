package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a job that follow from what else the job says. */
final class SparkJobChecks {
  private static final String EXECUTORS = "say it with withExecutors(...)";
  private static final String DRIVER = "say it with withDriver(...)";
  private static final String PORTS =
      "leave it out; policies open exactly the ports that are written";

  /** Key, or its beginning with a dot at the end, and what to do instead. */
  private static final Map<String, String> DERIVED = derived();

  private SparkJobChecks() {}

  private static Map<String, String> derived() {
    var keys = new TreeMap<String, String>();
    for (String side : new String[] {"driver", "executor"}) {
      String fix = side.equals("driver") ? DRIVER : EXECUTORS;
      for (String what :
          new String[] {
            "cores", "memory", "memoryOverhead", "memoryOverheadFactor", "minMemoryOverhead"
          }) {
        keys.put("spark." + side + "." + what, fix);
      }
      keys.put("spark.kubernetes." + side + ".request.cores", fix);
      keys.put("spark.kubernetes." + side + ".limit.cores", fix);
    }
    keys.put(
        "spark.kubernetes.memoryOverheadFactor",
        "leave it out; what stands beside the heap is computed");
    keys.put("spark.executor.instances", EXECUTORS);
    keys.put("spark.executor.pyspark.memory", "say it with SparkExecutors.withPythonMemory(...)");
    keys.put("spark.memory.offHeap.enabled", "say it with SparkExecutors.withOffHeap(...)");
    keys.put("spark.memory.offHeap.size", "say it with SparkExecutors.withOffHeap(...)");
    for (String what :
        new String[] {
          "enabled", "initialExecutors", "maxExecutors", "minExecutors", "shuffleTracking.enabled"
        }) {
      keys.put("spark.dynamicAllocation." + what, "say it with SparkExecutors.between(...)");
    }
    for (String key : SparkPorts.conf().keySet()) {
      keys.put(key, PORTS);
    }
    return keys;
  }

  /** Whether a setting follows from the job. */
  static boolean isDerived(String key) {
    return DERIVED.containsKey(key);
  }

  static void check(SparkJob job, Findings findings) {
    Where where = Where.named("Spark job", job.name());
    for (String key : job.options().conf().keySet()) {
      if (isDerived(key)) {
        findings.add(
            SparkCodes.KEY_IS_DERIVED,
            where.at(FieldPath.of("conf", key)),
            key + " is set by hand",
            DERIVED.get(key));
      }
    }
    if (job.options().submits().isPresent() && job.parts().runtime().exporter().isPresent()) {
      findings.add(
          SparkCodes.NEEDS_WEBHOOK,
          where,
          "submits itself, and wants the JMX exporter, whose settings the operator makes",
          "leave out withJmxExporter, or submittingItself");
      return;
    }
    if (job.options().podFields() == SparkJob.PodFields.BY_TEMPLATE
        && job.parts().runtime().exporter().isPresent()) {
      findings.add(
          SparkCodes.NEEDS_WEBHOOK,
          where,
          "describes its pods by templates, and wants the JMX exporter, which the webhook mounts",
          "leave out withJmxExporter, or withPodTemplates");
    }
  }
}
