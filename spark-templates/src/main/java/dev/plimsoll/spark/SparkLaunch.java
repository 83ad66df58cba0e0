package dev.plimsoll.spark;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.JobScope;
import dev.plimsoll.job.Launch;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.topology.PortRef;
import dev.plimsoll.workload.LoweredPod;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.PodScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Spark job in a workspace: its SparkApplication or the task that submits it, and what its pods
 * do with each other.
 */
final class SparkLaunch {
  private final SparkJob job;
  private final JobScope scope;

  /**
   * The pods of a job, whoever submits it.
   *
   * @param arrows what they draw
   * @param beside what must stand beside them
   */
  record Sides(
      LoweredPod drivers, LoweredPod executors, List<Arrow> arrows, List<Manifest> beside) {}

  SparkLaunch(SparkJob job, JobScope scope) {
    this.job = job;
    this.scope = scope;
  }

  Launch launch() {
    SparkJobChecks.check(job, scope.findings());
    Pod driver = SparkJobPods.pod(job, SparkSide.DRIVER);
    Pod executor = SparkJobPods.pod(job, SparkSide.EXECUTOR);
    LoweredPod drivers = lower(driver, SparkJob.DRIVER);
    LoweredPod executors = lower(executor, SparkJob.EXECUTOR);
    var arrows = new ArrayList<Arrow>(driver.arrows(scope.pods(SparkJob.DRIVER)));
    arrows.addAll(executor.arrows(scope.pods(SparkJob.EXECUTOR)));
    arrows.addAll(between(scope.pods(SparkJob.DRIVER), scope.pods(SparkJob.EXECUTOR)));
    var beside = new TreeMap<Identity, Manifest>();
    drivers.objects().forEach(object -> beside.put(object.identity(), object));
    executors.objects().forEach(object -> beside.put(object.identity(), object));
    var sides = new Sides(drivers, executors, arrows, List.copyOf(beside.values()));
    return job.options()
        .submits()
        .map(mode -> new SubmitLaunch(job, scope, mode).launch(sides))
        .orElseGet(() -> resource(sides));
  }

  private Launch resource(Sides sides) {
    return new Launch.Resource(
        new SparkResource(job, scope).manifest(sides.drivers, sides.executors),
        Launch.EndCondition.of(
            FieldPath.of("status", "applicationState", "state"),
            Set.of("COMPLETED"),
            Set.of("FAILED")),
        sides.arrows,
        sides.beside);
  }

  private LoweredPod lower(Pod pod, JobRole role) {
    return pod.lower(
        PodScope.of(scope.env(), scope.namespace(), role.role().value(), scope.findings()));
  }

  private static List<Arrow> between(Endpoint.Pods driver, Endpoint.Pods executor) {
    PortRef rpc = PortRef.tcp(SparkPorts.RPC);
    PortRef blocks = PortRef.tcp(SparkPorts.BLOCKS);
    // That a driver has executors is what the picture tells; how they talk is their own affair.
    return List.of(
        new Arrow.Calls(executor, driver, List.of(rpc, blocks), "reports to", true),
        new Arrow.Calls(driver, executor, List.of(blocks), "exchanges blocks with", true),
        new Arrow.Calls(executor, executor, List.of(blocks), "exchanges blocks with", true),
        new Arrow.Manages(
            driver, Optional.of(driver.namespace()), SparkRights.driver(), "spawns", executor));
  }
}
