package dev.plimsoll.manifest;

import dev.plimsoll.finding.Subject;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What makes an object one and the same for the API server: group, kind, namespace and name. The
 * version is carried along, but two versions of one object are one object: {@link #sameObject}.
 *
 * @param apiVersion group and version, for example {@code apps/v1}; {@code v1} for the core group
 * @param kind for example {@code Deployment}
 * @param namespace empty for a cluster-scoped object
 * @param name the name
 */
@API(status = API.Status.EXPERIMENTAL)
public record Identity(String apiVersion, String kind, Optional<String> namespace, String name)
    implements Comparable<Identity> {
  private static final Comparator<Identity> ORDER =
      Comparator.comparing((Identity id) -> id.namespace.orElse(""))
          .thenComparing(Identity::kind)
          .thenComparing(Identity::group)
          .thenComparing(Identity::name)
          .thenComparing(Identity::apiVersion);

  public Identity {
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }

  /** A namespaced object. */
  public static Identity namespaced(String apiVersion, String kind, String namespace, String name) {
    return new Identity(apiVersion, kind, Optional.of(namespace), name);
  }

  /** A cluster-scoped object. */
  public static Identity cluster(String apiVersion, String kind, String name) {
    return new Identity(apiVersion, kind, Optional.empty(), name);
  }

  /** The API group: empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** The version within the group, for example {@code v1}. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Whether both name one object, maybe in two versions. */
  public boolean sameObject(Identity other) {
    return kind.equals(other.kind)
        && name.equals(other.name)
        && namespace.equals(other.namespace)
        && group().equals(other.group());
  }

  /** As the subject of a finding. */
  public Subject subject() {
    return new Subject.KubernetesObject(apiVersion, kind, namespace, name);
  }

  /** With another name. */
  public Identity named(String other) {
    return new Identity(apiVersion, kind, namespace, other);
  }

  // Keys of hash maps: written out, because what Java generates for a record is linked at run time,
  // which a short process pays for, and stays slow without the second compiler.
  @Override
  public boolean equals(Object other) {
    return other instanceof Identity that
        && name.equals(that.name)
        && kind.equals(that.kind)
        && namespace.equals(that.namespace)
        && apiVersion.equals(that.apiVersion);
  }

  @Override
  public int hashCode() {
    return ((apiVersion.hashCode() * 31 + kind.hashCode()) * 31 + namespace.hashCode()) * 31
        + name.hashCode();
  }

  @Override
  public int compareTo(Identity other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return subject().toString();
  }
}
