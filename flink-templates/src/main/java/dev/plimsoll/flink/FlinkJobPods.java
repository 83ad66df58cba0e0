package dev.plimsoll.flink;

import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.RunAs;
import java.util.function.UnaryOperator;

/** The pods of a job as it describes them, before Flink adds its own to them. */
final class FlinkJobPods {
  private FlinkJobPods() {}

  /** One kind of pod: what both have in common, and where it runs. */
  static Pod pod(FlinkJob job, FlinkSide side) {
    FlinkJob.Parts parts = job.parts();
    boolean isTask = side == FlinkSide.TASK_MANAGER;
    StorageSize scratch = isTask ? parts.taskManagers().scratch() : StorageSize.gibibytes(1);
    Pod pod =
        Pod.of(
                Container.of(FlinkSide.CONTAINER, parts.runtime().image(), size(job, side))
                    .withScratch("/tmp", scratch)
                    .withScratch("/opt/flink/log", StorageSize.mebibytes(512)))
            .runningAs(RunAs.user(9999).withGroup(9999).withVolumeGroup(9999));
    for (UnaryOperator<Pod> shape : job.options().shapes()) {
      pod = shape.apply(pod);
    }
    Pod shaped = pod;
    return isTask ? parts.taskManagers().pool().map(shaped::on).orElse(shaped) : shaped;
  }

  static PodSize size(FlinkJob job, FlinkSide side) {
    return side == FlinkSide.TASK_MANAGER
        ? job.parts().taskManagers().size()
        : job.parts().jobManager();
  }
}
