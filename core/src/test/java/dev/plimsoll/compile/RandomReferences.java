package dev.plimsoll.compile;

import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.EmbeddedFormat;
import dev.plimsoll.node.EmbeddedFormats;
import dev.plimsoll.node.EmbeddedNode;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.Nodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.Meaning;
import dev.plimsoll.reference.PathPattern;
import dev.plimsoll.reference.PathPattern.Step;
import dev.plimsoll.reference.ReferenceCatalogue;
import dev.plimsoll.reference.ReferenceRule;
import dev.plimsoll.reference.RelativePath;
import dev.plimsoll.reference.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A bundle in which every object names another by a rule of the catalogue, and the list of what
 * each field must say after the objects got other names. The list is made while the bundle is, and
 * knows nothing of how references are found.
 */
final class RandomReferences {
  private static final ReferenceCatalogue CATALOGUE = ReferenceCatalogue.standard();
  private static final List<String> NAMESPACES = List.of("airflow", "data-jobs", "monitoring");
  private static final List<EmbeddedFormat> DOCUMENTS =
      List.of(EmbeddedFormats.YAML, EmbeddedFormats.JSON);

  private final Random random;
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private int serial;

  /**
   * A field that names an object.
   *
   * @param holder where the object with the field is written, which no rename changes
   * @param text what the field says, with {@code {name}} and {@code {namespace}} of the target
   */
  record Planted(Place holder, FieldPath path, Place target, String text, String rule) {}

  RandomReferences(long seed) {
    this.random = new Random(seed);
  }

  /** The rules that can be planted: those that name an object of a kind. */
  static List<ReferenceRule> rules() {
    return CATALOGUE.rules().stream()
        .filter(rule -> rule.meaning() instanceof Meaning.NamesObject)
        .filter(rule -> !rule.path().steps().isEmpty())
        .filter(RandomReferences::isOnlyAName)
        .filter(RandomReferences::isAnswerable)
        .toList();
  }

  /** Not so where an object of the cluster names one of a namespace, and does not say of which. */
  private static boolean isAnswerable(ReferenceRule rule) {
    var names = (Meaning.NamesObject) rule.meaning();
    return !CATALOGUE.isOfCluster(rule.holder())
        || saysNamespace(names)
        || kinds(names.target()).stream().allMatch(CATALOGUE::isOfCluster);
  }

  private static boolean saysNamespace(Meaning.NamesObject names) {
    return names.namespace().isPresent() || names.form().text().contains("{namespace}");
  }

  /** Not so where the field also makes the object that it names, or another rule reads it too. */
  private static boolean isOnlyAName(ReferenceRule rule) {
    return CATALOGUE.rulesOf(rule.holder()).stream()
            .filter(other -> other.path().equals(rule.path()))
            .count()
        == 1;
  }

  /** Plants a rule, if it can be: an object that has the field, and the one that it names. */
  boolean plant(ReferenceRule rule) {
    var names = (Meaning.NamesObject) rule.meaning();
    Optional<KindName> kind = kind(names.target());
    if (kind.isEmpty()) {
      return false;
    }
    boolean holderOfCluster = CATALOGUE.isOfCluster(rule.holder());
    boolean targetOfCluster = CATALOGUE.isOfCluster(kind.get());
    String home = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    String away = saysNamespace(names) ? NAMESPACES.get(random.nextInt(NAMESPACES.size())) : home;
    Manifest target = target(kind.get(), away);
    Origin origin = origin();
    FieldPath path = path(rule.path());
    String text = names.form().text().replace(",...", "");
    String now = filled(text, target.identity().name(), away);
    Node tree =
        put(
            head(rule.holder(), "holder-" + serial, holderOfCluster ? "" : home, origin),
            rule.path(),
            ScalarNode.string(now, origin));
    tree = said(tree, names.target(), path, kind.get(), origin);
    if (names.namespace().isPresent() && !targetOfCluster) {
      tree = sibling(tree, names.namespace().get(), path, ScalarNode.string(away, origin));
    }
    if (!tree.find(path).equals(Optional.of(ScalarNode.string(now, origin)))) {
      return false;
    }
    manifests.add(target);
    hold((MapNode) tree, path, home, target, text, rule);
    return true;
  }

