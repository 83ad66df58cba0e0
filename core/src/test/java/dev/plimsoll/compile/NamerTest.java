package dev.plimsoll.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.environment.Surroundings;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingText;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Place;
import dev.plimsoll.golden.GoldenFile;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.node.YamlReader;
import dev.plimsoll.node.YamlWriter;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fixtures: {@code name/CASE.yaml} begins with a document {@code naming:} and goes on with objects;
 * {@code CASE.expected} is the whole result. In the objects, ConfigMap entries that end in {@code
 * .yaml} are embedded documents, and objects with the annotation {@code test/latent} are latent. If
 * anything is found, {@code CASE.findings} is what.
 */
class NamerTest {
  private static final Path FIXTURES = Path.of("src/test/resources/name");

  /** A format for the test; what counts is that the document is a tree. */
  private static final class Yaml implements EmbeddedFormat {
    @Override
    public String name() {
      return "yaml";
    }

    @Override
    public Node read(String text, Place place) {
      var findings = new Findings();
      Node root = YamlReader.read(text, "embedded", findings).get(0).root();
      findings.throwIfErrors();
      return root;
    }

    @Override
    public String write(Node content) {
      return YamlWriter.write(content);
    }
  }

  private static final Yaml YAML = new Yaml();

  private static MapNode embed(MapNode tree) {
    Node result = tree;
    for (String key : tree.findMap("data").map(MapNode::keys).orElse(List.of())) {
      FieldPath path = FieldPath.of("data").field(key);
      if (key.endsWith(".yaml")) {
        var text = (ScalarNode) tree.find(path).orElseThrow();
        Node content = YAML.read(text.text(), Place.UNKNOWN);
        result = Nodes.set(result, path, EmbeddedNode.of(YAML, content, text.origin()));
      }
    }
    return (MapNode) result;
  }

  private static Manifest manifest(MapNode tree) {
    Manifest manifest = Manifest.of(embed(tree));
    return manifest
        .annotation("test/latent")
        .map(maker -> manifest.latent(maker, 1))
        .orElse(manifest);
  }

  private static Naming naming(MapNode node) {
    var namespaces = new TreeMap<String, String>();
    node.findMap("namespaces")
        .ifPresent(
            map -> map.forEach((from, to) -> namespaces.put(from, ((ScalarNode) to).text())));
    return new Naming(
        node.findText("prefix").orElse(""),
        node.findText("suffix").orElse(""),
        namespaces,
        ContentHashes.valueOf(node.findText("hashes").orElse("MARKED")));
  }

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private record Case(Naming naming, Bundle bundle) {
    static Case read(Path file) throws IOException {
      return of(Files.readString(file, StandardCharsets.UTF_8), file.getFileName().toString());
    }

    static Case of(String text, String file) {
      var findings = new Findings();
      List<MapNode> roots =
          new ArrayList<>(
              YamlReader.read(text, file, findings).stream().map(d -> (MapNode) d.root()).toList());
      findings.throwIfErrors();
      Naming naming = NamerTest.naming(roots.remove(0).findMap("naming").orElseThrow());
      return new Case(naming, Bundle.of(roots.stream().map(NamerTest::manifest).toList()));
    }

    Bundle run(Findings findings) {
      return new Namer("prod", naming, Surroundings.standard()).name(bundle, findings);
    }
  }

  private static String write(Bundle bundle) {
    return bundle.all().stream()
        .map(m -> YamlWriter.write(m.tree()))
        .collect(Collectors.joining("---\n"));
  }

