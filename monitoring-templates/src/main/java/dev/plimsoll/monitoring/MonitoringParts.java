package dev.plimsoll.monitoring;

import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.workload.Workload;
import java.util.List;

/** The four programs; all of them pass Pod Security restricted. */
record MonitoringParts(Monitoring monitoring, Watched watched) {
  List<Workload> workloads(EnvironmentFacts env) {
    return List.of(
        PrometheusPart.workload(this, env),
        GrafanaPart.workload(this),
        LokiPart.workload(this, env),
        CollectorPart.workload(this, env));
  }
}
