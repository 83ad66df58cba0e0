package dev.plimsoll.samples.guide;

import dev.plimsoll.component.Application;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.ConfigFiles;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Probe;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;

/** Three workloads that environments edit in every way there is. */
public final class GreeterPlatform implements PlatformDefinition<PlatformDefinition.NoSettings> {
  private static final PodSize SIZE = PodSize.of(Cpu.millis(100), Memory.mebibytes(128));

  @Override
  public Platform define(Environment<NoSettings> env) {
    var files =
        ConfigFiles.named("greeter")
            .with("greeter.yaml", Map.of("language", "en", "colours", List.of("red", "green")));
    // region customise
    var web =
        Workload.deployment(
                "web",
                Container.of(Image.of("quay.io/acme/greeter:1.0.0"), SIZE)
                    .withPort("http", 8080)
                    .withFiles("/etc/greeter", files)
                    .ready(Probe.http("http", "/ready")))
            .withReplicas(2)
            .customise(
                Deployment.class,
                object -> object.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build());
    // endregion
    var debug =
        Workload.deployment("debug", Container.of(Image.of("quay.io/acme/debug:1.0.0"), SIZE));
    var robot =
        Workload.deployment("robot", Container.of(Image.of("quay.io/acme/robot:1.0.0"), SIZE))
            .calling(web, "http");
    return Platform.named("greeter")
        .with(Application.named("greeter").in("greeter").with(web, debug, robot));
  }

  // region java
  @Override
  public List<Overlay> overlays(Environment<NoSettings> env) {
    if (env.facts().stage() != Stage.PROD) {
      return List.of();
    }
    var here = new Origin(Layer.OVERLAY, Place.java("GreeterPlatform", "overlays"));
    var patience = (MapNode) Nodes.of(Map.of("spec", Map.of("progressDeadlineSeconds", 300)), here);
    return List.of(
        Overlays.patch(
            Overlays.Title.java("prod-patience"), ManifestSelector.kind("Deployment"), patience));
  }
  // endregion
}
