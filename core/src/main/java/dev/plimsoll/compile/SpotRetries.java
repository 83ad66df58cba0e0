package dev.plimsoll.compile;

import dev.plimsoll.component.Workspace;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.SpotPools;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.JobLabels;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.PodDemand;
import dev.plimsoll.manifest.PodPaths;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.topology.RoleLabel;
import java.util.List;
import java.util.Optional;

/**
 * Reports work that ends for good when the cloud takes a node back: pods whose end is the end of a
 * job, on nodes that may go, in a pipeline that tries nothing twice; and Jobs that are not tried
 * again. What a controller makes anew, and executors that a driver replaces, may go.
 */
final class SpotRetries {
  private static final List<FieldPath> BACKOFF =
      List.of(
          FieldPath.of("spec", "backoffLimit"),
          FieldPath.of("spec", "jobTemplate", "spec", "backoffLimit"));

  private final Platform platform;
  private final SpotPools pools;
  private final Findings findings;

  SpotRetries(Platform platform, SpotPools pools, Findings findings) {
    this.platform = platform;
    this.pools = pools;
    this.findings = findings;
  }

  void check(Bundle bundle) {
    if (pools.isEmpty()) {
      return;
    }
    for (PodDemand pods : PodDemand.of(bundle)) {
      pools.of(pods.spec()).ifPresent(pool -> check(pods.manifest(), pool));
    }
  }

  private void check(Manifest manifest, NodePool pool) {
    if (manifest.is("batch", "Job") || manifest.is("batch", "CronJob")) {
      BACKOFF.stream()
          .filter(path -> manifest.find(path).filter(n -> n.toString().equals("0")).isPresent())
          .forEach(
              path ->
                  findings.add(
                      SettleCodes.LOST_FOR_GOOD,
                      manifest.where(path),
                      "runs on pool \""
                          + pool.name()
                          + "\", whose nodes the cloud may take back,"
                          + " and is not tried again",
                      "write 1 or more, or let it run elsewhere"));
    } else if (manifest.isLatent()) {
      latent(manifest, pool);
    }
  }

  /** A latent pod that does a job; of several pods of one job, the one whose end is its end. */
  private void latent(Manifest pod, NodePool pool) {
    Optional<String> name = pod.label(JobLabels.JOB);
    Optional<String> role = pod.label(RoleLabel.KEY);
    FieldPath selector =
        PodPaths.of(pod.identity()).orElse(FieldPath.ROOT).field("spec").field("nodeSelector");
    for (Workspace workspace : platform.workspaces()) {
      boolean isHere =
          pod.identity().namespace().equals(Optional.of(workspace.namespace().value()));
      for (Workspace.Run run : isHere ? workspace.runs() : List.<Workspace.Run>of()) {
        Optional<Job> job =
            run.pipeline().jobs().filter(j -> name.equals(Optional.of(j.name()))).findFirst();
        boolean ends =
            job.filter(j -> role.equals(Optional.of(j.roles().get(0).role().value()))).isPresent();
        if (ends && run.pipeline().retries() == 0) {
          findings.add(
              SettleCodes.LOST_FOR_GOOD,
              pod.where(selector),
              "runs on pool \""
                  + pool.name()
                  + "\", whose nodes the cloud may take back, and"
                  + " pipeline \""
                  + run.pipeline().name()
                  + "\" tries nothing twice",
              "write withRetries(1) or more, or let it run elsewhere");
        }
      }
    }
  }
}
