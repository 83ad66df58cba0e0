package dev.plimsoll.check.rights;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One rule of a Role or ClusterRole.
 *
 * @param path where it stands in the role
 * @param groups the API groups; {@code ""} is the core one
 * @param resources plurals, and subresources as {@code pods/log}
 * @param verbs what may be done
 * @param names the only objects; empty for all
 * @param urls paths that are no resources, as {@code /metrics}; such a rule has no resources
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources">Referring
 *     to resources</a>
 */
@API(status = API.Status.INTERNAL)
public record RoleRule(
    FieldPath path,
    List<String> groups,
    List<String> resources,
    List<String> verbs,
    List<String> names,
    List<String> urls) {
  /** The word that stands for everything. */
  public static final String ANY = "*";

  /** Copies the lists. */
  public RoleRule {
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    verbs = List.copyOf(verbs);
    names = List.copyOf(names);
    urls = List.copyOf(urls);
  }

  /** The rules of a role. */
  public static List<RoleRule> of(MapNode role) {
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
                texts(rule, "resourceNames"),
                texts(rule, "nonResourceURLs")));
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
  public boolean permits(String group, String resource, String verb) {
    return names.isEmpty() && isAbout(group, resource, verb);
  }

  /** Whether it permits a verb on one object of a resource. */
  public boolean permits(String group, String resource, String verb, String name) {
    return (names.isEmpty() || names.contains(name)) && isAbout(group, resource, verb);
  }

  private boolean isAbout(String group, String resource, String verb) {
    return has(groups, group) && hasResource(resource) && has(verbs, verb);
  }

  /** A rule may name the subresource of every resource: {@code *}{@code /scale}. */
  private boolean hasResource(String resource) {
    int slash = resource.indexOf('/');
    return has(resources, resource)
        || (slash >= 0 && resources.contains(ANY + resource.substring(slash)));
  }

  /** Whether it permits everything that can be done to what it names. */
  public boolean hasWildcard() {
    return verbs.contains(ANY) || resources.stream().anyMatch(r -> r.startsWith(ANY));
  }

  private static boolean has(List<String> list, String word) {
    return list.contains(word) || list.contains(ANY);
  }
}