  /** Puts the holder into the bundle: as it is, as a latent one, or in a ConfigMap's document. */
  private void hold(
      MapNode tree, FieldPath path, String home, Manifest target, String text, ReferenceRule rule) {
    Manifest holder = Manifest.of(tree);
    FieldPath at = path;
    int choice = random.nextInt(4);
    if (choice == 0) {
      holder = holder.latent("somebody", 1);
    } else if (choice == 1) {
      Origin origin = tree.origin();
      EmbeddedFormat format = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
      MapNode data =
          MapNode.builder(origin)
              .put(
                  "document",
                  EmbeddedNode.of(
                      format, MapNode.builder(origin).put("object", tree).build(), origin))
              .build();
      holder =
          Manifest.of(
              head(KindName.CONFIG_MAP, "config-" + serial, home, origin).with("data", data));
      at = FieldPath.of("data", "document", "object");
      for (FieldPath.Step step : path.steps()) {
        at =
            step instanceof FieldPath.Step.Field field
                ? at.field(field.name())
                : at.item(((FieldPath.Step.Item) step).position());
      }
    }
    manifests.add(holder);
    planted.add(
        new Planted(holder.origin().place(), at, target.origin().place(), text, rule.toString()));
  }

  /** Plants an address of a Service in a file of a ConfigMap. */
  void plantAddress() {
    String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    Manifest service = target(KindName.SERVICE, namespace);
    EmbeddedFormat format = random.nextBoolean() ? EmbeddedFormats.INI : EmbeddedFormats.PROPERTIES;
    Origin origin = origin();
    String form =
        random.nextBoolean()
            ? "http://{name}.{namespace}.svc.cluster.local:8080/api"
            : "grpc://{name}.{namespace}:9000";
    MapNode entry =
        MapNode.builder(origin)
            .put("url", filled(form, service.identity().name(), namespace))
            .build();
    boolean ini = format.equals(EmbeddedFormats.INI);
    MapNode content = ini ? MapNode.builder(origin).put("core", entry).build() : entry;
    MapNode data =
        MapNode.builder(origin).put("file", EmbeddedNode.of(format, content, origin)).build();
    manifests.add(service);
    String home = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    manifests.add(
        Manifest.of(head(KindName.CONFIG_MAP, "file-" + serial, home, origin).with("data", data)));
    FieldPath path = FieldPath.of("data", "file");
    path = (ini ? path.field("core") : path).field("url");
    planted.add(new Planted(origin.place(), path, service.origin().place(), form, "address"));
  }

  Bundle bundle() {
    return Bundle.of(manifests);
  }

  List<Planted> planted() {
    return planted;
  }

  /** Some naming that the bundle can have. */
  Naming naming() {
    var moves = new TreeMap<String, String>();
    for (Manifest manifest : manifests) {
      manifest.identity().namespace().ifPresent(name -> moves.put(name, "acme-" + name));
    }
    moves.keySet().removeIf(name -> random.nextInt(3) == 0);
    return new Naming(
        random.nextBoolean() ? "p" + random.nextInt(9) + "-" : "",
        random.nextBoolean() ? "-s" + random.nextInt(9) : "",
        moves,
        random.nextBoolean() ? ContentHashes.NAMED : ContentHashes.MARKED);
  }

  static String filled(String form, String name, String namespace) {
    return form.replace("{name}", name).replace("{namespace}", namespace);
  }

  private static List<KindName> kinds(TargetKind target) {
    if (target instanceof TargetKind.OneOf one) {
      return one.kinds();
    }
    return target instanceof TargetKind.Said said && !said.known().isEmpty()
        ? said.known()
        : List.of(KindName.SECRET, KindName.CONFIG_MAP);
  }

  private Optional<KindName> kind(TargetKind target) {
    List<KindName> stored = kinds(target).stream().filter(CATALOGUE::isStored).toList();
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(stored.get(random.nextInt(stored.size())));
  }

