package dev.plimsoll.testing;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.record.Default;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that calls its store, and a report that calls nobody. */
final class ShopPlatform implements PlatformDefinition<ShopPlatform.Settings> {
  /** How often it was asked, over all tests of this JVM. */
  static final AtomicInteger CALLS = new AtomicInteger();

  /** What environments set. */
  record Settings(@Default("2") int replicas) {}

  @Override
  public Platform define(Environment<Settings> env) {
    CALLS.incrementAndGet();
    PodSize size = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));
    Workload store =
        Workload.deployment(
            "store",
            Container.of(Image.of("registry.acme.example/store:1"), size).withPort("sql", 5432));
    Workload web =
        Workload.deployment(
                "web",
                Container.of(Image.of("registry.acme.example/web:1"), size).withPort("http", 8080))
            .withReplicas(env.settings().replicas())
            .calling(store, "sql")
            .managing(Grant.of("", "configmaps", "get", "list"));
    Workload report =
        Workload.deployment("report", Container.of(Image.of("registry.acme.example/web:1"), size));
    return Platform.named("shop")
        .with(Application.named("shop").in("shop").with(store, web, report));
  }
}
