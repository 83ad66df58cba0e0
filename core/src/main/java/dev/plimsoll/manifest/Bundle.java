package dev.plimsoll.manifest;

import dev.plimsoll.node.MapNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * All manifests of one environment, applied and latent, in order of identity, so that the order of
 * declarations does not show. Immutable.
 *
 * <p>Two manifests with one identity can stand here: the reference check reports them. {@link
 * #find} answers the first.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Bundle {
  private final List<Manifest> manifests;
  private volatile Map<Key, Manifest> index;

  private record Key(String group, String kind, String namespace, String name) {
    // Written out for the same reason as in Identity.
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && name.equals(that.name)
          && kind.equals(that.kind)
          && namespace.equals(that.namespace)
          && group.equals(that.group);
    }

    @Override
    public int hashCode() {
      return ((group.hashCode() * 31 + kind.hashCode()) * 31 + namespace.hashCode()) * 31
          + name.hashCode();
    }
  }

  private Bundle(List<Manifest> manifests) {
    this.manifests = manifests;
  }

  /** A bundle of manifests in any order. */
  public static Bundle of(Collection<Manifest> manifests) {
    var sorted = new ArrayList<>(manifests);
    sorted.sort((a, b) -> a.identity().compareTo(b.identity()));
    return new Bundle(List.copyOf(sorted));
  }

  /** All manifests, by identity. */
  public List<Manifest> all() {
    return manifests;
  }

  /** The manifests that are applied. */
  public Stream<Manifest> applied() {
    return manifests.stream().filter(m -> !m.isLatent());
  }

  /** The manifests that other programs make. */
  public Stream<Manifest> latent() {
    return manifests.stream().filter(Manifest::isLatent);
  }

  /** The manifests of a kind, applied and latent; the core group is empty. */
  public Stream<Manifest> ofKind(String group, String kind) {
    return manifests.stream().filter(m -> m.is(group, kind));
  }

  /** The trees of all CustomResourceDefinitions that are here. */
  public List<MapNode> definitions() {
    return ofKind("apiextensions.k8s.io", "CustomResourceDefinition").map(Manifest::tree).toList();
  }

  /** The manifest of an object, whatever its version, if it is here. */
  public Optional<Manifest> find(
      String group, String kind, Optional<String> namespace, String name) {
    Map<Key, Manifest> known = index;
    if (known == null) {
      known = new HashMap<>();
      for (Manifest manifest : manifests) {
        Identity id = manifest.identity();
        known.putIfAbsent(
            new Key(id.group(), id.kind(), id.namespace().orElse(""), id.name()), manifest);
      }
      index = known;
    }
    return Optional.ofNullable(known.get(new Key(group, kind, namespace.orElse(""), name)));
  }

  /** A bundle in which every manifest went through a function. */
  public Bundle map(UnaryOperator<Manifest> change) {
    return of(manifests.stream().map(change).toList());
  }

  /** A bundle with more manifests. */
  public Bundle plus(Collection<Manifest> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(manifests);
    all.addAll(more);
    return of(all);
  }

  /** A bundle of the manifests that a condition holds for. */
  public Bundle filter(Predicate<Manifest> condition) {
    return new Bundle(manifests.stream().filter(condition).toList());
  }

  /** How many manifests there are. */
  public int size() {
    return manifests.size();
  }
}
