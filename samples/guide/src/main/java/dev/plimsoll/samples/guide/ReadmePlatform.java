package dev.plimsoll.samples.guide;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.time.ZoneId;

/** The platform of the README: one job each night, run by Airflow. */
public final class ReadmePlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  // region define
  @Override
  public Platform define(Environment<NoSettings> env) {
    var lake = ObjectStore.named("lake");
    var rates =
        PythonJob.named("fx-rates", Image.of("registry.acme.example/jobs:1.4.0"))
            .running("/opt/acme/fx.py")
            .sized(PodSize.of(Cpu.millis(250), Memory.mebibytes(512)))
            .writing(lake.path("raw/rates"));
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(rates)
            .withRetries(2);
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(lake.path("logs"));
    var jobs = Workspace.named("data-jobs").run(nightly, airflow);
    return Platform.named("acme").with(airflow, jobs);
  }
  // endregion
}
