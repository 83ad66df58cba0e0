package dev.plimsoll.samples.helloworld;

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
import dev.plimsoll.workload.ConfigValues;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Scaling;
import dev.plimsoll.workload.Workload;

/** A web server that greets, scaled by its load, with a secret and the right to read ConfigMaps. */
public final class HelloWorld implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final Image IMAGE = Image.of("registry.acme.example/hello:1.4.0");
  private static final PodSize SIZE = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));

  @Override
  public Platform define(Environment<NoSettings> env) {
    // region workload
    Workload hello =
        Workload.deployment(
                "hello",
                Container.of(IMAGE, SIZE)
                    .withPort("http", 8080)
                    .ready(Probe.http("http", "/ready"))
                    .withEnv(ConfigValues.named("hello").with("GREETING", "Hello, world"))
                    .withEnv(SecretNeed.named("hello", "api-token")))
            .exposedAt(WebEndpoint.named("hello"), "http")
            .scaling(Scaling.between(2, 6).onCpu(70))
            .managing(Grant.of("", "configmaps", "get", "list", "watch"));
    // endregion
    return Platform.named("hello").with(Application.named("hello").in("hello").with(hello));
  }
}
