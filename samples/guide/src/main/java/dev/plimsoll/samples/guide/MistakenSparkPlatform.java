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
import dev.plimsoll.spark.PythonFile;
import dev.plimsoll.spark.SparkExecutors;
import dev.plimsoll.spark.SparkJob;
import dev.plimsoll.spark.SparkOperator;
import dev.plimsoll.spark.SparkRuntime;
import dev.plimsoll.spark.SparkVersion;
import dev.plimsoll.spark.SparkWebhook;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.time.ZoneId;

/** A Spark job for which the page of Spark shows what is refused. */
public final class MistakenSparkPlatform
    implements PlatformDefinition<PlatformDefinition.NoSettings> {
  @Override
  public Platform define(Environment<NoSettings> env) {
    var spark35 =
        SparkRuntime.of(SparkVersion.V3_5, Image.of("registry.acme.example/spark:3.5.8-scala"));
    // region mistakes
    var rates =
        SparkJob.named("fx-rates")
            .on(spark35)
            .running(PythonFile.inImage("/opt/acme/fx.py"))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(1)))
            .withExecutors(
                SparkExecutors.exactly(2).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(4))))
            .withConf("spark.sql.shuffle.partition", "400")
            .withConf("spark.kubernetes.allocation.pods.allocator", "statefulset")
            .withConf("spark.openlineage.transport.type", "http");
    var spark = SparkOperator.standard().withWebhook(SparkWebhook.OFF);
    // endregion
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(rates)
            .withRetries(2);
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(ObjectStore.named("lake").path("logs"));
    var jobs = Workspace.named("data-jobs").run(nightly, airflow).servedBy(spark);
    return Platform.named("acme").with(airflow, spark, jobs);
  }
}
