package dev.plimsoll.cli.internal;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.SecretNeed;
import dev.plimsoll.intent.WebEndpoint;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Scaling;
import dev.plimsoll.workload.Workload;
import java.util.Map;

/** A small platform that touches every stage, for {@link ArchiveTraining}. */
public final class TrainingPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  /** For the command line. */
  public TrainingPlatform() {}

  @Override
  public Platform define(Environment<NoSettings> env) {
    Workload web =
        Workload.deployment(
                "web",
                Container.of(
                        Image.of("registry.acme.example/web:1.0.0"),
                        PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
                    .withPort("http", 8080)
                    .ready(Probe.http("http", "/ready"))
                    .withFiles(
                        "/etc/web",
                        ConfigFiles.named("files").with("web.yaml", Map.of("greeting", "hello")))
                    .withEnv(ConfigValues.named("web").with("GREETING", "hello"))
                    .withEnv(SecretNeed.named("web", "token")))
            .exposedAt(WebEndpoint.named("web"), "http")
            .scaling(Scaling.between(2, 6).onCpu(70))
            .managing(Grant.of("", "configmaps", "get", "list"));
    return Platform.named("training").with(Application.named("web").in("web").with(web));
  }
}
