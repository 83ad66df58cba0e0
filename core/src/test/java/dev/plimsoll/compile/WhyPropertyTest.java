package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.component.Application;
import dev.plimsoll.component.Component;
import dev.plimsoll.component.DeclareScope;
import dev.plimsoll.component.NamespaceNeed;
import dev.plimsoll.component.RenderScope;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.emit.Why;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.FindingFiles;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.intent.Stage;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.OverlayFile;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition.NoSettings;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.Schemas;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.NamespaceName;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.PlainEnvironment;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random edits at random layers: whoever wrote a value last is the one that {@code why} names. Each
 * writer writes values of its own, so the text itself tells who that was.
 */
class WhyPropertyTest {
  private static final int KEYS = 24;
  private static final NamespaceName SHOP = NamespaceName.of("shop");
  private static final String CONFIG = "shop/configmap-acme-config.yaml";
  private static final String DEPLOYMENT = "shop/deployment.apps-web.yaml";

  /** A writer and the keys of the file that it writes. */
  private record Writer(String name, List<Integer> keys) {
    static Writer some(String name, Random random) {
      List<Integer> keys = new ArrayList<>();
      for (int i = 0; i < KEYS; i++) {
        if (random.nextInt(3) == 0) {
          keys.add(i);
        }
      }
      keys.add(random.nextInt(KEYS));
      return new Writer(name, keys.stream().distinct().sorted().toList());
    }

    MapNode onto(MapNode map, Origin origin) {
      MapNode result = map;
      for (int key : keys) {
        result = result.with("k" + key, ScalarNode.string(name, origin));
      }
      return result;
    }
  }

  /** What the values of each writer must say of their origin. */
  private final Map<String, Layer> layers = new TreeMap<>();

  private final Map<String, String> lastWriters = new TreeMap<>();

  /** Renders a file and edits it again after overlays ran. */
  private record Files(Writer render, Writer derive) implements Component {
    @Override
    public String name() {
      return "files";
    }

    @Override
    public NamespaceName namespace() {
      return SHOP;
    }

    @Override
    public void declare(DeclareScope scope) {
      scope.needs(NamespaceNeed.restricted(SHOP));
    }

    @Override
    public void render(RenderScope scope) {
      Origin origin = scope.origin();
      MapNode file = render.onto(MapNode.builder(origin).put("fixed", "render").build(), origin);
      scope.add(
          Manifest.of(
              MapNode.builder(origin)
                  .put("apiVersion", "v1")
                  .put("kind", "ConfigMap")
                  .put(
                      "metadata",
                      MapNode.builder(origin)
                          .put("name", "config")
                          .put("namespace", "shop")
                          .build())
                  .put(
                      "data",
                      MapNode.builder(origin)
                          .put("file.yaml", EmbeddedNode.of(EmbeddedFormats.YAML, file, origin))
                          .build())
                  .build()));
    }

    @Override
    public Bundle derive(Bundle bundle, RenderScope scope) {
      Origin origin = new Origin(Layer.SETTLE, Place.java("files", "derive"));
      return bundle.map(m -> m.is("", "ConfigMap") ? m.map(t -> edited(t, derive, origin)) : m);
    }
  }

  private static final FieldPath FILE = FieldPath.of("data", "file.yaml");

