package dev.plimsoll.samples.dataplatform;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowPart;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.job.DbtJob;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.monitoring.Monitoring;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.spark.InImage;
import dev.plimsoll.spark.MainClass;
import dev.plimsoll.spark.PythonFile;
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
import dev.plimsoll.unit.Retention;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.unit.TenantName;
import java.time.ZoneId;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The data platform of Acme: pipelines of Spark, dbt and Python, in one workspace and in one for
 * each tenant.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class AcmePlatform implements PlatformDefinition<AcmePlatform.Settings> {
  private static final SparkRuntime SPARK_4 =
      SparkRuntime.of(SparkVersion.V4_0, Image.of("registry.acme.example/spark:4.0.4-acme3"));
  private static final SparkRuntime SPARK_35 =
      SparkRuntime.of(SparkVersion.V3_5, Image.of("registry.acme.example/spark:3.5.8-acme9"));
  private static final NodePool SPOT = NodePool.named("spark-spot");
  private static final ObjectStore LAKE = ObjectStore.named("lake");
  private static final Database AIRFLOW_DB = Database.postgres("airflow-db");

  /** For {@code plimsoll} and the build. */
  public AcmePlatform() {}

  /**
   * What environment files set.
   *
   * @param maxExecutors the most executors that the daily revenue may have at once
   * @param metricsDisk how much metrics may take, of which Prometheus fills 80 %
   * @param tenants each gets a workspace of its own
   */
  public record Settings(
      @Default("20") int maxExecutors,
      @Default("50Gi") StorageSize metricsDisk,
      @Default("[]") List<TenantName> tenants) {}

  @Override
  public Platform define(Environment<Settings> env) {
    // region spark
    var revenue =
        SparkJob.named("daily-revenue")
            .on(SPARK_4)
            .running(MainClass.of("com.acme.Revenue").from(InImage.jar("/opt/acme/revenue.jar")))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
            .withExecutors(
                SparkExecutors.between(2, env.settings().maxExecutors())
                    .each(PodSize.of(Cpu.cores(4), Memory.gibibytes(8)))
                    .on(SPOT))
            .reading(LAKE.path("raw"))
            .writing(LAKE.path("marts"));
    // endregion
    var history =
        SparkJob.named("fx-history")
            .on(SPARK_35)
            .running(PythonFile.inImage("/opt/acme/fx_history.py"))
            .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(1)))
            .withExecutors(
                SparkExecutors.exactly(2).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(4))))
            .reading(LAKE.path("raw/rates"));
    var rates =
        PythonJob.named("fx-rates", Image.of("registry.acme.example/jobs:1.4.0"))
            .running("/opt/acme/fx.py", "--currency", "EUR")
            .sized(PodSize.of(Cpu.millis(250), Memory.mebibytes(512)))
            .writing(LAKE.path("raw/rates"));
    var marts =
        DbtJob.named("marts", Image.of("registry.acme.example/dbt:2.1.0"))
            .running("build", "--select", "marts")
            .sized(PodSize.of(Cpu.millis(500), Memory.gibibytes(1)))
            .reading(LAKE.path("raw"));
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(AIRFLOW_DB)
            .with(AirflowPart.SCHEDULER, scheduler -> scheduler.withReplicas(2))
            .withRemoteLogs(LAKE.path("logs/airflow"));
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(revenue, rates)
            .then(marts)
            .withRetries(2);
    var weekly =
        Pipeline.named("weekly")
            .at(Cron.of("0 5 * * 0", ZoneId.of("Europe/Berlin")))
            .run(history)
            .withRetries(1);
    var spark = SparkOperator.standard();
    var jobs =
        Workspace.named("data-jobs").run(nightly, airflow).run(weekly, airflow).servedBy(spark);

    // region monitoring
    var monitoring =
        Monitoring.standard()
            .withMetrics(Retention.days(30), env.settings().metricsDisk())
            .withLogs(LAKE.path("logs"));
    // endregion
    var platform = Platform.named("acme").with(airflow, spark, jobs, monitoring);
    for (TenantName tenant : env.settings().tenants()) {
      platform = platform.with(jobs.forTenant(tenant));
    }
    // region accounts
    if (env.facts().stage() == Stage.PROD) {
      platform = platform.withPinnedAccounts();
    }
    // endregion
    return platform;
  }
}
