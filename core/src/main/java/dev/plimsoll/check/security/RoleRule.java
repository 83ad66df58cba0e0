package dev.plimsoll.check.security;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a Role or ClusterRole.
 *
 * @param path where it stands in the role
 * @param names the only objects; empty for all
 */
record RoleRule(
    FieldPath path,
    List<String> groups,
    List<String> resources,
    List<String> verbs,
    List<String> names) {
  static final String ANY = "*";

  /** The rules of a role. */
  static List<RoleRule> of(MapNode role) {
    var rules = new ArrayList<RoleRule>();
    List<Node> items = role.findList("rules").map(ListNode::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof MapNode rule) {
        rules.add(
            new RoleRule(
                FieldPath.of("rules").item(i),
                texts(rule, "apiGroups"),
                texts(rule, "resources"),
                texts(rule, "verbs"),
                texts(rule, "resourceNames")));
      }
    }
    return rules;
  }

  private static List<String> texts(MapNode rule, String field) {
    return rule.findList(field).map(ListNode::items).orElse(List.of()).stream()
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).text())
        .toList();
  }

  /** Whether it permits a verb on all objects of a resource. */
  boolean permits(String group, String resource, String verb) {
    return names.isEmpty() && has(groups, group) && has(resources, resource) && has(verbs, verb);
  }

  /** Whether it permits everything that can be done to what it names. */
  boolean hasWildcard() {
    return verbs.contains(ANY) || resources.stream().anyMatch(r -> r.startsWith(ANY));
  }

  private static boolean has(List<String> list, String word) {
    return list.contains(word) || list.contains(ANY);
  }
}
