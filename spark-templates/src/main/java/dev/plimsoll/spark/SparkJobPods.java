package dev.plimsoll.spark;

import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Pod;
import dev.plimsoll.workload.RunAs;
import java.util.function.UnaryOperator;

/** The pods of a job as it describes them, before Spark adds its own to them. */
final class SparkJobPods {
  private SparkJobPods() {}

  /** One kind of pod: what both have in common, and where it runs. */
  static Pod pod(SparkJob job, SparkSide side) {
    SparkJob.Parts parts = job.parts();
    PodSize size = side == SparkSide.DRIVER ? parts.driver() : parts.executors().size();
    Pod pod =
        Pod.of(
                Container.of(side.container(), parts.runtime().image(), size)
                    .withScratch("/tmp", StorageSize.gibibytes(1))
                    // Since SPARK-33782 jars and files of a job are copied to where Spark starts.
                    .withScratch("/opt/spark/work-dir", StorageSize.gibibytes(1)))
            .runningAs(RunAs.user(185).withGroup(185).withVolumeGroup(185));
    for (UnaryOperator<Pod> shape : job.options().shapes()) {
      pod = shape.apply(pod);
    }
    Pod shaped = pod;
    return side == SparkSide.EXECUTOR
        ? parts.executors().pool().map(shaped::on).orElse(shaped)
        : shaped;
  }
}
