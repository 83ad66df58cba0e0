package dev.plimsoll.samples.guide;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.flink.FlinkJob;
import dev.plimsoll.flink.FlinkOperator;
import dev.plimsoll.flink.FlinkProgram;
import dev.plimsoll.flink.FlinkRuntime;
import dev.plimsoll.flink.FlinkTaskManagers;
import dev.plimsoll.flink.FlinkVersion;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.time.ZoneId;

/** One Flink job each night, on the Flink operator, started by Airflow. */
public final class FlinkPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  // region define
  @Override
  public Platform define(Environment<NoSettings> env) {
    var lake = ObjectStore.named("lake");
    var flink2 =
        FlinkRuntime.of(FlinkVersion.V2_2, Image.of("registry.acme.example/flink:2.2.1-acme1"));
    var orders =
        FlinkJob.named("late-orders")
            .on(flink2)
            .running(FlinkProgram.jar("/opt/acme/orders.jar").withMain("com.acme.LateOrders"))
            .withJobManager(PodSize.of(Cpu.millis(500), Memory.mebibytes(1600)))
            .withTaskManagers(
                FlinkTaskManagers.exactly(3)
                    .each(PodSize.of(Cpu.cores(2), Memory.gibibytes(4)))
                    .withSlots(2))
            .withConf("execution.runtime-mode", "BATCH")
            .reading(lake.path("raw"))
            .keepingState(lake.path("flink/late-orders"));
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(orders)
            .withRetries(2);
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(lake.path("logs"));
    var flink = FlinkOperator.standard();
    var jobs = Workspace.named("data-jobs").run(nightly, airflow).servedBy(flink);
    return Platform.named("acme").with(airflow, flink, jobs);
  }
  // endregion
}