  private Manifest target(KindName kind, String namespace) {
    Origin origin = origin();
    boolean isNamespace = kind.equals(KindName.NAMESPACE);
    String name = isNamespace ? namespace + "-" + serial : "target-" + serial;
    String in = CATALOGUE.isOfCluster(kind) ? "" : namespace;
    MapNode tree = head(kind, name, in, origin);
    if (kind.equals(KindName.SECRET) || kind.equals(KindName.CONFIG_MAP)) {
      tree = tree.with("data", MapNode.builder(origin).put("a", "value " + serial).build());
    }
    if (kind.equals(KindName.SERVICE)) {
      MapNode port = MapNode.builder(origin).put("name", "api").put("port", 9000).build();
      ListNode ports = ListNode.builder(origin).add(port).build();
      tree = tree.with("spec", MapNode.builder(origin).put("ports", ports).build());
    }
    return Manifest.of(tree);
  }

  private Origin origin() {
    serial++;
    return new Origin(Layer.INPUT, Place.file("bundle.yaml", serial, 1));
  }

  private static MapNode head(KindName kind, String name, String namespace, Origin origin) {
    var metadata = MapNode.builder(origin).put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return MapNode.builder(origin)
        .put("apiVersion", kind.group().isEmpty() ? "v1" : kind.group() + "/v1")
        .put("kind", kind.kind())
        .put("metadata", metadata.build())
        .build();
  }

  /** The fields that say the kind, or the resource, of what is named. */
  private static Node said(
      Node tree, TargetKind target, FieldPath path, KindName kind, Origin origin) {
    if (target instanceof TargetKind.Said said) {
      Node result = sibling(tree, said.kind(), path, ScalarNode.string(kind.kind(), origin));
      return said.group().isEmpty()
          ? result
          : sibling(result, said.group().get(), path, group(said.group().get(), kind, origin));
    }
    if (target instanceof TargetKind.OfResources of) {
      Node result =
          sibling(tree, of.groups(), path, ListNode.ofStrings(List.of(kind.group()), origin));
      return sibling(
          result, of.resources(), path, ListNode.ofStrings(List.of(kind.resource()), origin));
    }
    return tree;
  }

  private static Node group(RelativePath field, KindName kind, Origin origin) {
    String last = field.fields().get(field.fields().size() - 1);
    boolean isVersion = last.equals("apiVersion");
    String version = kind.group().isEmpty() ? "v1" : kind.group() + "/v1";
    return ScalarNode.string(isVersion ? version : kind.group(), origin);
  }

  private static Node sibling(Node tree, RelativePath way, FieldPath path, Node value) {
    FieldPath at = FieldPath.ROOT;
    if (way.up() >= 0) {
      at = path.parent();
      for (int i = 0; i < way.up(); i++) {
        at = at.parent();
      }
    }
    for (String field : way.fields()) {
      at = at.field(field);
    }
    return Nodes.set(tree, at, value);
  }

  /** The pattern with the first item, or an entry {@code key}, for each star. */
  private static FieldPath path(PathPattern pattern) {
    FieldPath path = FieldPath.ROOT;
    for (Step step : pattern.steps()) {
      path =
          step instanceof Step.Field field
              ? path.field(field.name())
              : step instanceof Step.EachEntry ? path.field("key") : path.item(0);
    }
    return path;
  }

  private static Node put(Node root, PathPattern pattern, Node value) {
    return put(root, pattern.steps(), 0, value);
  }

  private static Node put(Node at, List<Step> steps, int depth, Node value) {
    if (depth == steps.size()) {
      return value;
    }
    Step step = steps.get(depth);
    Origin origin = value.origin();
    if (step instanceof Step.EachItem) {
      return ListNode.builder(origin)
          .add(put(MapNode.empty(origin), steps, depth + 1, value))
          .build();
    }
    if (step instanceof Step.ItemWith with) {
      MapNode item = MapNode.builder(origin).put(with.key(), with.value()).build();
      return ListNode.builder(origin).add(put(item, steps, depth + 1, value)).build();
    }
    MapNode map = at instanceof MapNode m ? m : MapNode.empty(origin);
    String key = step instanceof Step.Field field ? field.name() : "key";
    Node child = map.find(key).orElseGet(() -> MapNode.empty(origin));
    return map.with(key, put(child, steps, depth + 1, value));
  }

  /** The objects of a bundle by where they are written. */
  static Map<Place, Manifest> byPlace(Bundle bundle) {
    var found = new java.util.HashMap<Place, Manifest>();
    bundle.all().forEach(manifest -> found.put(manifest.origin().place(), manifest));
    return found;
  }
}
