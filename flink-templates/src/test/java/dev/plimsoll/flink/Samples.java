package dev.plimsoll.flink;

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
  static final FlinkRuntime FLINK_2 =
      FlinkRuntime.of(FlinkVersion.V2_2, Image.of("registry.acme.example/flink:2.2.1-acme1"));

  private static final Path ENVIRONMENTS = Path.of("src/test/resources/environments");

  /** No settings. */
  record NoSettings() {}

  private Samples() {}

  static FlinkJob orders() {
    return FlinkJob.named("late-orders")
        .on(FLINK_2)
        .running(FlinkProgram.jar("/opt/acme/orders.jar").withMain("com.acme.LateOrders"))
        .withJobManager(PodSize.of(Cpu.millis(500), Memory.mebibytes(1600)))
        .withTaskManagers(
            FlinkTaskManagers.exactly(3)
                .each(PodSize.of(Cpu.cores(2), Memory.gibibytes(4)).withCpuLimit(Cpu.cores(3)))
                .withSlots(2)
                .on(NodePool.named("flink-spot")))
        .withArguments("--day", "yesterday")
        .withConf("execution.runtime-mode", "BATCH")
        .reading(LAKE)
        .keepingState(LAKE.path("flink/late-orders"));
  }

  static FlinkJob rates() {
    return FlinkJob.named("fx-rates")
        .on(
            FlinkRuntime.of(
                FlinkVersion.V1_20, Image.of("registry.acme.example/flink:1.20.4-acme7")))
        .running(FlinkProgram.jar("/opt/acme/fx.jar"))
        .withJobManager(PodSize.of(Cpu.millis(500), Memory.gibibytes(1)))
        .withTaskManagers(
            FlinkTaskManagers.exactly(1).each(PodSize.of(Cpu.cores(1), Memory.gibibytes(2))))
        .withEnv("CURRENCY", "EUR");
  }

  static Platform platform(FlinkOperator flink, FlinkJob... jobs) {
    var engine = new TestEngine();
    var nightly =
        Pipeline.named("nightly").at(Cron.of("0 3 * * *", ZoneId.of("Europe/Berlin"))).run(jobs);
    return Platform.named("acme")
        .with(engine, flink, Workspace.named("data-jobs").run(nightly, engine).servedBy(flink));
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
