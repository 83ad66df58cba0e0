package dev.plimsoll.reference;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.reference.Definition.Made;
import dev.plimsoll.reference.Definition.Present;
import dev.plimsoll.reference.Document.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What exists or will: the objects of a bundle, what controllers make for them, what is declared
 * outside; and the pods and labels of all that.
 */
final class Definitions {
  private final Map<ObjectKey, List<Definition>> byKey = new HashMap<>();
  private final Map<KindName, LabelIndex<Present>> byLabels = new HashMap<>();
  private final List<Made> made = new ArrayList<>();
  private final List<PodSet> pods = new ArrayList<>();
  private final List<PodSet> madePods = new ArrayList<>();
  private final LabelIndex<PodSet> podsByLabels = new LabelIndex<>(PodSet::labels);
  private final Set<String> namespaces = new TreeSet<>();
  private final Set<KindName> kinds = new TreeSet<>();
  private final Map<Shelf, Set<String>> names = new HashMap<>();
  private final Set<KindName> ofCluster = new HashSet<>();
  private final ReferenceCatalogue catalogue;
  private final Externals externals;
  private final Bundle bundle;

  private record Shelf(KindName kind, Optional<String> namespace) {}

  Definitions(Bundle bundle, ReferenceCatalogue catalogue, Externals externals) {
    this.bundle = bundle;
    this.catalogue = catalogue;
    this.externals = externals;
    for (Manifest manifest : bundle.all()) {
      add(new Present(ObjectKey.of(manifest.identity()), manifest));
      manifest.identity().namespace().ifPresent(namespaces::add);
      if (manifest.is("apiextensions.k8s.io", "CustomResourceDefinition")) {
        scope(manifest);
      }
      if (manifest.is("", "Namespace")) {
        namespaces.add(manifest.identity().name());
      }
    }
    namespaces.addAll(externals.names(KindName.NAMESPACE, Optional.empty()));
  }

  /** A definition of custom resources of the bundle says whether they have a namespace. */
  private void scope(Manifest definition) {
    Optional<MapNode> spec = definition.tree().findMap("spec");
    Optional<String> kind =
        spec.flatMap(map -> map.findMap("names")).flatMap(names -> names.findText("kind"));
    boolean isCluster =
        spec.flatMap(map -> map.findText("scope")).filter("Cluster"::equals).isPresent();
    if (isCluster && kind.filter(text -> !text.isEmpty() && text.indexOf('.') < 0).isPresent()) {
      ofCluster.add(new KindName(spec.get().findText("group").orElse(""), kind.get()));
    }
  }

  /**
   * Whether objects of a kind have no namespace, as the catalogue says or a definition in the
   * bundle.
   */
  boolean isOfCluster(KindName kind) {
    return catalogue.isOfCluster(kind) || ofCluster.contains(kind);
  }

  private void add(Definition definition) {
    kinds.add(definition.key().kind());
    byKey.computeIfAbsent(definition.key(), key -> new ArrayList<>(1)).add(definition);
  }

  /** Takes in what a manifest makes besides itself. */
  void addMade(Manifest manifest, List<Hit> hits) {
    var seen = new LinkedHashSet<ReferenceRule>();
    for (Hit hit : hits) {
      if (hit.document().isEmbedded()) {
        continue;
      }
      if (hit.rule().meaning() instanceof Meaning.MakesPods makes
          && hit.node() instanceof MapNode template) {
        addPods(podsOf(manifest, hit.path(), template, makes));
      } else if (hit.rule().meaning() instanceof Meaning.Creates creates) {
        seen.add(hit.rule());
        String text = hit.node() instanceof ScalarNode scalar ? scalar.text() : "";
        creates
            .name()
            .render(manifest.tree(), manifest.identity().name(), text)
            .ifPresent(name -> addMade(manifest, hit.path(), hit.rule(), name));
      }
    }
    for (ReferenceRule rule : catalogue.creatorsWithDefault(KindName.of(manifest))) {
      if (!seen.contains(rule)) {
        NameTemplate otherwise = ((Meaning.Creates) rule.meaning()).otherwise().orElseThrow();
        otherwise
            .render(manifest.tree(), manifest.identity().name(), "")
            .ifPresent(name -> addMade(manifest, FieldPath.ROOT, rule, name));
      }
    }
  }

  private void addMade(Manifest manifest, FieldPath path, ReferenceRule rule, String name) {
    var creates = (Meaning.Creates) rule.meaning();
    if (!creates.when().isEmpty()
        && creates.when().stream().allMatch(one -> Patterns.find(manifest.tree(), one).isEmpty())) {
      return;
    }
    Offer offer = offer(manifest, creates.offer());
    Optional<String> namespace =
        isOfCluster(creates.kind()) ? Optional.empty() : manifest.identity().namespace();

    var one =
        new Made(new ObjectKey(creates.kind(), namespace, name), manifest, path, creates, offer);
    made.add(one);
    add(one);
    if (creates.kind().equals(KindName.POD) && !name.endsWith(NameTemplate.ORDINAL)) {
      madePods.add(new PodSet(manifest, FieldPath.ROOT, namespace, offer.labels(), offer.ports()));
    }
  }

  /**
   * To be called when all is taken in: pods that controllers make count only where the bundle does
   * not have them as latent objects, which say more.
   */
  void complete() {
    for (PodSet made : madePods) {
      var known = new LinkedHashMap<>(made.labels());
      known.values().removeIf("*"::equals);
      List<PodSet> latent =
          podsByLabels.select(made.namespace().orElse(""), new LabelSelector(known, List.of()));
      if (latent.stream().noneMatch(set -> set.maker().isLatent())) {
        addPods(made);
      }
    }
    madePods.clear();
  }

