package dev.plimsoll.cli;

import dev.plimsoll.airflow.Airflow;
import dev.plimsoll.airflow.AirflowVersion;
import dev.plimsoll.component.Application;
import dev.plimsoll.component.Workspace;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Database;
import dev.plimsoll.intent.ObjectStore;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.job.PythonJob;
import dev.plimsoll.pipeline.Pipeline;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.RoleLabel;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Platforms that the tests of the commands use. */
final class Platforms {
  private Platforms() {}

  /** One namespace. */
  public static final class Small implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      return Platform.named("small").with(Workspace.named("data"));
    }
  }

  /** One program that needs a secret. */
  public static final class Needy implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      var container =
          Container.of(
                  Image.of("registry.acme.example/web:1.0.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
              .withEnv(SecretNeed.named("token", "api-token"));
      return Platform.named("needy")
          .with(Application.named("web").in("data").with(Workload.deployment("web", container)));
    }
  }

  /** Two programs, one of which calls the other. */
  public static final class Pair implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      var container =
          Container.of(
                  Image.of("registry.acme.example/web:1.0.0"),
                  PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
              .withPort("http", 8080);
      return Platform.named("pair")
          .with(
              Application.named("shop")
                  .in("shop")
                  .with(Workload.deployment("web", container))
                  .with(Workload.deployment("store", container)))
          .with(
              Arrow.calls(
                  RoleLabel.endpoint("shop", "web"), RoleLabel.endpoint("shop", "store"), "http"));
    }
  }

  /** An Airflow whose logs and whose job need one store. */
  public static final class Nightly implements PlatformDefinition<PlatformDefinition.NoSettings> {
    @Override
    public Platform define(Environment<PlatformDefinition.NoSettings> env) {
      var lake = ObjectStore.named("lake");
      var job =
          PythonJob.named("fetch", Image.of("registry.acme.example/jobs:1.0.0"))
              .running("/opt/fetch.py")
              .sized(PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
              .writing(lake.path("raw"));
      var airflow =
          Airflow.release(AirflowVersion.V3_3)
              .withMetadata(Database.postgres("airflow-db"))
              .withRemoteLogs(lake.path("logs"));
      var jobs = Workspace.named("jobs").run(Pipeline.named("nightly").run(job), airflow);
      return Platform.named("nightly").with(airflow, jobs);
    }
  }

  /** Writes an environment on-premises into {@code environments} below a folder. */
  static Path write(Path folder, String name) throws IOException {
    Path environments = Files.createDirectories(folder.resolve("environments"));
    return Files.writeString(
        environments.resolve(name + ".yaml"),
        """
        schema: plimsoll/environment/v1
        environment: %s
        stage: dev
        target:
          on-prem:
            kubernetes: "1.35"
            networkEngine: calico
            storage: { driver: nfs, nfs: { server: nfs.acme.example, share: /export/dev } }
        """
            .formatted(name));
  }
}
