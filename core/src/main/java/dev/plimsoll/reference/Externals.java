package dev.plimsoll.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The objects that exist outside of the bundle: declared by the environment, or there in every
 * cluster. Immutable.
 *
 * <p>A name or namespace may end in {@code *}: any that begins so.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Externals {
  private static final Externals NONE = new Externals(List.of());

  private final List<Definition.Outside> all;
  private final Map<ObjectKey, Definition.Outside> exact = new HashMap<>();
  private final Map<KindName, List<Definition.Outside>> patterns = new HashMap<>();

  private Externals(List<Definition.Outside> all) {
    this.all = List.copyOf(all);
    for (Definition.Outside outside : this.all) {
      if (isPattern(outside.key().name())
          || outside.key().namespace().filter(Externals::isPattern).isPresent()) {
        patterns.computeIfAbsent(outside.key().kind(), kind -> new ArrayList<>()).add(outside);
      } else {
        exact.put(outside.key(), outside);
      }
    }
  }

  private static boolean isPattern(String text) {
    return text.endsWith("*");
  }

  /** Nothing exists outside. */
  public static Externals none() {
    return NONE;
  }

  /**
   * What every cluster has without anybody applying it: the first namespaces, the account {@code
   * default} and the ConfigMap {@code kube-root-ca.crt} of every namespace, the Services of the API
   * server and of DNS, the priority classes {@code system-*}, the roles that the API server makes
   * itself.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings">Default
   *     roles</a>
   * @see <a
   *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces">Initial
   *     namespaces</a>
   */
  public static Externals ofEveryCluster() {
    Externals all = none();
    for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
      all = all.with(ObjectKey.cluster(KindName.NAMESPACE, namespace));
    }
    var clusterRole = KindName.parse("ClusterRole.rbac.authorization.k8s.io");
    for (String role : List.of("cluster-admin", "admin", "edit", "view", "system:*")) {
      all = all.with(ObjectKey.cluster(clusterRole, role));
    }
    return all.with(ObjectKey.namespaced(KindName.parse("ServiceAccount"), "*", "default"))
        .with(ObjectKey.namespaced(KindName.parse("ServiceAccount"), "kube-system", "*"))
        .with(
            ObjectKey.namespaced(
                KindName.parse("Role.rbac.authorization.k8s.io"), "kube-system", "*"))
        .with(
            ObjectKey.namespaced(KindName.CONFIG_MAP, "*", "kube-root-ca.crt"),
            Offer.ofKeys(Set.of("ca.crt")))
        .with(
            ObjectKey.namespaced(
                KindName.CONFIG_MAP, "kube-system", "extension-apiserver-authentication"))
        .with(
            ObjectKey.namespaced(KindName.SERVICE, "default", "kubernetes"),
            new Offer(Optional.empty(), Optional.of(Map.of("https", 443)), Map.of()))
        .with(ObjectKey.namespaced(KindName.SERVICE, "kube-system", "kube-dns"))
        .with(ObjectKey.cluster(KindName.parse("PriorityClass.scheduling.k8s.io"), "system-*"))
        .with(
            ObjectKey.cluster(
                KindName.parse("PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io"), "*"));
  }

  /** A copy with an object of which only the existence is known. */
  public Externals with(ObjectKey object) {
    return with(object, Offer.UNKNOWN);
  }

  /** A copy with an object. */
  public Externals with(ObjectKey object, Offer offer) {
    var more = new ArrayList<>(all);
    more.add(new Definition.Outside(Objects.requireNonNull(object, "object"), offer));
    return new Externals(more);
  }

  /** A copy with the objects of another. */
  public Externals plus(Externals other) {
    var more = new ArrayList<>(all);
    more.addAll(other.all);
    return new Externals(more);
  }

  /** All of them, in the order in which they were declared. */
  public List<Definition.Outside> all() {
    return all;
  }

  /** The object, if it is declared: with the key that was asked for, whatever pattern it is. */
  public Optional<Definition.Outside> find(ObjectKey key) {
    Definition.Outside outside = exact.get(key);
    if (outside != null) {
      return Optional.of(outside);
    }
    for (Definition.Outside pattern : patterns.getOrDefault(key.kind(), List.of())) {
      if (matches(pattern.key(), key)) {
        return Optional.of(new Definition.Outside(key, pattern.offer()));
      }
    }
    return Optional.empty();
  }

  /** Whether a declared key, which may be a pattern, is that of an object, or a pattern of it. */
  public static boolean matches(ObjectKey declared, ObjectKey object) {
    return declared.kind().equals(object.kind())
        && matches(declared.name(), object.name())
        && matches(declared.namespace().orElse(""), object.namespace().orElse(""));
  }

  /** The names of the objects of a kind in a namespace, or of the cluster, but for patterns. */
  public Set<String> names(KindName kind, Optional<String> namespace) {
    var names = new TreeSet<String>();
    for (ObjectKey key : exact.keySet()) {
      if (key.kind().equals(kind) && key.namespace().equals(namespace)) {
        names.add(key.name());
      }
    }
    return names;
  }

  private static boolean matches(String pattern, String text) {
    return isPattern(pattern)
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(text);
  }
}
