package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The programs; all of them pass Pod Security restricted. */
record MonitoringParts(Monitoring monitoring, Watched watched) {
  /** All of them. */
  List<Workload> workloads(EnvironmentFacts env) {
    var all = new ArrayList<Workload>();
    all.add(PrometheusPart.workload(this, env));
    all.addAll(others(env));
    return all;
  }

  /** Those that are applied as they are. */
  List<Workload> rendered(EnvironmentFacts env) {
    return monitoring.fields().runs == Monitoring.Runs.BY_OPERATOR ? others(env) : workloads(env);
  }

  private List<Workload> others(EnvironmentFacts env) {
    var others = new ArrayList<Workload>();
    others.add(GrafanaPart.workload(this));
    others.add(LokiPart.workload(this, env));
    others.add(CollectorPart.workload(this, env));
    monitoring.fields().alerting.map(AlertmanagerPart::workload).ifPresent(others::add);
    return others;
  }
}
