package dev.plimsoll.check.rights;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Which rules the bindings of a bundle give to each service account, and where. Accounts are
 * written {@code namespace/name}. Immutable.
 *
 * <p>Only roles that are in the bundle count; bindings to others are told apart ({@link #unknown}).
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
@API(status = API.Status.INTERNAL)
public final class AccountRights {
  /** The API group of roles and bindings. */
  public static final String GROUP = "rbac.authorization.k8s.io";

  private static final String USER = "system:serviceaccount:";
  private static final String EVERY_ACCOUNT = "system:serviceaccounts";

  /**
   * A rule that is given.
   *
   * @param role the role that says it
   * @param namespace where it holds; empty for the whole cluster
   */
  public record Given(Manifest role, RoleRule rule, Optional<String> namespace) {
    /** Whether it holds in a namespace; asked without one, whether it does in the whole cluster. */
    public boolean holdsIn(Optional<String> where) {
      return namespace.isEmpty() || namespace.equals(where);
    }
  }

  /** A binding to a role that is not in the bundle, and where it would hold. */
  private record Unknown(Manifest binding, Optional<String> namespace) {}

  private final SortedMap<String, List<Given>> byAccount = new TreeMap<>();

  /** What is given to groups that accounts are in, by the group. */
  private final SortedMap<String, List<Given>> byGroup = new TreeMap<>();

  private final SortedMap<String, List<Unknown>> unknown = new TreeMap<>();

  private final Bundle bundle;

  /** The rights that a bundle gives. */
  public AccountRights(Bundle bundle) {
    this.bundle = bundle;
    bundle.ofKind(GROUP, "ClusterRoleBinding").forEach(this::bind);
    bundle.ofKind(GROUP, "RoleBinding").forEach(this::bind);
  }

  /** The accounts that a binding names, in order. */
  public SortedSet<String> accounts() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byAccount.keySet()));
  }

  /** What bindings give to an account by its name. */
  public List<Given> named(String account) {
    return List.copyOf(byAccount.getOrDefault(account, List.of()));
  }

  /** What an account may do, by its name and by the groups that it is in. */
  public List<Given> of(String account) {
    var all = new ArrayList<>(named(account));
    groups(account).forEach(group -> all.addAll(byGroup.getOrDefault(group, List.of())));
    return all;
  }

  /** The bindings that give an account, in a namespace, a role that is not in the bundle. */
  public List<Manifest> unknown(String account, Optional<String> namespace) {
    var all = new ArrayList<>(unknown.getOrDefault(account, List.of()));
    groups(account).forEach(group -> all.addAll(unknown.getOrDefault(group, List.of())));
    return all.stream()
        .filter(one -> one.namespace().isEmpty() || one.namespace().equals(namespace))
        .map(Unknown::binding)
        .toList();
  }

  private static List<String> groups(String account) {
    String namespace = account.substring(0, account.indexOf('/'));
    return List.of(EVERY_ACCOUNT, EVERY_ACCOUNT + ":" + namespace, "system:authenticated");
  }

  private void bind(Manifest binding) {
    Optional<String> namespace = binding.identity().namespace();
    MapNode ref = binding.tree().findMap("roleRef").orElse(MapNode.empty(binding.origin()));
    String kind = ref.findText("kind").orElse("");
    Optional<Manifest> role =
        bundle.find(
            GROUP,
            kind,
            kind.equals("Role") ? namespace : Optional.empty(),
            ref.findText("name").orElse(""));
    List<Given> given =
        role.stream()
            .flatMap(manifest -> RoleRule.of(manifest.tree()).stream())
            .map(rule -> new Given(role.orElseThrow(), rule, namespace))
            .toList();
    for (Node node : binding.tree().findList("subjects").map(ListNode::items).orElse(List.of())) {
      if (!(node instanceof MapNode subject)) {
        continue;
      }
      account(subject, namespace)
          .ifPresent(
              account -> byAccount.computeIfAbsent(account, a -> new ArrayList<>()).addAll(given));
      group(subject)
          .ifPresent(group -> byGroup.computeIfAbsent(group, g -> new ArrayList<>()).addAll(given));
      if (role.isEmpty()) {
        account(subject, namespace)
            .or(() -> group(subject))
            .ifPresent(
                who ->
                    unknown
                        .computeIfAbsent(who, w -> new ArrayList<>())
                        .add(new Unknown(binding, namespace)));
      }
    }
  }

  /** The account that a subject is, also where it is written as the user that it is to the API. */
  private static Optional<String> account(MapNode subject, Optional<String> namespace) {
    String name = subject.findText("name").orElse("");
    return switch (subject.findText("kind").orElse("")) {
      case "ServiceAccount" ->
          Optional.of(subject.findText("namespace").or(() -> namespace).orElse("") + "/" + name);
      // Other users are people; what they may do is not for a platform to say.
      case "User" ->
          name.startsWith(USER)
              ? Optional.of(name.substring(USER.length()).replaceFirst(":", "/"))
                  .filter(account -> account.contains("/"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> group(MapNode subject) {
    return subject
        .findText("kind")
        .filter("Group"::equals)
        .flatMap(kind -> subject.findText("name"));
  }
}
