package dev.plimsoll.check.reach;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the roles of a bundle permit each service account.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
final class RightsPicture {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String ANY = "*";

  /**
   * One right.
   *
   * @param namespace where; empty for the whole cluster
   * @param name the only object; empty for all
   */
  record Right(String namespace, String group, String resource, String name, String verb)
      implements Comparable<Right> {
    /** Whether this permits another one. */
    boolean covers(Right other) {
      return (namespace.isEmpty() || namespace.equals(other.namespace))
          && (group.equals(ANY) || group.equals(other.group))
          && (resource.equals(ANY) || resource.equals(other.resource))
          && (name.isEmpty() || name.equals(other.name))
          && (verb.equals(ANY) || verb.equals(other.verb));
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

  /** Rights and the object that says them. */
  record Given(List<Right> rights, Manifest by) {}

  private final SortedMap<String, List<Given>> byAccount = new TreeMap<>();
  private final Bundle bundle;

  RightsPicture(Bundle bundle) {
    this.bundle = bundle;
    bundle.ofKind(RBAC, "RoleBinding").forEach(this::bind);
    bundle.ofKind(RBAC, "ClusterRoleBinding").forEach(this::bind);
  }

  /** What is given to each service account, written {@code namespace/name}. */
  SortedMap<String, List<Given>> byAccount() {
    return byAccount;
  }

  private void bind(Manifest binding) {
    Optional<String> namespace = binding.identity().namespace();
    MapNode ref = binding.tree().findMap("roleRef").orElse(MapNode.empty(binding.origin()));
    String kind = ref.findText("kind").orElse("");
    Optional<Manifest> role =
        bundle.find(
            RBAC,
            kind,
            kind.equals("Role") ? namespace : Optional.empty(),
            ref.findText("name").orElse(""));
    List<Right> rights = role.map(r -> rights(r, namespace.orElse(""))).orElse(List.of());
    if (rights.isEmpty()) {
      return;
    }
    for (MapNode subject : maps(binding.tree(), "subjects")) {
      if (subject.findText("kind").equals(Optional.of("ServiceAccount"))) {
        String account =
            subject.findText("namespace").or(() -> namespace).orElse("")
                + "/"
                + subject.findText("name").orElse("");
        byAccount
            .computeIfAbsent(account, a -> new ArrayList<>())
            .add(new Given(rights, role.orElseThrow()));
      }
    }
  }

  private static List<Right> rights(Manifest role, String namespace) {
    var rights = new TreeSet<Right>();
    for (MapNode rule : maps(role.tree(), "rules")) {
      List<String> names = texts(rule, "resourceNames");
      for (String group : texts(rule, "apiGroups")) {
        for (String resource : texts(rule, "resources")) {
          for (String verb : texts(rule, "verbs")) {
            for (String name : names.isEmpty() ? List.of("") : names) {
              rights.add(new Right(namespace, group, resource, name, verb));
            }
          }
        }
      }
    }
    return List.copyOf(rights);
  }

  private static List<MapNode> maps(MapNode map, String list) {
    return map.findList(list).map(ListNode::items).orElse(List.of()).stream()
        .filter(MapNode.class::isInstance)
        .map(MapNode.class::cast)
        .toList();
  }

  private static List<String> texts(MapNode map, String list) {
    return map.findList(list).map(ListNode::items).orElse(List.of()).stream()
        .map((Node node) -> node instanceof ScalarNode text ? text.text() : "")
        .toList();
  }

  /** Where the rules of a role stand. */
  static FieldPath rules() {
    return FieldPath.of("rules");
  }
}
