package dev.plimsoll.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.EnvironmentFolder;
import dev.plimsoll.environment.EnvironmentLoader;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.intent.NodePool;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import java.nio.file.Path;
import java.time.ZoneId;

/** Jobs, platforms and the environment of this module's tests. */
final class Samples {
  static final ObjectStore LAKE = ObjectStore.named("lake");
  static final SparkRuntime SPARK_4 =
      SparkRuntime.of(SparkVersion.V4_0, Image.of("registry.acme.example/spark:4.0.4-acme3"));
  static final SparkRuntime SPARK_35 =
      SparkRuntime.of(SparkVersion.V3_5, Image.of("registry.acme.example/spark:3.5.8-acme9"));

  private static final Path ENVIRONMENTS = Path.of("src/test/resources/environments");

  /** No settings. */
  record NoSettings() {}

  private Samples() {}

  static SparkJob revenue() {
    return SparkJob.named("daily-revenue")
        .on(SPARK_4)
        .running(MainClass.of("com.acme.Revenue").from(InImage.jar("/opt/acme/revenue.jar")))
        .withDriver(PodSize.of(Cpu.cores(1), Memory.gibibytes(2)))
        .withExecutors(
            SparkExecutors.between(2, 20)
                .each(PodSize.of(Cpu.cores(4), Memory.gibibytes(8)))
                .on(NodePool.named("spark-spot"))
                .withOffHeap(Memory.gibibytes(1)))
        .withArguments("--day", "yesterday")
        .withConf("spark.sql.shuffle.partitions", "400")
        .reading(LAKE)
        .writing(LAKE);
  }

  static SparkJob rates() {
    return SparkJob.named("fx-rates")
        .on(SPARK_35)
        .running(PythonFile.inImage("/opt/acme/fx.py"))
        .withDriver(PodSize.of(Cpu.millis(500), Memory.gibibytes(1)))
        .withExecutors(
            SparkExecutors.exactly(2)
                .each(PodSize.of(Cpu.cores(1), Memory.gibibytes(4)))
                .withPythonMemory(Memory.gibibytes(1)))
        .withEnv("CURRENCY", "EUR")
        .withPodTemplates();
  }

  static Platform platform(SparkOperator spark, SparkJob... jobs) {
    var engine = new TestEngine();
    var nightly =
        Pipeline.named("nightly").at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin"))).run(jobs);
    return Platform.named("acme")
        .with(engine, spark, Workspace.named("data-jobs").run(nightly, engine).servedBy(spark));
  }

  static Environment<NoSettings> environment() {
    var findings = new Findings();
    var environment =
        EnvironmentFolder.read(ENVIRONMENTS, findings)
            .merged("prod", findings)
            .flatMap(
                merged ->
                    new EnvironmentLoader(Samples.class.getClassLoader(), findings)
                        .load(merged, NoSettings.class));
    assertThat(findings.hasErrors()).as(Documents.text(findings)).isFalse();
    return environment.orElseThrow();
  }

  static Compiled compiled(Platform platform) {
    return new PlatformCompiler().compile(platform, environment());
  }
}
