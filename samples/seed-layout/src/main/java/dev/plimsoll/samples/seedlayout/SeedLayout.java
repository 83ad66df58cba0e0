package dev.plimsoll.samples.seedlayout;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowPart;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.job.DbtJob;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.monitoring.DataSource;
import dev.plimsoll.monitoring.Monitoring;
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
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import java.time.ZoneId;
import org.apiguardian.api.API;

/**
 * Airflow, the Spark operator with its drivers and executors in one namespace, dbt and Python in
 * another, and what watches them.
 *
 * <p>Drivers and executors beside their operator are how the first drawing had it. It costs a wall:
 * whoever may create pods in {@code spark-operator} may use the operator's accounts. {@code
 * AcmePlatform} shows the layout without that, and the compiler warns of this one.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class SeedLayout implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final SparkRuntime SPARK =
      SparkRuntime.of(SparkVersion.V4_0, Image.of("registry.acme.example/spark:4.0.4-acme3"))
          .withJmxExporter(InImage.jar("/opt/acme/jmx_prometheus_javaagent.jar"));
  private static final ObjectStore LAKE = ObjectStore.named("lake");
  private static final PodSize SMALL = PodSize.of(Cpu.millis(500), Memory.gibibytes(1));

  /** For {@code plimsoll} and the build. */
  public SeedLayout() {}

  @Override
  public Platform define(Environment<NoSettings> env) {
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(Database.postgres("airflow-db"))
            .withRemoteLogs(LAKE.path("airflow"));
    var operator = SparkOperator.standard();

    var revenue =
        SparkJob.named("revenue")
            .on(SPARK)
            .running(MainClass.of("com.acme.Revenue").from(InImage.jar("/opt/acme/revenue.jar")))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
            .withExecutors(
                SparkExecutors.exactly(2).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(4))));
    var spark =
        Workspace.named("spark-jobs")
            .in("spark-operator")
            .run(nightly("revenue").run(revenue), airflow)
            .servedBy(operator);

    var marts =
        DbtJob.named("marts", Image.of("registry.acme.example/dbt:2.1.0"))
            .running("build")
            .sized(SMALL);
    var rates =
        PythonJob.named("rates", Image.of("registry.acme.example/jobs:1.4.0"))
            .running("/opt/acme/rates.py")
            .sized(SMALL);
    var jobs = Workspace.named("data-jobs").run(nightly("marts").run(rates).then(marts), airflow);

    var monitoring =
        Monitoring.standard()
            .withMetrics(Retention.days(15), StorageSize.gibibytes(50))
            .withLogs(LAKE.path("logs"))
            .showingOnly(DataSource.METRICS)
            .scrapingOnly(
                airflow.pods(AirflowPart.SCHEDULER),
                new Endpoint.Pods(spark.namespace(), SparkJob.DRIVER.role()),
                new Endpoint.Pods(spark.namespace(), SparkJob.EXECUTOR.role()));
    return Platform.named("seed").with(airflow, operator, spark, jobs, monitoring);
  }

  private static Pipeline nightly(String name) {
    return Pipeline.named(name).at(Cron.of("0 3 * * *", ZoneId.of("UTC")));
  }
}
