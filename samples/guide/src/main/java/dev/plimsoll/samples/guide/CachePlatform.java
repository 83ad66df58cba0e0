package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;

/** An API that uses a component of one's own. */
public final class CachePlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final PodSize SIZE = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));

  // region define
  @Override
  public Platform define(Environment<NoSettings> env) {
    var cache = Valkey.in("cache").withMemory(Memory.gibibytes(1));
    var api =
        Workload.deployment("api", Container.of(Image.of("registry.acme.example/api:1.0.0"), SIZE))
            .calling(cache.pods(), Valkey.PORT);
    return Platform.named("cached").with(cache, Application.named("api").in("api").with(api));
  }
  // endregion
}
