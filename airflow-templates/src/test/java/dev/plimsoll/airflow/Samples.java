package dev.plimsoll.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.component.Application;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.job.DbtJob;
import dev.plimsoll.job.Job;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.unit.Port;
import dev.plimsoll.unit.ServiceName;
import dev.plimsoll.unit.StorageSize;
import dev.plimsoll.unit.TenantName;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.EnvValue;
import dev.plimsoll.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** Platforms and the environment of this module's tests. */
final class Samples {
  private static final Path ENVIRONMENTS = Path.of("src/test/resources/environments");

  static final Database METADATA = Database.postgres("airflow-db");
  static final ObjectStore LAKE = ObjectStore.named("lake");
  static final SecretNeed FX = SecretNeed.named("fx", "token");
  static final PodSize SMALL = PodSize.of(Cpu.millis(500), Memory.gibibytes(1));

  /** No settings. */
  record NoSettings() {}

  private Samples() {}

  /** Texts that Python, Jinja, YAML or a template loader would read as something else. */
  static final String[] NASTY = {
    "{{ ds }}",
    "{% raw %}{# note #}{{{",
    "config.yaml",
    "it's \"quoted\" \\ and\nbroken\ttext\n",
    "caf\u00e9 \u2028 \u202e \ud83d\ude80",
    "--flag=$(HOME)",
    "'''\"\"\""
  };

  static Airflow airflow() {
    return Airflow.release(AirflowVersion.V3_3)
        .withMetadata(METADATA)
        .withRemoteLogs(LAKE.path("airflow-logs"))
        .with(AirflowPart.SCHEDULER, s -> s.withReplicas(2));
  }

  static Pipeline nightly() {
    var marts =
        DbtJob.named("marts", Image.of("registry.acme.example/dbt:2.1.0"))
            .running("build", "--select", "marts")
            .sized(SMALL);
    var rates =
        PythonJob.named("fx-rates", Image.of("registry.acme.example/py:1.0.0"))
            .running("/opt/acme/fx.py", NASTY)
            .sized(SMALL);
    var report =
        PythonJob.named("report", Image.of("registry.acme.example/py:1.0.0"))
            .runningModule("acme.report")
            .sized(SMALL);
    var revenue =
        new ResourceJob("daily-revenue", "sparkoperator.k8s.io/v1beta2", "SparkApplication");
    var topic = new ResourceJob("topic", "acme.example/v1", "Backfill");
    return Pipeline.named("nightly")
        .describedAs("Revenue, \"rates\" and {{ marts }}")
        .at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin")))
        .run(revenue, rates)
        .then(marts, topic)
        .then(report)
        .withRetries(2)
        .withRetryDelay(Duration.ofMinutes(10))
        .withTimeLimit(Duration.ofHours(6));
  }

  /** One task with everything of its own, one with another size only. */
  static Airflow withOwnTaskPods() {
    Pipeline nightly = nightly();
    return airflow()
        .withTask(
            TaskOverride.of(nightly, job(nightly, "fx-rates"))
                .withImage(Image.of("registry.acme.example/airflow-fx:3.3.2-1"))
                .sized(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
                .on(NodePool.named("tasks"))
                .withEnv("FX_SOURCE", "ecb, \"daily\" {{ ds }}")
                .withEnv("FX_TOKEN", EnvValue.secret(FX, "token"))
                .withFiles(
                    "/opt/fx", ConfigFiles.named("fx").with("rates.ini", "[fx]\nbase = EUR\n"))
                .withScratch("/var/fx", StorageSize.gibibytes(3)))
        .withTask(
            TaskOverride.of(nightly, job(nightly, "topic"))
                .sized(PodSize.of(Cpu.millis(200), Memory.mebibytes(640))));
  }

  /** A collector that is a component of its own. */
  static Application collector() {
    return Application.named("collector")
        .in("telemetry")
        .with(
            Workload.deployment(
                    "otel-collector",
                    Container.of(Image.of("otel/opentelemetry-collector-contrib:0.130.0"), SMALL)
                        .withPort("otlp-http", 4318))
                .inRole("otel-collector"));
  }

  static Airflow withCollector() {
    return airflow()
        .withTelemetry(
            OtlpCollector.of(
                    Endpoint.pods(NamespaceName.of("telemetry"), "otel-collector"),
                    ServiceName.of("otel-collector"),
                    Port.tcp("otlp-http", 4318))
                .withTraces());
  }

  static Airflow withCluster() {
    return airflow()
        .withDatabase(DatabaseInCluster.cloudNativePg(3, StorageSize.gibibytes(20)))
        .withConnectionPool(ConnectionPool.standard());
  }

  static Airflow withDevelopmentDatabase() {
    return airflow().withDatabase(DatabaseInCluster.development(StorageSize.gibibytes(2)));
  }

  private static Job job(Pipeline pipeline, String name) {
    return pipeline.jobs().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
  }

  static Platform platform(Airflow airflow) {
    Workspace jobs = Workspace.named("data-jobs").run(nightly(), airflow);
    return Platform.named("acme").with(airflow, jobs, jobs.forTenant(TenantName.of("risk")));
  }

  static Environment<NoSettings> environment() {
    return environment("prod");
  }

  static Environment<NoSettings> environment(String name) {
    var findings = new Findings();
    var environment =
        EnvironmentFolder.read(ENVIRONMENTS, findings)
            .merged(name, findings)
            .flatMap(
                merged ->
                    new EnvironmentLoader(Samples.class.getClassLoader(), findings)
                        .load(merged, NoSettings.class));
    assertThat(findings.hasErrors()).as(text(findings)).isFalse();
    return environment.orElseThrow();
  }

  static Compiled compiled() {
    return new PlatformCompiler().compile(platform(airflow()), environment());
  }

  static String text(Findings findings) {
    return findings.sorted().stream().map(FindingText::render).collect(Collectors.joining("\n"));
  }
}