  private static String render(Findings findings) {
    return findings.sorted().stream()
        .map(f -> FindingText.render(f) + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyReferenceFollowsItsName(Path file) throws IOException {
    var findings = new Findings();
    String named = write(Case.read(file).run(findings));
    GoldenFile.matches(beside(file, ".expected"), named);
    Path found = beside(file, ".findings");
    if (Files.exists(found) || !findings.isEmpty()) {
      GoldenFile.matches(found, render(findings));
    }
  }

  private static Path beside(Path file, String ending) {
    return Path.of(file.toString().replace(".yaml", ending));
  }

  private static String findingsOf(String text) {
    var findings = new Findings();
    Case.of(text, "test.yaml").run(findings);
    return render(findings);
  }

  @Test
  void refusesHashesThatNeedEachOther() {
    assertThat(
            findingsOf(
                """
                naming: {}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: shop, annotations: {plimsoll.dev/content-hash: "true"}}
                data:
                  pod.yaml: |
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: pod}
                    spec: {volumes: [{name: b, configMap: {name: b}}]}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: b, namespace: shop, annotations: {plimsoll.dev/content-hash: "true"}}
                data:
                  pod.yaml: |
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: pod}
                    spec: {volumes: [{name: a, configMap: {name: a}}]}
                """))
        .isEqualTo(
            """
            error PLM8701 ConfigMap shop/a at metadata.name: has a content hash, and names itself: ConfigMap shop/a → ConfigMap shop/b → ConfigMap shop/a
              fix: set the annotation plimsoll.dev/content-hash: "false" on one of them
              at: test.yaml:5:12
            """);
  }

  @Test
  void saysWhichNamesAreIllegalWithAPrefix() {
    assertThat(
            findingsOf(
                """
                naming: {prefix: 4-the-whole-company-and-all-of-its-branches-}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly-job, namespace: shop}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: prometheus, namespace: shop}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: fine, namespace: shop}
                """))
        .isEqualTo(
            """
            error PLM8702 Service shop/4-the-whole-company-and-all-of-its-branches-web at metadata.name: would be named "4-the-whole-company-and-all-of-its-branches-web" instead of "web"; a name must consist of lower-case letters, digits and '-', begin with a letter, and end with a letter or digit
              fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
              at: name test.yaml:5:12
            error PLM8702 CronJob shop/4-the-whole-company-and-all-of-its-branches-nightly-job at metadata.name: would be named "4-the-whole-company-and-all-of-its-branches-nightly-job" instead of "nightly-job"; a name must be at most 52 characters long, it has 55
              fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
              at: name test.yaml:9:12
            error PLM8702 StatefulSet shop/4-the-whole-company-and-all-of-its-branches-prometheus at metadata.name: would be named "4-the-whole-company-and-all-of-its-branches-prometheus" instead of "prometheus"; a name must be at most 52 characters long, it has 54
              fix: change the prefix, the suffix or the name, or keep it with the annotation plimsoll.dev/keep-name
              at: name test.yaml:13:12
            """);
  }

  @Test
  void refusesANamingThatCannotBe() {
    assertThat(
            findingsOf(
                """
                naming: {prefix: Acme_, suffix: "blue-", namespaces: {shp: shop-prod, shop: Shop}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: shop}
                """))
        .isEqualTo(
            """
            error PLM8703 environment "prod" at naming.namespaces.shop: namespace "Shop" must consist of lower-case letters, digits and '-', and begin and end with a letter or digit
              fix: write a name such as "data-jobs"
            error PLM8704 environment "prod" at naming.namespaces.shp: nothing is in namespace "shp"
              fix: write "shop", or remove the entry
            error PLM8703 environment "prod" at naming.prefix: prefix "Acme_" cannot begin a name
              fix: use lower-case letters, digits and dashes, and begin with a letter, for example "acme-"
            error PLM8703 environment "prod" at naming.suffix: suffix "blue-" cannot end a name
              fix: use lower-case letters, digits and dashes, and end with a letter or digit, for example "-blue"
            """);
  }

  @Test
  void saysThatASealedSecretCannotMove() {
    assertThat(
            findingsOf(
                """
                naming: {prefix: acme-, namespaces: {shop: shop-prod}}
                ---
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata: {name: token, namespace: shop}
                spec: {encryptedData: {token: AgB}}
                """))
        .isEqualTo(
            """
            error PLM8705 SealedSecret shop-prod/token at metadata.namespace: is sealed for namespace "shop" and cannot be opened in "shop-prod"
              fix: seal it again for the new namespace, or for the whole cluster
              at: name test.yaml:5:25
            """);
  }

  @Test
  void changesNothingIfThereIsNothingToChange() {
    Case unchanged =
        Case.of(
            "naming: {}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n",
            "test.yaml");
    assertThat(unchanged.run(new Findings())).isSameAs(unchanged.bundle());
  }

  @Test
  void sharesWhatItDoesNotTouchAndSaysThatItWroteTheRest() {
    Case one =
        Case.of(
            """
            naming: {prefix: acme-}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: reader, namespace: shop}
            spec:
              containers: [{name: reader, image: "example/reader:1"}]
              serviceAccountName: reader
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: reader, namespace: shop}
            """,
            "test.yaml");
    Manifest before = one.bundle().all().get(0);
    Manifest after = one.run(new Findings()).all().get(0);
    FieldPath containers = FieldPath.of("spec", "containers");
    FieldPath account = FieldPath.of("spec", "serviceAccountName");
    assertThat(after.find(containers).orElseThrow())
        .isSameAs(before.find(containers).orElseThrow());
    Node rewritten = after.find(account).orElseThrow();
    assertThat(rewritten.origin().layer()).isEqualTo(Layer.NAME);
    assertThat(rewritten.origin().place()).isEqualTo(Place.file("test.yaml", 8, 3));
    assertThat(after.find(containers).orElseThrow().origin().layer()).isEqualTo(Layer.INPUT);
  }

  @Test
  void aHashDependsOnContentOnly() {
    String hash = hashOf("{a: \"1\", b: \"2\"}", "");
    assertThat(hashOf("{b: \"2\", a: \"1\"}", ", labels: {x: y}")).isEqualTo(hash);
    assertThat(hashOf("{a: \"1\", b: \"3\"}", "")).isNotEqualTo(hash);
    // Independent of this code: printf
    // '{"apiVersion":"v1","data":{"a":"1","b":"2"},"kind":"ConfigMap"}' | sha256sum
    assertThat(hash).isEqualTo("settings-caa702d984");
  }

  private static String hashOf(String data, String metadata) {
    String text =
        "naming: {}\n---\napiVersion: v1\nkind: ConfigMap\n"
            + "metadata: {name: settings, namespace: shop, annotations: {plimsoll.dev/content-hash:"
            + " \"true\"}"
            + metadata
            + "}\ndata: "
            + data
            + "\n";
    return Case.of(text, "test.yaml").run(new Findings()).all().get(0).identity().name();
  }

  static Stream<Path> bundles() throws IOException {
    Path accepted = Path.of("src/test/resources/reference/accepted");
    try (Stream<Path> files = Files.list(accepted)) {
      return Stream.concat(cases(), files.sorted().toList().stream());
    }
  }

  private static Bundle bundle(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return Case.of(text.startsWith("naming:") ? text : "naming: {}\n---\n" + text, "test.yaml")
        .bundle();
  }

  private static Naming everything(Bundle bundle) {
    var moves = new TreeMap<String, String>();
    bundle
        .all()
        .forEach(m -> m.identity().namespace().ifPresent(ns -> moves.put(ns, ns + "-moved")));
    return new Naming("pre-", "-post", moves, ContentHashes.NAMED);
  }

  /** Objects are recognised by where they are written, which no rename changes. */
  private static SortedMap<String, String> answers(Bundle bundle) {
    var answers = new TreeMap<String, String>();
    for (Reference reference : References.of(bundle, ReferenceCatalogue.standard()).all()) {
      String field = reference.from().origin().place() + " " + reference.path();
      answers.merge(field, answer(reference.answer()), (a, b) -> a + ", " + b);
    }
    return answers;
  }

  private static String answer(Answer answer) {
    if (answer instanceof Answer.Found found) {
      return "found "
          + found.object().source().map(m -> m.origin().place().toString()).orElse("outside");
    }
    if (answer instanceof Answer.Selected selected) {
      return "selected "
          + selected.objects().stream()
              .map(o -> o.source().map(m -> m.origin().place().toString()).orElse("outside"))
              .sorted()
              .toList();
    }
    return answer.getClass().getSimpleName();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundles")
  void everyReferenceLeadsWhereItLedBefore(Path file) throws IOException {
    Bundle before = bundle(file).filter(m -> !m.is("bitnami.com", "SealedSecret"));
    var findings = new Findings();
    Bundle after =
        new Namer("prod", everything(before), Surroundings.standard()).name(before, findings);
    assertThat(findings.sorted()).extracting(Finding::code).isSubsetOf(NameCodes.OLD_NAME_LEFT);
    assertThat(answers(after)).isEqualTo(answers(before));
  }

  @Test
  void isTheSameForAnyOrderOfObjects() throws IOException {
    for (Path file : cases().toList()) {
      Case one = Case.read(file);
      List<Manifest> reversed = new ArrayList<>(one.bundle().all());
      java.util.Collections.reverse(reversed);
      String there = write(one.run(new Findings()));
      String back = write(new Case(one.naming(), Bundle.of(reversed)).run(new Findings()));
      assertThat(back).isEqualTo(there);
    }
  }

  @Test
  void aMapOfNamespacesMayBeGivenInAnyOrder() {
    Naming one = Naming.unchanged().withNamespaces(Map.of("a", "x", "b", "y"));
    assertThat(one.namespaces()).containsExactly(Map.entry("a", "x"), Map.entry("b", "y"));
  }
}