  private static MapNode edited(MapNode tree, Writer writer, Origin origin) {
    EmbeddedNode file = (EmbeddedNode) tree.find(FILE).orElseThrow();
    return (MapNode)
        Nodes.set(tree, FILE, file.withContent(writer.onto((MapNode) file.content(), origin)));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void namesTheLayerThatWroteTheByte(long seed) {
    var random = new Random(seed);
    Writer render = Writer.some("render", random);
    Writer patch = Writer.some("patch", random);
    Writer jsonPatch = Writer.some("json-patch", random);
    Writer transform = Writer.some("transform", random);
    Writer derive = Writer.some("derive", random);
    Writer late = Writer.some("late", random);
    List.of(render, patch, jsonPatch, transform, derive, late)
        .forEach(
            w -> w.keys().forEach(key -> lastWriters.put("/data/file.yaml/k" + key, w.name())));
    layers.putAll(
        Map.of(
            "render", Layer.RENDER,
            "patch", Layer.OVERLAY,
            "json-patch", Layer.OVERLAY,
            "transform", Layer.OVERLAY,
            "derive", Layer.SETTLE,
            "late", Layer.OVERLAY));
    String file = overlayFile(patch, jsonPatch, late);
    OutputLayout layout = layout(new Files(render, derive), overlays(file, transform), random);
    lastWriters.forEach(
        (pointer, writer) -> {
          Why why = Why.of(layout, CONFIG + "#" + pointer);
          assertThat(why.value()).as(pointer).isEqualTo("\"" + writer + "\"");
          assertThat(why.origin().layer()).as(pointer).isEqualTo(layers.get(writer));
          if (why.origin().place() instanceof Place.InFile in) {
            assertThat(line(file, in.line())).as(pointer).contains(writer);
          }
          assertThat(emitted(layout, CONFIG)).as("what is written").contains(writer);
        });
    assertThat(Why.of(layout, CONFIG + "#/data/file.yaml/fixed").origin().layer())
        .isEqualTo(Layer.RENDER);
    ofTheWorkload(layout);
  }

  /** A workload that was customised, overlaid, given a token and another name. */
  private static void ofTheWorkload(OutputLayout layout) {
    String path =
        layout.paths().stream().filter(p -> p.contains("deployment")).findFirst().orElseThrow();
    assertThat(path).endsWith(DEPLOYMENT.replace("web", "acme-web"));
    assertThat(layer(layout, path, "/spec/minReadySeconds")).isEqualTo(Layer.CUSTOMISE);
    assertThat(layer(layout, path, "/spec/revisionHistoryLimit")).isEqualTo(Layer.OVERLAY);
    assertThat(layer(layout, path, "/spec/template/spec/containers/0/imagePullPolicy"))
        .isEqualTo(Layer.OVERLAY);
    assertThat(layer(layout, path, "/spec/template/spec/containers/0/image"))
        .isEqualTo(Layer.RENDER);
    assertThat(layer(layout, path, "/metadata/name")).isEqualTo(Layer.NAME);
    assertThat(layer(layout, path, "/spec/template/spec/serviceAccountName")).isEqualTo(Layer.NAME);
    assertThat(layer(layout, path, "/spec/template/spec/automountServiceAccountToken"))
        .isEqualTo(Layer.CONNECT);
    String role =
        layout.paths().stream().filter(p -> p.contains("/role.")).findFirst().orElseThrow();
    assertThat(layer(layout, role, "/rules/0/verbs/0")).isEqualTo(Layer.CONNECT);
    String quota =
        layout.paths().stream().filter(p -> p.contains("quota")).findFirst().orElseThrow();
    assertThat(layer(layout, quota, "/spec/hard/pods")).isEqualTo(Layer.SETTLE);
  }

  private static Layer layer(OutputLayout layout, String path, String pointer) {
    return Why.of(layout, path + "#" + pointer).origin().layer();
  }

  private static String line(String text, int number) {
    return text.lines().skip(number - 1).findFirst().orElseThrow();
  }

  private static String emitted(OutputLayout layout, String path) {
    String text = YamlWriter.write(layout.manifestAt(path).orElseThrow().tree());
    var findings = new Findings();
    Node back = YamlReader.read(text, path, findings).get(0).root();
    return back.find(FILE).map(node -> ((ScalarNode) node).text()).orElseThrow();
  }

  /** A file of overlays in which each value stands on a line of its own. */
  private static String overlayFile(Writer patch, Writer jsonPatch, Writer late) {
    var text = new StringBuilder("schema: plimsoll/overlays/v1\noverlays:\n");
    text.append("- target: { kind: ConfigMap }\n  patch:\n    data:\n      file.yaml:\n");
    patch.keys().forEach(key -> text.append("        k" + key + ": patch\n"));
    text.append("- target: { kind: ConfigMap }\n  jsonPatch:\n");
    jsonPatch
        .keys()
        .forEach(
            key ->
                text.append(
                    "  - { op: add, path: /data/file.yaml/k" + key + ", value: json-patch }\n"));
    text.append("- target: { kind: ConfigMap }\n  after: connect\n  patch:\n    data:\n");
    text.append("      file.yaml:\n");
    late.keys().forEach(key -> text.append("        k" + key + ": late\n"));
    text.append("- target: { kind: Deployment }\n  containers: { imagePullPolicy: Always }\n");
    return text.toString();
  }

  private static List<Overlay> overlays(String file, Writer transform) {
    var findings = new Findings();
    List<Overlay> overlays =
        new ArrayList<>(
            OverlayFile.read(file.getBytes(StandardCharsets.UTF_8), "overlays.yaml", findings));
    findings.throwIfErrors();
    Origin origin = new Origin(Layer.OVERLAY, Place.java("transform", "overlay"));
    UnaryOperator<MapNode> change = tree -> edited(tree, transform, origin);
    overlays.add(
        Overlays.transform(
            Overlays.Title.java("transform"), ManifestSelector.kind("ConfigMap"), change));
    overlays.add(
        Overlays.edit(
            Overlays.Title.java("history"),
            Deployment.class,
            ManifestSelector.all(),
            d -> d.edit().editSpec().withRevisionHistoryLimit(3).endSpec().build()));
    return overlays;
  }

  private static OutputLayout layout(Component files, List<Overlay> overlays, Random random) {
    var container =
        Container.of(
            Image.of("registry.acme.example/app:1.2.3"),
            PodSize.of(Cpu.millis(100), Memory.mebibytes(128)));
    var web =
        Workload.deployment("web", container)
            .managing(dev.plimsoll.topology.Grant.of("", "pods", "get"))
            .customise(
                Deployment.class,
                d -> d.edit().editSpec().withMinReadySeconds(5).endSpec().build());
    Environment<NoSettings> environment =
        Environment.of(
                PlainEnvironment.of(Stage.PROD),
                Schemas.of(KubernetesVersion.V1_35),
                new NoSettings())
            .withOverlays(overlays)
            .withNaming(Naming.unchanged().withPrefix("acme-"));
    Application application = Application.named("app").in("shop").with(web);
    Platform platform =
        random.nextBoolean()
            ? Platform.named("acme").with(files, application)
            : Platform.named("acme").with(application).with(files);
    Compiled compiled = new PlatformCompiler().compile(platform, environment);
    assertThat(FindingFiles.text(compiled.findings())).isEmpty();
    return OutputLayout.of("prod", compiled.bundle());
  }
}
