package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.Imported;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.PlainEnvironment;
import dev.plimsoll.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Order that is meaning is kept; what an edit does not touch is shared. */
class OrderTest {
  private static final Container APP =
      Container.of(
          Image.of("registry.acme.example/app:1.2.3"),
          PodSize.of(Cpu.millis(100), Memory.mebibytes(128)));

  /** What an environment sets. */
  record Settings(int replicas) {}

  private static Environment<Settings> environment(int replicas) {
    return Environment.of(
        PlainEnvironment.of(Stage.PROD),
        Schemas.of(KubernetesVersion.V1_35),
        new Settings(replicas));
  }

  private static Node container(Container container, String field) {
    Bundle bundle =
        new PlatformCompiler()
            .compile(
                Platform.named("acme")
                    .with(
                        Application.named("app")
                            .in("app")
                            .with(Workload.deployment("web", container))),
                environment(1))
            .bundle();
    return deployment(bundle, "web")
        .find(FieldPath.of("spec", "template", "spec", "containers").item(0).field(field))
        .orElseThrow();
  }

  private static Manifest deployment(Bundle bundle, String name) {
    return bundle.find("apps", "Deployment", Optional.of("app"), name).orElseThrow();
  }

  /** A later variable may refer to an earlier one: {@code $(HOST)}. */
  @Test
  void theOrderOfVariablesIsKept() {
    assertThat(container(APP.withEnv("HOST", "db").withEnv("A_URL", "http://$(HOST)"), "env"))
        .hasToString(
            "[{name: \"HOST\", value: \"db\"}, {name: \"A_URL\", value: \"http://$(HOST)\"}]");
    assertThat(container(APP.withEnv("A_URL", "http://$(HOST)").withEnv("HOST", "db"), "env"))
        .hasToString(
            "[{name: \"A_URL\", value: \"http://$(HOST)\"}, {name: \"HOST\", value: \"db\"}]");
  }

  @Test
  void theOrderOfArgumentsIsKept() {
    assertThat(container(APP.withArgs("z", "a", "m"), "args")).hasToString("[\"z\", \"a\", \"m\"]");
  }

  private static Overlay replicas(String name, int number) {
    MapNode patch = (MapNode) Nodes.of(Map.of("spec", Map.of("replicas", number)), Origin.UNKNOWN);
    return Overlays.patch(
        Overlays.Title.java(name), ManifestSelector.kind("Deployment").named("web"), patch);
  }

  private static Platform twoApps() {
    return Platform.named("acme")
        .with(
            Application.named("app")
                .in("app")
                .with(Workload.deployment("web", APP), Workload.deployment("worker", APP)));
  }

  @Test
  void theLastOverlayWins() {
    Overlay two = replicas("two", 2);
    Overlay three = replicas("three", 3);
    assertThat(replicas(List.of(two, three))).isEqualTo("3");
    assertThat(replicas(List.of(three, two))).isEqualTo("2");
  }

  private static String replicas(List<Overlay> overlays) {
    Bundle bundle =
        new PlatformCompiler().compile(twoApps(), environment(1).withOverlays(overlays)).bundle();
    return deployment(bundle, "web")
        .find(FieldPath.of("spec", "replicas"))
        .map(Node::toString)
        .orElse("absent");
  }

  @Test
  void anOverlaySharesWhatItDoesNotTouch() {
    Environment<Settings> environment = environment(1);
    Bundle before = new PlatformCompiler().compile(twoApps(), environment).bundle();
    var scope =
        new Overlay.OverlayScope(environment.schemas(), new dev.plimsoll.finding.Findings());
    Bundle after = replicas("two", 2).apply(before, scope);
    for (Manifest manifest : before.all()) {
      Manifest same =
          after.all().stream()
              .filter(m -> m.identity().equals(manifest.identity()))
              .findFirst()
              .orElseThrow();
      if (manifest.identity().equals(deployment(before, "web").identity())) {
        FieldPath template = FieldPath.of("spec", "template");
        assertThat(same.tree()).isNotSameAs(manifest.tree());
        assertThat(same.find(template).orElseThrow())
            .isSameAs(manifest.find(template).orElseThrow());
      } else {
        assertThat(same.tree()).isSameAs(manifest.tree());
      }
    }
  }

  private static final List<Manifest> IMPORTED =
      Manifests.read(
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: rates}
          data: {a: b}
          """,
          "rates.yaml");

  /** Trees are values: two renders of one definition hold the same ones, where nothing changed. */
  @Test
  void aChangedSettingSharesTheTreesThatItDoesNotReach() {
    Node before = data(rendered(1));
    assertThat(data(rendered(2)))
        .isSameAs(before)
        .isSameAs(IMPORTED.get(0).tree().find("data").orElseThrow());
  }

  private static Node data(Bundle bundle) {
    return bundle
        .find("", "ConfigMap", Optional.of("app"), "rates")
        .flatMap(manifest -> manifest.find(FieldPath.of("data")))
        .orElseThrow();
  }

  private static Bundle rendered(int replicas) {
    Environment<Settings> environment = environment(replicas);
    Workload web = Workload.deployment("web", APP).withReplicas(environment.settings().replicas());
    return new PlatformCompiler()
        .compile(
            Platform.named("acme")
                .with(
                    Application.named("app").in("app").with(web),
                    Imported.named("rates").in("app").with(IMPORTED)),
            environment)
        .bundle();
  }
}
