package dev.plimsoll.reference;

import dev.plimsoll.manifest.Identity;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An object, whatever its version.
 *
 * @param kind the kind
 * @param namespace empty for an object of the cluster
 * @param name the name
 */
@API(status = API.Status.EXPERIMENTAL)
public record ObjectKey(KindName kind, Optional<String> namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind)
          .thenComparing(key -> key.namespace.orElse(""))
          .thenComparing(ObjectKey::name);

  public ObjectKey {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }

  /** The object that an identity names. */
  public static ObjectKey of(Identity identity) {
    return new ObjectKey(
        new KindName(identity.group(), identity.kind()), identity.namespace(), identity.name());
  }

  /** An object in a namespace. */
  public static ObjectKey namespaced(KindName kind, String namespace, String name) {
    return new ObjectKey(kind, Optional.of(namespace), name);
  }

  /** An object of the cluster. */
  public static ObjectKey cluster(KindName kind, String name) {
    return new ObjectKey(kind, Optional.empty(), name);
  }

  // Keys of hash maps: written out, because what Java generates for a record is linked at run time,
  // which a short process pays for, and stays slow without the second compiler.
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectKey that
        && name.equals(that.name)
        && kind.equals(that.kind)
        && namespace.equals(that.namespace);
  }

  @Override
  public int hashCode() {
    return (kind.hashCode() * 31 + namespace.hashCode()) * 31 + name.hashCode();
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code Kind namespace/name}, as in findings. */
  @Override
  public String toString() {
    return kind.kind() + " " + namespace.map(ns -> ns + "/").orElse("") + name;
  }
}
