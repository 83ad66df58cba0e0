package dev.plimsoll.compile;

import dev.plimsoll.component.Component;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.EnvironmentFacts;
import dev.plimsoll.intent.Intent;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.reference.Bundles;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.workload.PlainEnvironment;
import java.util.List;

/**
 * A component that says what a test wants: manifests as YAML, arrows, intents. Its pods are those
 * of the manifests; one with the annotation {@code test/latent} is latent.
 */
record Sketch(
    String name, NamespaceName namespace, String yaml, List<Arrow> arrows, List<Intent> intents)
    implements Component {

  static Sketch of(String yaml, Arrow... arrows) {
    return new Sketch("sketch", NamespaceName.of("shop"), yaml, List.of(arrows), List.of());
  }

  Sketch using(Intent... more) {
    return new Sketch(name, namespace, yaml, arrows, List.of(more));
  }

  @Override
  public void declare(DeclareScope scope) {
    arrows.forEach(scope::arrow);
    intents.forEach(scope::needs);
    for (Manifest manifest : Bundles.of(yaml).all()) {
      manifest
          .identity()
          .namespace()
          .ifPresent(ns -> scope.needs(NamespaceNeed.restricted(NamespaceName.of(ns))));
    }
  }

  @Override
  public void render(RenderScope scope) {
    for (Manifest manifest : Bundles.of(yaml).all()) {
      scope.add(
          manifest
              .annotation("test/latent")
              .map(maker -> manifest.latent(maker, 3))
              .orElse(manifest));
    }
  }

  Compiled compile() {
    return compile(PlainEnvironment.of(Stage.PROD));
  }

  Compiled compile(EnvironmentFacts facts) {
    return compile(Environment.of(facts, Schemas.of(KubernetesVersion.V1_35), new NoSettings()));
  }

  Compiled compile(Environment<NoSettings> environment) {
    return new PlatformCompiler().compile(Platform.named("acme").with(this), environment);
  }
}
