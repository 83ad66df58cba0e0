package dev.plimsoll.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.compile.Compiled;
import dev.plimsoll.compile.PlatformCompiler;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Endpoint;
import dev.plimsoll.workload.PlainEnvironment;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedTest {
  /** What a tool writes that knows nothing of Plimsoll. */
  private static final List<Manifest> OBJECTS =
      Manifests.read(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: api}
          spec:
            selector: {matchLabels: {app: api}}
            template:
              metadata: {labels: {app: api}}
              spec:
                containers:
                - name: api
                  image: registry.acme.example/api:1
                  ports: [{name: http, containerPort: 8080}]
                  args: []
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: worker, namespace: elsewhere}
          spec:
            selector: {matchLabels: {app: worker}}
            template:
              metadata: {labels: {app: worker, plimsoll.dev/role: back}}
              spec:
                containers: [{name: worker, image: "registry.acme.example/api:1"}]
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: api}
          spec: {selector: {app: api}, ports: [{name: http, port: 80, targetPort: http}]}
          ---
          apiVersion: storage.k8s.io/v1
          kind: StorageClass
          metadata: {name: slow}
          provisioner: acme.example/slow
          ---
          apiVersion: acme.example/v1
          kind: Widget
          metadata: {name: w}
          """,
          "tool.yaml");

  private static final Imported SHOP = Imported.named("shop").in("shop").with(OBJECTS);

  private static Compiled compile(Platform platform) {
    Environment<PlatformDefinition.NoSettings> environment =
        Environment.of(
            PlainEnvironment.of(Stage.PROD),
            Schemas.of(KubernetesVersion.V1_35),
            new PlatformDefinition.NoSettings());
    return new PlatformCompiler().compile(platform, environment);
  }

  private static Compiled compile(Imported imported) {
    return compile(Platform.named("acme").with(imported));
  }

  private static String field(Compiled compiled, Manifest of, String... path) {
    return compiled.bundle().all().stream()
        .filter(m -> m.identity().name().equals(of.identity().name()))
        .filter(m -> m.identity().kind().equals(of.identity().kind()))
        .findFirst()
        .flatMap(m -> m.find(FieldPath.of(path)))
        .map(Object::toString)
        .orElse("absent");
  }

  @Test
  void objectsGetTheNamespaceThatTheyLack() {
    Compiled compiled = compile(SHOP);
    assertThat(compiled.findings()).isEmpty();
    assertThat(compiled.bundle().all())
        .extracting(Manifest::toString)
        .contains(
            "Namespace shop",
            "Deployment shop/api",
            "Deployment elsewhere/worker",
            "Service shop/api",
            "StorageClass slow",
            "Widget shop/w");
  }

  @Test
  void podsGetTheWorkloadsNameAsTheirRoleUnlessTheyHaveOne() {
    Compiled compiled = compile(SHOP);
    assertThat(compiled.topology().boxes())
        .extracting(box -> box.pods().id())
        .containsExactly("elsewhere/back", "shop/api");
    assertThat(field(compiled, OBJECTS.get(0), "spec", "template", "metadata", "labels"))
        .isEqualTo("{app: \"api\", plimsoll.dev/role: \"api\"}");
    assertThat(field(compiled, OBJECTS.get(0), "spec", "selector", "matchLabels"))
        .isEqualTo("{app: \"api\"}");
  }

  /** A round trip through a class would drop the empty list. */
  @Test
  void whatNobodyChangesStaysAsItWasWritten() {
    Compiled compiled =
        compile(
            SHOP.customise(
                Deployment.class, d -> d.edit().editSpec().withReplicas(3).endSpec().build()));
    Manifest api =
        compiled.bundle().find("apps", "Deployment", Optional.of("shop"), "api").orElseThrow();
    FieldPath container = FieldPath.of("spec", "template", "spec", "containers").item(0);
    assertThat(api.find(container.field("args"))).hasToString("Optional[[]]");
    assertThat(api.find(container.field("image")).orElseThrow().origin().place())
        .hasToString("tool.yaml:11:9");
    assertThat(api.find(FieldPath.of("spec", "replicas")).orElseThrow().origin())
        .hasToString("customise shop (customise(Deployment.class))");
  }

  @Test
  void arrowsBeginAndEndAtItsPods() {
    Compiled compiled =
        compile(
            Platform.named("acme")
                .with(SHOP)
                .with(Arrow.calls(SHOP.pods("back"), SHOP.pods("api"), "http")));
    assertThat(compiled.findings()).isEmpty();
    assertThat(
            compiled
                .bundle()
                .find("networking.k8s.io", "NetworkPolicy", Optional.of("shop"), "api"))
        .isPresent();
    assertThat(SHOP.pods("api")).isEqualTo(Endpoint.pods(SHOP.namespace(), "api"));
    assertThatThrownBy(() -> SHOP.pods("worker"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("import \"shop\" has no pods of role \"worker\", only [back, api]");
  }

  @Test
  void theOrderOfObjectsDoesNotShow() {
    var reversed = new ArrayList<>(OBJECTS);
    Collections.reverse(reversed);
    Imported other = Imported.named("shop").in("shop").with(reversed);
    assertThat(compile(other).bundle().all())
        .extracting(Manifest::tree)
        .isEqualTo(compile(SHOP).bundle().all().stream().map(Manifest::tree).toList());
  }

  @Test
  void aCustomisationMustMatchAndKeepsIdentities() {
    Compiled compiled =
        compile(
            SHOP.customise(ConfigMap.class, map -> map)
                .customise(
                    Deployment.class,
                    d ->
                        d.getMetadata().getName().equals("api")
                            ? d.edit().editMetadata().withName("other").endMetadata().build()
                            : d));
    assertThat(compiled.findings().stream().map(FindingText::render))
        .containsExactly(
            """
            error PLM0123 import "shop": customise(ConfigMap.class) matches none of its objects
              fix: name one of Deployment, Service, StorageClass, Widget, or remove it""",
            """
            error PLM0124 Deployment shop/api at metadata.name: customise of import "shop" makes it Deployment shop/other
              fix: leave kind, name and namespace as they are
              at: tool.yaml:3:12""");
  }

  @Test
  void aSelectorMayChange() {
    Compiled compiled =
        compile(
            SHOP.customise(
                Deployment.class,
                d ->
                    d.edit()
                        .editSpec()
                        .editSelector()
                        .removeFromMatchLabels("app")
                        .addToMatchLabels("plimsoll.dev/role", d.getMetadata().getName())
                        .endSelector()
                        .endSpec()
                        .build()));
    assertThat(compiled.findings()).isEmpty();
    assertThat(field(compiled, OBJECTS.get(0), "spec", "selector", "matchLabels"))
        .isEqualTo("{plimsoll.dev/role: \"api\"}");
  }
}
