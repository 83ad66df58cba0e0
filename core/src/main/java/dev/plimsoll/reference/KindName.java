package dev.plimsoll.reference;

import dev.plimsoll.manifest.Manifest;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A kind in its API group, whatever the version.
 *
 * @param group for example {@code apps}; empty for the core group
 * @param kind for example {@code Deployment}
 */
@API(status = API.Status.EXPERIMENTAL)
public record KindName(String group, String kind) implements Comparable<KindName> {
  /** The kind {@code Namespace}. */
  public static final KindName NAMESPACE = new KindName("", "Namespace");

  /** The kind {@code Pod}. */
  public static final KindName POD = new KindName("", "Pod");

  /** The kind {@code Service}. */
  public static final KindName SERVICE = new KindName("", "Service");

  /** The kind {@code Secret}. */
  public static final KindName SECRET = new KindName("", "Secret");

  /** The kind {@code ConfigMap}. */
  public static final KindName CONFIG_MAP = new KindName("", "ConfigMap");

  public KindName {
    Objects.requireNonNull(group, "group");
    if (kind.isEmpty() || kind.indexOf('.') >= 0) {
      throw new IllegalArgumentException("\"" + kind + "\" is no kind");
    }
  }

  /**
   * Reads {@code Kind} or {@code Kind.group}, for example {@code ConfigMap} or {@code
   * Certificate.cert-manager.io}.
   *
   * @throws IllegalArgumentException if there is no kind before the first dot
   */
  public static KindName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new KindName("", text)
        : new KindName(text.substring(dot + 1), text.substring(0, dot));
  }

  /** The kind of a manifest. */
  public static KindName of(Manifest manifest) {
    return new KindName(manifest.identity().group(), manifest.identity().kind());
  }

  /** The kind that an {@code apiVersion} such as {@code apps/v1} or {@code v1} and a kind name. */
  public static KindName ofApiVersion(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return new KindName(slash < 0 ? "" : apiVersion.substring(0, slash), kind);
  }

  /**
   * The resource as it stands in a path or an RBAC rule, for example {@code networkpolicies}: lower
   * case, plural by the rule that upstream's own kinds follow.
   */
  public String resource() {
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.endsWith("endpoints")) {
      return lower;
    }
    if (lower.endsWith("y") && !lower.endsWith("ay") && !lower.endsWith("ey")) {
      return lower.substring(0, lower.length() - 1) + "ies";
    }
    return lower.endsWith("s") || lower.endsWith("x") || lower.endsWith("ch")
        ? lower + "es"
        : lower + "s";
  }

  // Keys of hash maps: written out, because what Java generates for a record is linked at run time,
  // which a short process pays for, and stays slow without the second compiler.
  @Override
  public boolean equals(Object other) {
    return other instanceof KindName that && kind.equals(that.kind) && group.equals(that.group);
  }

  @Override
  public int hashCode() {
    return group.hashCode() * 31 + kind.hashCode();
  }

  @Override
  public int compareTo(KindName other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : group.compareTo(other.group);
  }

  /** {@code Kind} or {@code Kind.group}. */
  @Override
  public String toString() {
    return group.isEmpty() ? kind : kind + "." + group;
  }
}
