package dev.plimsoll.spark;

import dev.plimsoll.job.JobRole;
import dev.plimsoll.job.PodJob;
import dev.plimsoll.workload.Pod;

/** The pod that runs spark-submit, as any job that is one pod. */
final class SubmitPod extends PodJob<SubmitPod> {
  private SubmitPod(Parts parts) {
    super(parts);
  }

  static SubmitPod of(String name, JobRole role, Pod pod) {
    return new SubmitPod(Parts.of(name, role, pod.containers().get(0))).withPod(begun -> pod);
  }

  @Override
  protected SubmitPod with(Parts other) {
    return new SubmitPod(other);
  }
}
