package dev.plimsoll.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Goldens;
import dev.plimsoll.workload.PlainEnvironment;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationTest {
  private static final Container APP =
      Container.of(
              Image.of("registry.acme.example/app:1.2.3"),
              PodSize.of(Cpu.millis(100), Memory.mebibytes(128)))
          .withPort("http", 8080);
  private static final Workload CACHE =
      Workload.deployment("cache", APP).scrapedAt("http", "/metrics");
  private static final Workload WEB = Workload.deployment("web", APP).calling(CACHE, "http");

  private static Compiled compile(Application application) {
    Environment<PlatformDefinition.NoSettings> environment =
        Environment.of(
            PlainEnvironment.of(Stage.PROD),
            Schemas.of(KubernetesVersion.V1_35),
            new PlatformDefinition.NoSettings());
    return new PlatformCompiler().compile(Platform.named("acme").with(application), environment);
  }

  private static HasMetadata config(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData("a", "b")
        .build();
  }

  @Test
  void ownsANamespaceWithWorkloadsAndAnythingElse() {
    Compiled compiled =
        compile(
            Application.named("shop")
                .in("shop-ns")
                .with(WEB, CACHE)
                .with(
                    config("plain"),
                    new PriorityClassBuilder()
                        .withNewMetadata()
                        .withName("business")
                        .endMetadata()
                        .withValue(100)
                        .build())
                .with(
                    CustomResource.of("kafka.strimzi.io/v1", "KafkaTopic", "orders")
                        .withLabel("strimzi.io/cluster", "main")
                        .withSpec(Map.of("partitions", 3, "replicas", 3))));
    assertThat(compiled.findings()).isEmpty();
    List<Manifest> own =
        compiled
            .bundle()
            .applied()
            .filter(m -> !m.is("networking.k8s.io", "NetworkPolicy") && !m.is("", "Namespace"))
            .filter(m -> !m.identity().name().equals("plimsoll"))
            .toList();
    Goldens.matches("component/application.yaml", own);
  }

  @Test
  void theOrderOfWithDoesNotShow() {
    Application one =
        Application.named("shop").in("shop").with(WEB, CACHE).with(config("a"), config("b"));
    Application other =
        Application.named("shop")
            .in("shop")
            .with(config("b"))
            .with(CACHE)
            .with(config("a"))
            .with(WEB);
    assertThat(text(compile(one))).isEqualTo(text(compile(other)));
  }

  private static String text(Compiled compiled) {
    List<Node> trees = compiled.bundle().all().stream().<Node>map(Manifest::tree).toList();
    return YamlWriter.writeAll(trees);
  }

  @Test
  void twoWorkloadsDoNotShareANameOrARole() {
    assertThatThrownBy(
            () ->
                Application.named("shop")
                    .in("shop")
                    .with(WEB, Workload.daemonSet("agent", APP).inRole("web")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "application \"shop\" has two workloads named \"web\", or in role \"web\"; give one of"
                + " them another");
  }
}
