package dev.plimsoll.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.manifest.Manifests;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.Overlays.Title;
import dev.plimsoll.reference.Bundles;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Overlays that are made in Java, and those that an environment makes of labels and images. */
class OverlaysTest {
  private static final Title TITLE = Title.java("test");

  private static final Bundle BUNDLE =
      Bundles.of(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: { name: web, namespace: shop, annotations: {}, labels: null }
          spec:
            selector: { matchLabels: { app: web } }
            template:
              metadata: { labels: { app: web, plimsoll.dev/role: web } }
              spec:
                initContainers: [{ name: init, image: "busybox:1.36" }]
                containers:
                  - name: web
                    image: registry.acme.example/shop/web:7
                    args: []
                    emptyMap: {}
                    env: [{ name: NOTHING, value: null }, { name: MODE, value: plain }]
          ---
          apiVersion: sparkoperator.k8s.io/v1beta2
          kind: SparkApplication
          metadata: { name: job, namespace: shop }
          spec:
            image: "registry.acme.example/spark:4.0@sha256:0000000000000000000000000000000000000000000000000000000000000000"
            driver: { image: "quay.io/acme/spark:4.0" }
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: { name: rules, namespace: shop, labels: { a: b } }
          data: { image: "registry.acme.example/web:7" }
          """);

  @Test
  void labelsReachObjectsAndPodsButNoSelector() {
    Bundle after = applied(Overlays.labels(TITLE, Map.of("acme.example/stage", "dev")));
    assertThat(json(after, "Deployment", "metadata", "labels"))
        .isEqualTo("{\"acme.example/stage\":\"dev\"}");
    assertThat(json(after, "Deployment", "spec", "template", "metadata", "labels"))
        .isEqualTo(
            "{\"acme.example/stage\":\"dev\",\"app\":\"web\",\"plimsoll.dev/role\":\"web\"}");
    assertThat(json(after, "Deployment", "spec", "selector"))
        .isEqualTo("{\"matchLabels\":{\"app\":\"web\"}}");
    assertThat(json(after, "ConfigMap", "metadata", "labels"))
        .isEqualTo("{\"a\":\"b\",\"acme.example/stage\":\"dev\"}");
    assertThat(json(after, "SparkApplication", "metadata", "labels"))
        .isEqualTo("{\"acme.example/stage\":\"dev\"}");
  }

  @Test
  void labelsOfWhatFollowsLeaveWhatWasThere() {
    Manifest policy =
        Manifests.read(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: web, namespace: shop }
                spec: { podSelector: { matchLabels: { app: web } } }
                """,
                "policy.yaml")
            .get(0);
    Manifest driver =
        Manifests.read("apiVersion: v1\nkind: Pod\nmetadata: { name: driver }\n", "pod.yaml")
            .get(0)
            .latent("shop/operator", 1);
    var scope =
        new Overlay.OverlayScope(Schemas.of(KubernetesVersion.V1_35), new Findings(), BUNDLE);
    Bundle after =
        Overlays.labelsOfWhatFollows(TITLE, Map.of("acme.example/stage", "dev"))
            .apply(BUNDLE.plus(List.of(policy, driver)), scope);
    assertThat(json(after, "NetworkPolicy", "metadata", "labels"))
        .isEqualTo("{\"acme.example/stage\":\"dev\"}");
    assertThat(json(after, "NetworkPolicy", "spec"))
        .isEqualTo("{\"podSelector\":{\"matchLabels\":{\"app\":\"web\"}}}");
    assertThat(find(after, "Pod").tree()).isSameAs(driver.tree());
    for (Manifest before : BUNDLE.all()) {
      assertThat(find(after, before.identity().kind()).tree()).isSameAs(before.tree());
    }
  }

  @Test
  void aLabelThatIsThereAlreadyKeepsItsOrigin() {
    Bundle after = applied(Overlays.labels(TITLE, Map.of("a", "b")));
    assertThat(find(after, "ConfigMap").tree()).isSameAs(find(BUNDLE, "ConfigMap").tree());
  }

  @Test
  void labelsMustBeLegalAndTieNoPods() {
    assertThatThrownBy(() -> Overlays.labels(TITLE, Map.of("plimsoll.dev/role", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label \"plimsoll.dev/role\" ties pods to their selectors; use another key");
    assertThatThrownBy(() -> Overlays.labels(TITLE, Map.of("a", "no blanks")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no blanks");
  }

  @Test
  void imagesGetOtherRegistriesAndTags() {
    Bundle after =
        applied(
            Overlays.images(
                TITLE,
                change(
                    Map.of(
                        "registry.acme.example",
                        "mirror.acme.example/copy",
                        "docker.io",
                        "hub.acme.example"),
                    Map.of("spark", "4.1", "acme/spark", "4.2"))));
    assertThat(json(after, "Deployment", "spec", "template", "spec"))
        .contains("\"image\":\"mirror.acme.example/copy/shop/web:7\"")
        .contains("\"image\":\"hub.acme.example/busybox:1.36\"");
    assertThat(json(after, "SparkApplication", "spec"))
        .isEqualTo(
            "{\"driver\":{\"image\":\"quay.io/acme/spark:4.2\"},\"image\":\"mirror.acme.example/copy/spark:4.1\"}");
    assertThat(find(after, "ConfigMap").tree()).isSameAs(find(BUNDLE, "ConfigMap").tree());
  }

  @Test
  void aStarStandsForTheRegistriesThatAreNotNamed() {
    Bundle after =
        applied(
            Overlays.images(
                TITLE,
                change(
                    Map.of("*", "mirror.acme.example", "quay.io", "quay.acme.example"), Map.of())));
    assertThat(json(after, "Deployment", "spec", "template", "spec"))
        .contains("\"image\":\"mirror.acme.example/shop/web:7\"")
        .contains("\"image\":\"mirror.acme.example/busybox:1.36\"");
    assertThat(json(after, "SparkApplication", "spec", "driver"))
        .isEqualTo("{\"image\":\"quay.acme.example/acme/spark:4.0\"}");
  }

  @Test
  void aRegistryOrTagThatNoImageHasFails() {
    Overlay images =
        Overlays.images(
            TITLE,
            change(
                Map.of("registry.acme.exmaple", "mirror.acme.example"), Map.of("shop/wep", "8")));
    assertThat(findings(images))
        .isEqualTo(
            """
            error PLM8001 overlay "test": no image is of registry "registry.acme.exmaple"
              fix: write "registry.acme.example", or take it out
              at: test (OverlaysTest.<clinit>)
            error PLM8001 overlay "test": no image is of repository "shop/wep"
              fix: write "shop/web", or take it out
              at: test (OverlaysTest.<clinit>)
            """);
  }

  @Test
  void aTagOrRegistryThatIsNoneIsRefused() {
    assertThatThrownBy(() -> change(Map.of(), Map.of("web", "not a tag")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> change(Map.of("docker.io", "no registry"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTransformMayChangeAnythingButIdentity() {
    UnaryOperator<MapNode> change =
        tree ->
            (MapNode)
                Nodes.set(
                    tree,
                    FieldPath.of("data", "a"),
                    ScalarNode.string("2", new Origin(Layer.OVERLAY, Place.UNKNOWN)));
    Bundle after = applied(Overlays.transform(TITLE, ManifestSelector.kind("ConfigMap"), change));
    assertThat(json(after, "ConfigMap", "data"))
        .isEqualTo("{\"a\":\"2\",\"image\":\"registry.acme.example/web:7\"}");
  }

  @Test
  void whatATransformThrowsOrBreaksIsAFinding() {
    ManifestSelector maps = ManifestSelector.kind("ConfigMap");
    assertThat(
            findings(
                Overlays.transform(
                    TITLE,
                    maps,
                    tree -> {
                      throw new IllegalStateException("no such rule");
                    }),
                Overlays.transform(TITLE, maps, tree -> tree.without("metadata")),
                Overlays.transform(TITLE, maps, tree -> tree.without("kind"))))
        .isEqualTo(
            """
            error PLM8007 overlay "test": the edit of ConfigMap shop/rules failed: IllegalArgumentException: a manifest without kind: input test.yaml:24:1
              fix: repair the overlay, or take it out
              at: test (OverlaysTest.<clinit>)
            error PLM8007 overlay "test": the edit of ConfigMap shop/rules failed: IllegalArgumentException: a manifest without metadata: [apiVersion, kind, data]
              fix: repair the overlay, or take it out
              at: test (OverlaysTest.<clinit>)
            error PLM8007 overlay "test": the edit of ConfigMap shop/rules failed: IllegalStateException: no such rule
              fix: repair the overlay, or take it out
              at: test (OverlaysTest.<clinit>)
            """);
  }

  @Test
  void aTypedEditChangesOnlyWhatItChanged() {
    Bundle after =
        applied(
            Overlays.edit(
                Title.java("scale"),
                Deployment.class,
                ManifestSelector.all().named("web"),
                d -> d.edit().editSpec().withReplicas(3).endSpec().build()));
    MapNode expected =
        (MapNode)
            Nodes.set(
                find(BUNDLE, "Deployment").tree(),
                FieldPath.of("spec", "replicas"),
                ScalarNode.integer(3, Origin.UNKNOWN));
    Manifest deployment = find(after, "Deployment");
    assertThat(JsonWriter.canonical(deployment.tree()))
        .as("annotations {}, labels null, args [], emptyMap {} and value null are there still")
        .isEqualTo(JsonWriter.canonical(expected));
    assertThat(deployment.find(FieldPath.of("spec", "replicas")).orElseThrow().origin())
        .isEqualTo(
            new Origin(
                Layer.OVERLAY,
                Place.java("scale", "OverlaysTest.aTypedEditChangesOnlyWhatItChanged")));
    assertThat(deployment.find(FieldPath.of("spec", "template")))
        .containsSame(find(BUNDLE, "Deployment").find(FieldPath.of("spec", "template")).get());
  }

  @Test
  void aTypedEditMayChangeTheObjectThatItIsGiven() {
    Bundle after =
        applied(
            Overlays.edit(
                TITLE,
                ConfigMap.class,
                ManifestSelector.all(),
                map -> {
                  map.getData().put("more", "1");
                  return map;
                }));
    assertThat(json(after, "ConfigMap", "data"))
        .isEqualTo("{\"image\":\"registry.acme.example/web:7\",\"more\":\"1\"}");
  }

  @Test
  void aTypedEditThatChangesNothingLeavesTheSameTree() {
    Bundle after =
        applied(
            Overlays.edit(
                TITLE, Deployment.class, ManifestSelector.all(), UnaryOperator.identity()));
    assertThat(find(after, "Deployment").tree()).isSameAs(find(BUNDLE, "Deployment").tree());
  }

  @Test
  void aTypedEditMustMatchAndKeepIdentityAndSelector() {
    assertThat(
            findings(
                edit("absent", ManifestSelector.all().named("wab"), UnaryOperator.identity()),
                edit("kind", ManifestSelector.kind("ConfigMap"), UnaryOperator.identity()),
                edit("null", ManifestSelector.all(), d -> null),
                edit(
                    "rename",
                    ManifestSelector.all(),
                    d -> d.edit().editMetadata().withName("other").endMetadata().build()),
                edit(
                    "role",
                    ManifestSelector.all(),
                    d ->
                        d.edit()
                            .editSpec()
                            .editTemplate()
                            .editMetadata()
                            .addToLabels("plimsoll.dev/role", "other")
                            .endMetadata()
                            .endTemplate()
                            .endSpec()
                            .build()),
                edit(
                    "selected",
                    ManifestSelector.all(),
                    d ->
                        d.edit()
                            .editSpec()
                            .editTemplate()
                            .editMetadata()
                            .removeFromLabels("app")
                            .endMetadata()
                            .endTemplate()
                            .endSpec()
                            .build()),
                edit(
                    "selector",
                    ManifestSelector.all(),
                    d ->
                        d.edit()
                            .editSpec()
                            .editSelector()
                            .addToMatchLabels("x", "y")
                            .endSelector()
                            .endSpec()
                            .build())))
        .isEqualTo(
            """
            error PLM8001 overlay "absent": no manifest matches kind Deployment, name wab
              fix: write "web", or take the overlay out
              at: absent (OverlaysTest.edit)
            error PLM8001 overlay "kind": the one manifest that matches kind ConfigMap does not have apiVersion apps/v1, kind Deployment
              fix: correct the target, or take the overlay out
              at: kind (OverlaysTest.edit)
            error PLM8007 overlay "null": the edit of Deployment shop/web failed: NullPointerException: the edit of Deployment answered null
              fix: repair the overlay, or take it out
              at: null (OverlaysTest.edit)
            error PLM8005 overlay "rename": Deployment shop/web would become Deployment shop/other
              fix: leave apiVersion, kind, name and namespace as they are
              at: rename (OverlaysTest.edit)
            error PLM8008 overlay "role": the edit changes spec.template.metadata.labels[plimsoll.dev/role] of Deployment shop/web
              fix: leave it as it is; to select other pods, give the workload another name
              at: role (OverlaysTest.edit)
            error PLM8008 overlay "selected": the edit changes spec.template.metadata.labels.app of Deployment shop/web
              fix: leave it as it is; to select other pods, give the workload another name
              at: selected (OverlaysTest.edit)
            error PLM8008 overlay "selector": the edit changes spec.selector of Deployment shop/web
              fix: leave it as it is; to select other pods, give the workload another name
              at: selector (OverlaysTest.edit)
            """);
  }

  @Test
  void aManifestThatIsNotOfItsClassIsAFinding() {
    Bundle broken =
        Bundles.of(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            spec: { replicas: many }
            """);
    var findings = new Findings();
    edit("typed", ManifestSelector.all(), UnaryOperator.identity()).apply(broken, scope(findings));
    assertThat(findings.sorted()).hasSize(1);
    assertThat(FindingFiles.text(findings.sorted())).contains("many");
  }

  private static Overlay edit(
      String name, ManifestSelector selector, UnaryOperator<Deployment> change) {
    return Overlays.edit(Title.java(name), Deployment.class, selector, change);
  }

  private static ImageChange change(Map<String, String> registries, Map<String, String> tags) {
    return new ImageChange(new TreeMap<>(registries), new TreeMap<>(tags));
  }

  private static Overlay.OverlayScope scope(Findings findings) {
    return new Overlay.OverlayScope(Schemas.of(KubernetesVersion.V1_35), findings);
  }

  private static Bundle applied(Overlay overlay) {
    var findings = new Findings();
    Bundle after = overlay.apply(BUNDLE, scope(findings));
    assertThat(FindingFiles.text(findings.sorted())).isEmpty();
    return after;
  }

  private static String findings(Overlay... overlays) {
    var findings = new Findings();
    for (Overlay overlay : List.of(overlays)) {
      Bundle after = overlay.apply(BUNDLE, scope(findings));
      assertThat(after.all()).as("what fails changes nothing").isEqualTo(BUNDLE.all());
    }
    return FindingFiles.text(findings.sorted());
  }

  private static Manifest find(Bundle bundle, String kind) {
    return bundle.all().stream()
        .filter(manifest -> manifest.identity().kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String json(Bundle bundle, String kind, String... path) {
    return JsonWriter.canonical(find(bundle, kind).find(FieldPath.of(path)).orElseThrow());
  }
}
