package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Where;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a job that follow from what else the job says. */
final class FlinkJobChecks {
  private static final String PORTS =
      "leave it out; policies open exactly the ports that are written";
  private static final String STATE = "say it with keepingState(...)";

  private static final Map<String, String> DERIVED = derived();

  private FlinkJobChecks() {}

  private static Map<String, String> derived() {
    var keys = new TreeMap<String, String>();
    FlinkPorts.conf().keySet().forEach(key -> keys.put(key, PORTS));
    keys.put("taskmanager.numberOfTaskSlots", "say it with FlinkTaskManagers.withSlots(...)");
    keys.put("parallelism.default", "say it with FlinkTaskManagers: it is their slots");
    keys.put("high-availability.type", STATE);
    keys.put("high-availability.storageDir", STATE);
    keys.put("execution.checkpointing.dir", STATE);
    keys.put("execution.checkpointing.savepoint-dir", STATE);
    for (FlinkSide side : FlinkSide.values()) {
      String with = side == FlinkSide.JOB_MANAGER ? "withJobManager" : "withTaskManagers";
      keys.put(side.processSize(), "say it with " + with + "(...)");
      for (String factor : new String[] {"cpu.limit-factor", "memory.limit-factor"}) {
        keys.put(
            "kubernetes." + side.key() + "." + factor, "say it with the size in " + with + "(...)");
      }
    }
    keys.put("kubernetes.taskmanager.service-account", "leave it out; rights are of this account");
    return keys;
  }

  /** Whether a setting follows from the job. */
  static boolean isDerived(String key) {
    return DERIVED.containsKey(key);
  }

  static void check(FlinkJob job, Findings findings) {
    Where where = Where.named("Flink job", job.name());
    for (String key : job.options().conf().keySet()) {
      if (isDerived(key)) {
        findings.add(
            FlinkCodes.KEY_IS_DERIVED,
            where.at(FieldPath.of("conf", key)),
            key + " is set by hand",
            DERIVED.get(key));
      }
    }
  }
}
