package dev.plimsoll.check.security;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which rules the bindings of a bundle give to each service account, and where. */
final class AccountRights {
  private static final String ACCOUNTS = "system:serviceaccounts";

  /**
   * A rule that is given.
   *
   * @param role the role that says it
   * @param namespace where it holds; empty for the whole cluster
   */
  record Given(Manifest role, RoleRule rule, Optional<String> namespace) {}

  private final SortedMap<String, List<Given>> byAccount = new TreeMap<>();

  /** What is given to groups of accounts, by the group. */
  private final SortedMap<String, List<Given>> byGroup = new TreeMap<>();

  private final Bundle bundle;

  AccountRights(Bundle bundle) {
    this.bundle = bundle;
    bundle.ofKind(RoleCheck.RBAC, "ClusterRoleBinding").forEach(this::bind);
    bundle.ofKind(RoleCheck.RBAC, "RoleBinding").forEach(this::bind);
  }

  /** The accounts that a binding names, written {@code namespace/name}. */
  Iterable<String> accounts() {
    return byAccount.keySet();
  }

  /** What an account may do; empty if no binding speaks of it. */
  List<Given> of(String account) {
    String namespace = account.substring(0, account.indexOf('/'));
    var all = new ArrayList<>(byAccount.getOrDefault(account, List.of()));
    all.addAll(byGroup.getOrDefault(ACCOUNTS, List.of()));
    all.addAll(byGroup.getOrDefault(ACCOUNTS + ":" + namespace, List.of()));
    all.addAll(byGroup.getOrDefault("system:authenticated", List.of()));
    return all;
  }

  private void bind(Manifest binding) {
    Optional<String> namespace = binding.identity().namespace();
    MapNode ref = binding.tree().findMap("roleRef").orElse(MapNode.empty(binding.origin()));
    String kind = ref.findText("kind").orElse("");
    Optional<Manifest> role =
        bundle.find(
            RoleCheck.RBAC,
            kind,
            kind.equals("Role") ? namespace : Optional.empty(),
            ref.findText("name").orElse(""));
    if (role.isEmpty()) {
      return;
    }
    List<Given> given =
        RoleRule.of(role.get().tree()).stream()
            .map(rule -> new Given(role.get(), rule, namespace))
            .toList();
    for (Node node : binding.tree().findList("subjects").map(ListNode::items).orElse(List.of())) {
      if (node instanceof MapNode subject) {
        subject(subject, namespace, given);
      }
    }
  }

  private void subject(MapNode subject, Optional<String> namespace, List<Given> given) {
    String name = subject.findText("name").orElse("");
    switch (subject.findText("kind").orElse("")) {
      case "ServiceAccount" ->
          byAccount
              .computeIfAbsent(
                  subject.findText("namespace").or(() -> namespace).orElse("") + "/" + name,
                  account -> new ArrayList<>())
              .addAll(given);
      case "Group" -> byGroup.computeIfAbsent(name, group -> new ArrayList<>()).addAll(given);
      default -> {
        // Users are people; what they may do is not for a platform to say.
      }
    }
  }
}