  private static Offer offer(Manifest manifest, OfferRule rule) {
    MapNode tree = manifest.tree();
    boolean open = rule.openIf().stream().anyMatch(path -> !Patterns.find(tree, path).isEmpty());
    var keys = new TreeSet<>(rule.keys());
    rule.keysAt().forEach(path -> keys.addAll(Patterns.names(tree, path)));
    var labels = new LinkedHashMap<String, String>();
    for (PathPattern path : rule.labelsAt()) {
      for (Node node : Patterns.find(tree, path)) {
        if (node instanceof MapNode map) {
          labels.putAll(LabelSelector.strings(map));
        }
      }
    }
    rule.labels()
        .forEach(
            (key, value) ->
                new NameTemplate(value)
                    .render(tree, manifest.identity().name(), "")
                    .ifPresent(text -> labels.put(key, text)));
    Optional<Map<String, Integer>> ports =
        rule.ports().containsKey("*") ? Optional.empty() : Optional.of(rule.ports());
    return new Offer(open ? Optional.empty() : Optional.of(keys), ports, labels);
  }

  private void addPods(PodSet set) {
    pods.add(set);
    podsByLabels.add(set.namespace().orElse(""), set);
  }

  private static PodSet podsOf(
      Manifest manifest, FieldPath path, MapNode template, Meaning.MakesPods makes) {
    var labels = new LinkedHashMap<String, String>();
    template
        .findMap("metadata")
        .flatMap(metadata -> metadata.findMap("labels"))
        .ifPresent(map -> labels.putAll(LabelSelector.strings(map)));
    makes
        .added()
        .forEach(
            (key, value) ->
                new NameTemplate(value)
                    .render(manifest.tree(), manifest.identity().name(), "")
                    .ifPresent(v -> labels.putIfAbsent(key, v)));
    Optional<Map<String, Integer>> ports = template.findMap("spec").map(Contents::containerPorts);
    return new PodSet(manifest, path, manifest.identity().namespace(), labels, ports);
  }

  /**
   * All that stands for an object; what is declared outside only if the bundle does not have it.
   */
  List<Definition> find(ObjectKey key) {
    List<Definition> known = byKey.get(key);
    if (known == null) {
      known = byKey.get(ordinal(key));
    }
    return known != null
        ? known
        : externals.find(key).map(outside -> List.<Definition>of(outside)).orElse(List.of());
  }

  /**
   * The key under which one of many stands, for example {@code data-web-#} for {@code data-web-7};
   * the same key if it ends in no number.
   */
  private static ObjectKey ordinal(ObjectKey key) {
    String name = key.name();
    int digits = name.length();
    while (digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
      digits--;
    }
    boolean isNumbered = digits < name.length() && digits > 0 && name.charAt(digits - 1) == '-';
    return isNumbered
        ? new ObjectKey(
            key.kind(), key.namespace(), name.substring(0, digits) + NameTemplate.ORDINAL)
        : key;
  }

  /** Whether an object was declared as there already, be it in the bundle too. */
  boolean isOutside(ObjectKey key) {
    return externals.find(key).isPresent();
  }

  /** All objects of a kind whose name is given, in any namespace. */
  List<Definition> findAnywhere(KindName kind, String name) {
    var found = new ArrayList<Definition>();
    for (String namespace : namespaces) {
      List<Definition> there = byKey.get(ObjectKey.namespaced(kind, namespace, name));
      if (there != null) {
        found.addAll(there);
      }
    }
    return found;
  }

  /** All that controllers make. */
  List<Made> made() {
    return made;
  }

  /** All pods. */
  List<PodSet> pods() {
    return pods;
  }

  List<PodSet> selectPods(String namespace, LabelSelector selector) {
    return podsByLabels.select(namespace, selector);
  }

  /**
   * The objects of a kind in a namespace ("" for the cluster) that a selector selects, what
   * controllers make included.
   */
  List<Definition> select(KindName kind, String namespace, LabelSelector selector) {
    LabelIndex<Present> index = byLabels.computeIfAbsent(kind, this::index);
    return new ArrayList<>(index.select(namespace, selector));
  }

  private LabelIndex<Present> index(KindName kind) {
    var index = new LabelIndex<Present>(present -> Contents.labels(present.manifest()));
    bundle
        .ofKind(kind.group(), kind.kind())
        .forEach(
            manifest ->
                index.add(
                    manifest.identity().namespace().orElse(""),
                    new Present(ObjectKey.of(manifest.identity()), manifest)));
    return index;
  }

  /** The namespaces that are known: of the bundle's objects, of the bundle, declared outside. */
  Set<String> namespaces() {
    return namespaces;
  }

  /** The labels of a namespace, if its manifest is in the bundle. */
  Optional<Map<String, String>> namespaceLabels(String namespace) {
    return bundle.find("", "Namespace", Optional.empty(), namespace).map(Contents::labels);
  }

  /** The kinds of which there is something in the bundle. */
  Set<KindName> kinds() {
    return kinds;
  }

  /** The names of the objects of a kind that exist in a namespace, or of the cluster, sorted. */
  synchronized Set<String> names(KindName kind, Optional<String> namespace) {
    if (names.isEmpty()) {
      for (ObjectKey key : byKey.keySet()) {
        if (key.name().endsWith(NameTemplate.ORDINAL)) {
          continue;
        }
        names
            .computeIfAbsent(new Shelf(key.kind(), key.namespace()), shelf -> new TreeSet<>())
            .add(key.name());
      }
    }
    return names.getOrDefault(new Shelf(kind, namespace), new TreeSet<>());
  }
}
