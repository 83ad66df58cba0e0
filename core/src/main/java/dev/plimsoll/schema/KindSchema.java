package dev.plimsoll.schema;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A kind of object that an API server serves.
 *
 * @param apiVersion group and version, for example {@code apps/v1}; {@code v1} for the core group
 * @param kind for example {@code Deployment}
 * @param plural the name in URLs and in roles, for example {@code deployments}
 * @param traits where its objects live and how the server reads them
 * @param type its fields, apiVersion, kind and metadata among them
 */
@API(status = API.Status.EXPERIMENTAL)
public record KindSchema(
    String apiVersion, String kind, String plural, Traits traits, ObjectType type) {
  /**
   * Where the objects of a kind live, and how a server treats them.
   *
   * @param scope in a namespace or not
   * @param subresources for example {@code scale} and {@code status}
   * @param creatable whether a client can create one; false for ComponentStatus, which is only read
   * @param custom whether it is a custom resource, which the server reads by its schema alone;
   *     built-in kinds it reads into Go structures and then checks by hand
   * @param scale where the subresource {@code scale} of a custom resource reads and writes
   */
  public record Traits(
      Scope scope,
      SortedSet<String> subresources,
      boolean creatable,
      boolean custom,
      Optional<Scale> scale) {
    public Traits {
      Objects.requireNonNull(scope, "scope");
      Objects.requireNonNull(scale, "scale");
      subresources = Collections.unmodifiableSortedSet(new TreeSet<>(subresources));
    }
  }

  /**
   * Fields behind the subresource {@code scale} of a custom resource.
   *
   * @param specReplicas the path of the replicas that are wanted, for example {@code
   *     .spec.replicas}
   * @param statusReplicas the path of those that are there
   * @param labelSelector the path of the selector as text, if one is given
   */
  public record Scale(String specReplicas, String statusReplicas, Optional<String> labelSelector) {
    public Scale {
      Objects.requireNonNull(specReplicas, "specReplicas");
      Objects.requireNonNull(statusReplicas, "statusReplicas");
      Objects.requireNonNull(labelSelector, "labelSelector");
    }
  }

  public KindSchema {
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(plural, "plural");
    Objects.requireNonNull(traits, "traits");
    Objects.requireNonNull(type, "type");
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

  /** Where its objects live. */
  public Scope scope() {
    return traits.scope();
  }

  /** Whether its objects live in a namespace. */
  public boolean isNamespaced() {
    return traits.scope() == Scope.NAMESPACED;
  }

  /** Whether this is a custom resource. */
  public boolean isCustom() {
    return traits.custom();
  }

  @Override
  public String toString() {
    return apiVersion + " " + kind;
  }
}
