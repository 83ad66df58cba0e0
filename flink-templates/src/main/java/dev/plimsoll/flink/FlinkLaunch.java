package dev.plimsoll.flink;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A Flink job in a workspace: its FlinkDeployment, and what its pods do with each other. */
final class FlinkLaunch {
  private final FlinkJob job;
  private final JobScope scope;

  FlinkLaunch(FlinkJob job, JobScope scope) {
    this.job = job;
    this.scope = scope;
  }

  Launch launch() {
    FlinkJobChecks.check(job, scope.findings());
    Pod jobManager = FlinkJobPods.pod(job, FlinkSide.JOB_MANAGER);
    Pod taskManager = FlinkJobPods.pod(job, FlinkSide.TASK_MANAGER);
    LoweredPod jobManagers = lower(jobManager, FlinkJob.JOB_MANAGER);
    LoweredPod taskManagers = lower(taskManager, FlinkJob.TASK_MANAGER);
    var arrows = new ArrayList<Arrow>(jobManager.arrows(scope.pods(FlinkJob.JOB_MANAGER)));
    arrows.addAll(taskManager.arrows(scope.pods(FlinkJob.TASK_MANAGER)));
    arrows.addAll(between(scope.pods(FlinkJob.JOB_MANAGER), scope.pods(FlinkJob.TASK_MANAGER)));
    var beside = new TreeMap<Identity, Manifest>();
    jobManagers.objects().forEach(object -> beside.put(object.identity(), object));
    taskManagers.objects().forEach(object -> beside.put(object.identity(), object));
    return new Launch.Resource(
        new FlinkResource(job, scope).manifest(jobManagers, taskManagers),
        Launch.EndCondition.of(
            FieldPath.of("status", "jobStatus", "state"),
            Set.of("FINISHED"),
            Set.of("FAILED", "CANCELED")),
        arrows,
        List.copyOf(beside.values()));
  }

  private LoweredPod lower(Pod pod, JobRole role) {
    return pod.lower(
        PodScope.of(scope.env(), scope.namespace(), role.role().value(), scope.findings()));
  }

  private List<Arrow> between(Endpoint.Pods jobManager, Endpoint.Pods taskManager) {
    var arrows = new ArrayList<Arrow>();
    arrows.add(
        new Arrow.Calls(
            taskManager,
            jobManager,
            List.of(FlinkPorts.tcp(FlinkPorts.JOB_RPC), FlinkPorts.tcp(FlinkPorts.BLOBS)),
            "reports to",
            true));
    arrows.add(
        new Arrow.Calls(
            jobManager,
            taskManager,
            List.of(FlinkPorts.tcp(FlinkPorts.TASK_RPC), FlinkPorts.tcp(FlinkPorts.QUERIES)),
            "gives tasks to",
            true));
    arrows.add(
        new Arrow.Calls(
            taskManager,
            taskManager,
            List.of(FlinkPorts.tcp(FlinkPorts.DATA)),
            "exchanges data with",
            true));
    arrows.add(
        new Arrow.Manages(
            jobManager,
            Optional.of(jobManager.namespace()),
            FlinkRights.jobManager(),
            "spawns",
            taskManager));
    if (job.options().state().isPresent()) {
      arrows.add(
          new Arrow.Manages(
              taskManager,
              Optional.of(taskManager.namespace()),
              FlinkRights.taskManager(),
              "looks for its leader in",
              new Endpoint.KubernetesApi()));
    }
    return arrows;
  }
}
