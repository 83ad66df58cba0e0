package example.nimbus;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Application;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.job.DbtJob;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.TenantName;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Workload;
import java.time.ZoneId;
import java.util.List;

/** The data platform of Nimbus: a nightly forecast for each tenant, and an API that serves it. */
public final class NimbusPlatform implements PlatformDefinition<NimbusPlatform.Settings> {
  private static final ObjectStore LAKE = ObjectStore.named("lake");
  private static final Database AIRFLOW_DB = Database.postgres("airflow-db");
  private static final WebEndpoint API = WebEndpoint.named("forecasts");

  // region settings
  /** What environment files set. */
  public record Settings(@Default("2") int apiReplicas, @Default("[]") List<TenantName> tenants) {}

  // endregion

  @Override
  public Platform define(Environment<Settings> env) {
    var fetch =
        PythonJob.named("fetch", Image.of("registry.nimbus.example/jobs:1.0.0"))
            .running("/opt/nimbus/fetch.py")
            .sized(PodSize.of(Cpu.millis(500), Memory.gibibytes(1)))
            .writing(LAKE.path("raw"));
    var model =
        DbtJob.named("model", Image.of("registry.nimbus.example/dbt:1.0.0"))
            .running("build")
            .sized(PodSize.of(Cpu.millis(500), Memory.gibibytes(1)))
            .reading(LAKE.path("raw"))
            .writing(LAKE.path("marts"));
    var nightly =
        Pipeline.named("nightly")
            .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
            .run(fetch)
            .then(model)
            .withRetries(2);

    var api =
        Workload.deployment(
                "forecasts",
                Container.of(
                        Image.of("registry.nimbus.example/api:1.0.0"),
                        PodSize.of(Cpu.millis(100), Memory.mebibytes(256)))
                    .withPort("http", 8080)
                    .ready(Probe.http("http", "/ready")))
            .withReplicas(env.settings().apiReplicas())
            .reading(LAKE.path("marts"))
            .exposedAt(API, "http");

    // region platform
    var airflow =
        Airflow.release(AirflowVersion.V3_3)
            .withMetadata(AIRFLOW_DB)
            .withRemoteLogs(LAKE.path("logs/airflow"));
    var jobs = Workspace.named("jobs").run(nightly, airflow);
    var platform =
        Platform.named("nimbus")
            .with(airflow, jobs, Application.named("forecasts").in("forecasts").with(api));
    for (TenantName tenant : env.settings().tenants()) {
      platform = platform.with(jobs.forTenant(tenant));
    }
    return platform;
    // endregion
  }
}
