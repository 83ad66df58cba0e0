package dev.plimsoll.samples.dataplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.component.Application;
import dev.plimsoll.emit.OutputLayout;
import dev.plimsoll.emit.Why;
import dev.plimsoll.environment.Environment;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.overlay.ManifestSelector;
import dev.plimsoll.overlay.Overlay;
import dev.plimsoll.overlay.Overlays;
import dev.plimsoll.platform.Platform;
import dev.plimsoll.platform.PlatformDefinition;
import dev.plimsoll.unit.Cpu;
import dev.plimsoll.unit.Image;
import dev.plimsoll.unit.Memory;
import dev.plimsoll.unit.PodSize;
import dev.plimsoll.workload.Container;
import dev.plimsoll.workload.Workload;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random edits at random layers of the sample: a file of the environment or of its parent, an
 * overlay, Java. Each edit writes a word of its own, so each value of the output tells who wrote
 * it, and {@code why} must say the same: the layer, and where the edit stands in a file, the line.
 *
 * <p>One seed of each run is new; {@code -Dplimsoll.seed=N} asks for another.
 */
class WhyOfEditsTest {
  /** Where an edit can be made. The word of an edit is all that tells it in the output. */
  private enum Edit {
    LABEL(Layer.OVERLAY),
    TAG(Layer.OVERLAY),
    REGISTRY(Layer.OVERLAY),
    PATCH(Layer.OVERLAY),
    JSON_PATCH(Layer.OVERLAY),
    CONTAINERS(Layer.OVERLAY),
    LATE_PATCH(Layer.OVERLAY),
    TYPED(Layer.OVERLAY),
    TRANSFORMED(Layer.OVERLAY),
    CUSTOMISED(Layer.CUSTOMISE),
    ARGUMENT(Layer.RENDER),
    SETTING(Layer.RENDER),
    BUCKET(Layer.RENDER),
    DATABASE(Layer.RENDER),
    TARGET(Layer.RENDER),
    TENANT(Layer.NAME),
    PREFIX(Layer.NAME),
    NAMESPACE(Layer.NAME);

    /** The last that may have written a value that holds the word. */
    private final Layer last;

    Edit(Layer last) {
      this.last = last;
    }

    /** Whether it stands in a file, but for an overlay: as a setting, a binding, a name. */
    boolean isOfEnvironment() {
      return EnumSet.of(SETTING, BUCKET, DATABASE, TARGET, TENANT, PREFIX, NAMESPACE)
          .contains(this);
    }

    /** Who may have written such a value; a tenant is named by all that is made for it. */
    Set<Layer> layers() {
      return this == TENANT
          ? EnumSet.of(Layer.RENDER, Layer.SETTLE, Layer.CONNECT, Layer.NAME)
          : EnumSet.of(last);
    }

    String word(long seed) {
      return this == SETTING
          ? String.valueOf(40_000 + seed)
          : "zq" + name().toLowerCase(Locale.ROOT).replace('_', '-') + seed;
    }
  }

  private static final Path ENVIRONMENTS = Path.of("environments");
  private static final String REGISTRY = "registry.acme.example";

  @TempDir private Path folder;

  private final Map<Edit, String> words = new EnumMap<>(Edit.class);

