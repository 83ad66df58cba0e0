package dev.plimsoll.samples.dekorate;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/**
 * The service that Dekorate describes, a shop window of our own that asks it, and the feed outside
 * that it asks itself.
 */
public final class RatesPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  @Override
  public Platform define(Environment<NoSettings> env) {
    Imported rates =
        Imported.named("rates-api")
            .in("rates")
            .with(Manifests.resource(RatesApi.class, "META-INF/dekorate/kubernetes.yml"))
            .customise(Deployment.class, DekorateOutput::repaired)
            .customise(Service.class, DekorateOutput::repaired);
    Workload window =
        Workload.deployment(
                "window",
                Container.of(
                        Image.of("registry.acme.example/acme/window:2.0.1"),
                        PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
                    .withPort("http", 8080)
                    .withEnv("RATES_URL", "http://rates-api.rates.svc"))
            .calling(rates.pods("rates-api"), "http");
    return Platform.named("rates")
        .with(rates, Application.named("window").in("window").with(window))
        .with(
            Arrow.calls(
                rates.pods("rates-api"), Endpoint.External.https("feed.rates.acme.example")));
  }
}
