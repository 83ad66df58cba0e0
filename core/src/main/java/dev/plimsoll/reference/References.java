package dev.plimsoll.reference;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.Document.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * All references of a bundle, each with what it leads to: one view for the check, renames, the
 * topology and the report. Immutable after {@link #of}.
 *
 * <p>It knows the objects of the bundle, applied and latent, what controllers make for them as the
 * catalogue says, and what is declared outside; it looks into embedded documents that hold whole
 * objects. An embedded object that does not say its namespace is in that of the object that holds
 * it, or, if there is nothing by that name, in the only namespace that has something by that name.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class References {
  private final Bundle bundle;
  private final Definitions definitions;
  private final List<Reference> all;
  private final Map<Manifest, List<Reference>> from = new HashMap<>();

  private final Map<Manifest, List<PodSet>> podsByMaker = new HashMap<>();
  private final Map<Optional<String>, List<PodSet>> podsByNamespace = new HashMap<>();

  private References(Bundle bundle, Definitions definitions, List<Reference> all) {
    this.bundle = bundle;
    this.definitions = definitions;
    this.all = List.copyOf(all);
    for (PodSet pods : definitions.pods()) {
      podsByMaker.computeIfAbsent(pods.maker(), manifest -> new ArrayList<>(1)).add(pods);
      podsByNamespace.computeIfAbsent(pods.namespace(), namespace -> new ArrayList<>()).add(pods);
    }
    for (Reference reference : this.all) {
      from.computeIfAbsent(reference.from(), manifest -> new ArrayList<>()).add(reference);
    }
  }

  /** The references of a bundle, outside of which only that exists which every cluster has. */
  public static References of(Bundle bundle, ReferenceCatalogue catalogue) {
    return of(bundle, catalogue, Externals.ofEveryCluster());
  }

  /**
   * The references of a bundle.
   *
   * @param bundle applied and latent objects
   * @param catalogue which fields refer
   * @param externals what exists outside of the bundle; {@link Externals#ofEveryCluster} is not
   *     added
   */
  public static References of(Bundle bundle, ReferenceCatalogue catalogue, Externals externals) {
    var definitions = new Definitions(bundle, catalogue, externals);
    record Found(Document document, List<Hit> hits) {}
    var found = new ArrayList<Found>(bundle.size());
    for (Manifest manifest : bundle.all()) {
      for (Document document : Document.of(manifest)) {
        List<Hit> hits = document.hits(catalogue);
        found.add(new Found(document, hits));
        definitions.addMade(manifest, hits);
      }
    }
    definitions.complete();
    var all = new ArrayList<Reference>();
    for (Found one : found) {
      new Resolver(catalogue, definitions, one.document(), all).resolve(one.hits());
    }
    return new References(bundle, definitions, all);
  }

  /** The bundle. */
  public Bundle bundle() {
    return bundle;
  }

  /** All references, by the object that has them, then as they stand in it. */
  public List<Reference> all() {
    return all;
  }

  /** The references of an object, as they stand in it. */
  public List<Reference> from(Manifest manifest) {
    return from.getOrDefault(manifest, List.of());
  }

  /** The references that lead to an object of the bundle, or select it. */
  public Stream<Reference> to(Manifest manifest) {
    return all.stream()
        .filter(
            reference ->
                targets(reference.answer())
                    .anyMatch(
                        target ->
                            target
                                .source()
                                .filter(
                                    source ->
                                        source == manifest && !(target instanceof Definition.Made))
                                .isPresent()));
  }

  private static Stream<Definition> targets(Answer answer) {
    if (answer instanceof Answer.Found found) {
      return Stream.of(found.object());
    }
    if (answer instanceof Answer.FoundPart part) {
      return part.owners().stream();
    }
    return answer instanceof Answer.Selected selected
        ? selected.objects().stream()
        : Stream.empty();
  }

  /** All objects that controllers make for objects of the bundle. */
  public List<Definition.Made> made() {
    return List.copyOf(definitions.made());
  }

  /** All pods that exist because of the objects of the bundle, by object. */
  public List<PodSet> pods() {
    return List.copyOf(definitions.pods());
  }

  /** The pods that exist because of an object. */
  public List<PodSet> podsOf(Manifest maker) {
    return podsByMaker.getOrDefault(maker, List.of());
  }

  /** The pods of a namespace. */
  public List<PodSet> podsIn(Optional<String> namespace) {
    return podsByNamespace.getOrDefault(namespace, List.of());
  }

  /** The pods in a namespace that a selector selects. */
  public List<PodSet> pods(String namespace, LabelSelector selector) {
    return List.copyOf(definitions.selectPods(namespace, selector));
  }

  /**
   * What stands for an object: itself, what makes it, what declares it; none if there is no such
   * object.
   */
  public List<Definition> find(ObjectKey key) {
    return List.copyOf(definitions.find(key));
  }

  /**
   * The ports of a Service, name (or number, if it has no name) to number; empty if they are not
   * known.
   */
  public Optional<Map<String, Integer>> portsOf(Definition service) {
    return Contents.servicePorts(service);
  }

  /**
   * The names of all objects of a kind in a namespace, or of the cluster, sorted; those outside of
   * the bundle are left out.
   */
  public Set<String> names(KindName kind, Optional<String> namespace) {
    return definitions.names(kind, namespace);
  }

  /**
   * The namespaces that objects of the bundle are in, that are in the bundle, or that are declared
   * outside; sorted.
   */
  public Set<String> namespaces() {
    return Set.copyOf(definitions.namespaces());
  }
}