  /** Each target, and what nobody has tried. */
  static LongStream seeds() {
    return LongStream.concat(
        LongStream.rangeClosed(1, 4),
        LongStream.of(Long.getLong("plimsoll.seed", new SecureRandom().nextInt(100, 10_000))));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void namesTheLayerAndTheLineOfEachEdit(long seed) throws IOException {
    var random = new Random(seed);
    List<String> targets = List.of("eks", "gke", "aks", "on-prem");
    String stage = random.nextBoolean() ? "prod" : "staging";
    String name = stage + "-" + targets.get((int) (seed % targets.size()));
    var edits = new ArrayList<>(List.of(Edit.values()));
    Collections.shuffle(edits, random);
    edits.subList(0, 11).forEach(edit -> words.put(edit, edit.word(seed)));
    copy();
    edit(folder.resolve(name + ".yaml"), folder.resolve(stage + ".yaml"), random);
    var plimsoll = Plimsoll.of(new Edited()).withEnvironments(folder);
    OutputLayout layout = plimsoll.render(name).orThrow().layout();
    var found = EnumSet.noneOf(Edit.class);
    layout
        .manifests()
        .forEach(
            (path, manifest) ->
                scalars(
                    manifest.tree(),
                    "",
                    (pointer, scalar) -> {
                      Set<Edit> inside = judged(layout, path, pointer, scalar);
                      inside.stream()
                          .filter(edit -> edit.isOfEnvironment() && inside.size() == 1)
                          .filter(edit -> !found.contains(edit))
                          .forEach(edit -> sourced(plimsoll.why(name, path + "#" + pointer), edit));
                      found.addAll(inside);
                    }));
    assertThat(found).as("edits that the output shows").isEqualTo(words.keySet());
  }

  /** The edits whose word a value holds, after asking why it is so. */
  private Set<Edit> judged(OutputLayout layout, String path, String pointer, ScalarNode scalar) {
    var inside = EnumSet.noneOf(Edit.class);
    words.forEach(
        (edit, word) -> {
          if (scalar.text().contains(word)) {
            inside.add(edit);
          }
        });
    if (inside.isEmpty()) {
      return inside;
    }
    Why why = Why.of(layout, path + "#" + pointer);
    Origin origin = why.origin();
    String said = path + "#" + pointer + " is " + scalar.text() + ", written by " + origin;
    assertThat(origin.layer()).as(said).isIn(layers(inside));
    if (origin.layer() == Layer.OVERLAY && origin.place() instanceof Place.InFile in) {
      assertThat(inside.stream().map(words::get)).as(said).anyMatch(line(in)::contains);
    }
    return inside;
  }

  /** A value of the environment's files is told with its line there. */
  private void sourced(Why why, Edit edit) {
    assertThat(why.sources())
        .as(why.text() + "\nwhich comes from " + edit)
        .anySatisfy(
            source -> assertThat(line((Place.InFile) source.place())).contains(words.get(edit)));
  }

  /** A value that two edits made is the later one's. */
  private static Set<Layer> layers(Set<Edit> inside) {
    Layer last = inside.stream().map(edit -> edit.last).max(Layer::compareTo).orElseThrow();
    var layers = EnumSet.noneOf(Layer.class);
    inside.stream().filter(edit -> edit.last == last).forEach(edit -> layers.addAll(edit.layers()));
    return layers;
  }

  private static String line(Place.InFile in) {
    try {
      return Files.readAllLines(Path.of(in.file())).get(in.line() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void scalars(Node node, String at, BiConsumer<String, ScalarNode> to) {
    if (node instanceof MapNode map) {
      map.forEach(
          (key, value) -> scalars(value, at + "/" + key.replace("~", "~0").replace("/", "~1"), to));
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.size(); i++) {
        scalars(list.get(i), at + "/" + i, to);
      }
    } else if (node instanceof EmbeddedNode embedded) {
      scalars(embedded.content(), at, to);
    } else if (node instanceof ScalarNode scalar && !scalar.text().contains("\n")) {
      to.accept(at, scalar);
    }
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.list(ENVIRONMENTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  /** Writes the edits that files can make into the environment's, its parent's and an overlay. */
  private void edit(Path file, Path parent, Random random) throws IOException {
    String text = Files.readString(file);
    String above = Files.readString(parent);
    if (words.containsKey(Edit.BUCKET)) {
      text =
          text.replaceAll(
              "(objectStore/lake:.*(?:bucket|container): )[a-z-]+", "$1" + words.get(Edit.BUCKET));
    }
    if (words.containsKey(Edit.DATABASE)) {
      text =
          text.replaceAll(
              "(database/airflow-db: \\{ host: )[a-z.-]+",
              "$1" + words.get(Edit.DATABASE) + ".example");
    }
    if (words.containsKey(Edit.TARGET)) {
      text = text.replaceAll("(account: external-secrets/)reader", "$1" + words.get(Edit.TARGET));
    }
    text +=
        section(
            "settings:",
            entry("  maxExecutors: ", Edit.SETTING) + entry("  tenants: [", Edit.TENANT, "]"));
    text += section("labels:", entry("  acme.example/edit: ", Edit.LABEL));
    String images =
        section("  registries:", entry("    " + REGISTRY + ": ", Edit.REGISTRY, ".example"))
            + section("  tags:", entry("    jobs: ", Edit.TAG));
    // Of a section in both files the parent's comes first, and entries are said to stand where they
    // are.
    text += section("images:", images);
    text +=
        section(
            "naming:",
            entry("  prefix: ", Edit.PREFIX, "-")
                + section("  namespaces:", entry("    monitoring: ", Edit.NAMESPACE)));
    if (random.nextBoolean()) {
      above = above.replace("labels: {", "labels: { acme.example/above: other,");
    }
    Files.writeString(parent, above);
    Files.writeString(
        file,
        text + overlays(Files.createDirectory(folder.resolve("overlays")).resolve("edits.yaml")));
  }

  private String overlays(Path file) throws IOException {
    String overlays =
        target("{ kind: Deployment, name: airflow-scheduler }", Edit.PATCH)
            + entry("  patch: { metadata: { annotations: { acme.example/edit: ", Edit.PATCH, " }}}")
            + target("{ kind: Deployment, name: grafana }", Edit.JSON_PATCH)
            + entry(
                "  jsonPatch: [{ op: add, path: /spec/template/metadata/labels/edit, value: ",
                Edit.JSON_PATCH,
                " }]")
            + target("{ kind: Deployment }", Edit.CONTAINERS)
            + entry("  containers: { env: [{ name: EDIT, value: ", Edit.CONTAINERS, " }]}")
            + target("{ kind: NetworkPolicy, name: dbt }", Edit.LATE_PATCH)
            + (words.containsKey(Edit.LATE_PATCH) ? "  after: connect\n" : "")
            + entry("  patch: { metadata: { labels: { edit: ", Edit.LATE_PATCH, " }}}");
    if (overlays.isEmpty()) {
      return "";
    }
    Files.writeString(file, "schema: plimsoll/overlays/v1\noverlays:\n" + overlays);
    return "overlays: [overlays/" + file.getFileName() + "]\n";
  }

  private String target(String selector, Edit edit) {
    return words.containsKey(edit) ? "- target: " + selector + "\n" : "";
  }

  private static String section(String head, String entries) {
    return entries.isEmpty() ? "" : head + "\n" + entries;
  }

  private String entry(String before, Edit edit, String... after) {
    return words.containsKey(edit) ? before + words.get(edit) + String.join("", after) + "\n" : "";
  }

  /** The sample, and a workload of which Java says more. */
  private final class Edited implements PlatformDefinition<AcmePlatform.Settings> {
    @Override
    public List<Overlay> overlays(Environment<AcmePlatform.Settings> env) {
      return WhyOfEditsTest.this.overlays();
    }

    @Override
    public Platform define(Environment<AcmePlatform.Settings> env) {
      Platform platform = new AcmePlatform().define(env);
      if (!words.containsKey(Edit.ARGUMENT) && !words.containsKey(Edit.CUSTOMISED)) {
        return platform;
      }
      var container =
          Container.of(
                  Image.of("quay.example/echo:1.0"),
                  PodSize.of(Cpu.millis(10), Memory.mebibytes(16)))
              .withArgs(words.getOrDefault(Edit.ARGUMENT, "none"));
      String note = words.getOrDefault(Edit.CUSTOMISED, "none");
      return platform.with(
          Application.named("echo")
              .in("echo")
              .with(
                  Workload.deployment("echo", container)
                      .customise(
                          Deployment.class,
                          d ->
                              d.edit()
                                  .editMetadata()
                                  .addToAnnotations("acme.example/note", note)
                                  .endMetadata()
                                  .build())));
    }
  }

  private List<Overlay> overlays() {
    var overlays = new ArrayList<Overlay>();
    if (words.containsKey(Edit.TYPED)) {
      overlays.add(
          Overlays.edit(
              Overlays.Title.java("typed"),
              Deployment.class,
              ManifestSelector.all().named("airflow-triggerer"),
              d ->
                  d.edit()
                      .editMetadata()
                      .addToAnnotations("acme.example/typed", words.get(Edit.TYPED))
                      .endMetadata()
                      .build()));
    }
    if (words.containsKey(Edit.TRANSFORMED)) {
      var origin = new Origin(Layer.OVERLAY, Place.java("", "WhyOfEditsTest.overlays"));
      FieldPath path = FieldPath.of("spec", "template", "spec", "schedulerName");
      overlays.add(
          Overlays.transform(
              Overlays.Title.java("transformed"),
              ManifestSelector.all().named("airflow-api-server"),
              tree ->
                  tree.has("spec") && tree.findText("kind").equals(Optional.of("Deployment"))
                      ? (MapNode)
                          Nodes.set(
                              tree, path, ScalarNode.string(words.get(Edit.TRANSFORMED), origin))
                      : tree));
    }
    return overlays;
  }
}
