package dev.plimsoll.check.reach;

import dev.plimsoll.check.rights.AccountRights;
import dev.plimsoll.check.rights.AccountRights.Given;
import dev.plimsoll.check.rights.RoleRule;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the roles of a bundle permit each service account, one right at a time. */
final class RightsPicture {
  /**
   * One right.
   *
   * @param namespace where; empty for the whole cluster
   * @param name the only object; empty for all
   */
  record Right(String namespace, String group, String resource, String name, String verb)
      implements Comparable<Right> {
    /** Whether this, which has no wildcard, permits another one. */
    boolean covers(Right other) {
      return (namespace.isEmpty() || namespace.equals(other.namespace))
          && group.equals(other.group)
          && resource.equals(other.resource)
          && (name.isEmpty() || name.equals(other.name))
          && verb.equals(other.verb);
    }

    /** Whether a rule that is given permits this. */
    boolean isIn(Given given) {
      RoleRule rule = given.rule();
      return given.holdsIn(Optional.of(namespace).filter(where -> !where.isEmpty()))
          && (name.isEmpty()
              ? rule.permits(group, resource, verb)
              : rule.permits(group, resource, verb, name));
    }

    @Override
    public int compareTo(Right other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return verb
          + " "
          + resource
          + (group.isEmpty() ? "" : "." + group)
          + (name.isEmpty() ? "" : " \"" + name + "\"")
          + (namespace.isEmpty() ? " in the cluster" : " in " + namespace);
    }
  }

  private final AccountRights given;

  RightsPicture(Bundle bundle) {
    this.given = new AccountRights(bundle);
  }

  /** The accounts that a binding names. */
  SortedSet<String> accounts() {
    return given.accounts();
  }

  /** The rules that hold for an account. */
  List<Given> of(String account) {
    return given.of(account);
  }

  /** The rights that bindings give to an account by its name, by the role that says them. */
  Map<Manifest, NavigableSet<Right>> byRole(String account) {
    var byRole = new LinkedHashMap<Manifest, NavigableSet<Right>>();
    for (Given one : given.named(account)) {
      byRole.computeIfAbsent(one.role(), role -> new TreeSet<>()).addAll(rights(one));
    }
    return byRole;
  }

  private static List<Right> rights(Given given) {
    RoleRule rule = given.rule();
    String namespace = given.namespace().orElse("");
    List<String> names = rule.names().isEmpty() ? List.of("") : rule.names();
    return rule.groups().stream()
        .flatMap(group -> rule.resources().stream().map(resource -> List.of(group, resource)))
        .flatMap(
            what ->
                rule.verbs().stream()
                    .flatMap(
                        verb ->
                            names.stream()
                                .map(
                                    name ->
                                        new Right(
                                            namespace, what.get(0), what.get(1), name, verb))))
        .toList();
  }
}
