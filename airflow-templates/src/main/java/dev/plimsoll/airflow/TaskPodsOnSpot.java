package dev.plimsoll.airflow;

import dev.plimsoll.compile.SettleCodes;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.component.WorkspaceRun;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.SpotPools;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reports task pods on nodes that the cloud may take back, of pipelines that try nothing twice: the
 * task is lost with its pod, even if the pod that it made goes on.
 */
final class TaskPodsOnSpot {
  private static final FieldPath SELECTOR = FieldPath.of("spec", "nodeSelector");

  private final Airflow airflow;
  private final RenderScope scope;
  private final List<WorkspaceRun> runs;
  private final SpotPools pools;

  TaskPodsOnSpot(Airflow airflow, RenderScope scope) {
    this.airflow = airflow;
    this.scope = scope;
    this.runs = scope.platform().runsOf(airflow);
    var known = new ArrayList<NodePool>();
    for (AirflowPart part : AirflowPart.values()) {
      airflow.part(part).nodePool().ifPresent(known::add);
    }
    airflow.fields().overrides.values().forEach(own -> own.nodePool().ifPresent(known::add));
    this.pools = SpotPools.among(known, scope.env());
  }

  void check(Bundle bundle) {
    if (pools.isEmpty()) {
      return;
    }
    var pods = new TaskPods(airflow);
    check(bundle, pods.identity(), this::hasPlainTask);
    for (TaskOverride own : airflow.fields().overrides.values()) {
      check(bundle, pods.identity(own), run -> run.pipeline().name().equals(own.pipeline()));
    }
  }

  private boolean hasPlainTask(WorkspaceRun run) {
    return run.pipeline()
        .jobs()
        .anyMatch(
            job ->
                !airflow
                    .fields()
                    .overrides
                    .containsKey(TaskOverride.key(run.pipeline().name(), job.name())));
  }

  private void check(Bundle bundle, Identity id, Predicate<WorkspaceRun> isMadeFor) {
    Optional<Manifest> pod = bundle.find(id.group(), id.kind(), id.namespace(), id.name());
    Optional<NodePool> pool =
        pod.flatMap(manifest -> manifest.tree().findMap("spec")).flatMap(pools::of);
    if (pool.isEmpty()) {
      return;
    }
    runs.stream()
        .filter(run -> run.pipeline().retries() == 0)
        .filter(isMadeFor)
        .map(run -> run.pipeline().name())
        .distinct()
        .forEach(
            pipeline ->
                scope
                    .findings()
                    .add(
                        SettleCodes.LOST_FOR_GOOD,
                        pod.get().where(SELECTOR),
                        "runs on pool \""
                            + pool.get().name()
                            + "\", whose nodes the cloud may take back, and pipeline \""
                            + pipeline
                            + "\" tries nothing twice",
                        "write withRetries(1) or more, or let it run elsewhere"));
  }
}
