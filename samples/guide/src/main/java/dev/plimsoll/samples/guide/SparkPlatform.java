package dev.plimsoll.samples.guide;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.spark.InImage;
import dev.plimsoll.spark.MainClass;
import dev.plimsoll.spark.SparkExecutors;
import dev.plimsoll.spark.SparkJob;
import dev.plimsoll.spark.SparkOperator;
import dev.plimsoll.spark.SparkRuntime;
import dev.plimsoll.spark.SparkVersion;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.time.ZoneId;

/** One Spark job each night, on the Spark operator, started by Airflow. */
public final class SparkPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  // region define
  @Override
  public Platform define(Environment<NoSettings> env) {
    var lake = ObjectStore.named("lake");
    var spark4 =
        SparkRuntime.of(SparkVersion.V4_0, Image.of("registry.acme.example/spark:4.0.4-acme3"));
    var revenue =
        SparkJob.named("daily-revenue")
            .on(spark4)
            .running(MainClass.of("com.acme.Revenue").from(InImage.jar("/opt/acme/revenue.jar")))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
            .withExecutors(
                SparkExecutors.between(2, 10).each(PodSize.of(Cpu.cores(4), Memory.gibibytes(8))))
            .reading(lake.path("raw"))
            .writing(lake.path("marts"));
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(revenue)
            .withRetries(2);
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(lake.path("logs"));
    var spark = SparkOperator.standard();
    var jobs = Workspace.named("data-jobs").run(nightly, airflow).servedBy(spark);
    return Platform.named("acme").with(airflow, spark, jobs);
  }
  // endregion
}
