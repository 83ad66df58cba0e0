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

/** A Flink job for which the page of Flink shows what is refused. */
public final class MistakenFlinkPlatform
    implements PlatformDefinition<PlatformDefinition.NoSettings> {
  @Override
  public Platform define(Environment<NoSettings> env) {
    var flink2 =
        FlinkRuntime.of(FlinkVersion.V2_2, Image.of("registry.acme.example/flink:1.20.4-acme7"));
    // region mistakes
    var clicks =
        FlinkJob.named("clicks")
            .on(flink2)
            .running(FlinkProgram.jar("/opt/acme/clicks.jar"))
            .withJobManager(PodSize.of(Cpu.millis(500), Memory.mebibytes(512)))
            .withTaskManagers(
                FlinkTaskManagers.exactly(2).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))))
            .withConf("state.backend.async", "true")
            .withConf("execution.checkpointing.intervall", "1 min")
            .withConf("taskmanager.memory.managed.size", "512Mi")
            .withConf("taskmanager.data.port", "7000");
    // endregion
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(clicks)
            .withRetries(2);
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(ObjectStore.named("lake").path("logs"));
    var flink = FlinkOperator.standard();
    var jobs = Workspace.named("data-jobs").run(nightly, airflow).servedBy(flink);
    return Platform.named("acme").with(airflow, flink, jobs);
  }
}
