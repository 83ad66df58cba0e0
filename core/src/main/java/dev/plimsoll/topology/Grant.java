package dev.plimsoll.topology;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * One rule of a Role.
 *
 * @param group the API group; empty for the core group
 * @param resources plural names, with subresources as {@code pods/log}
 * @param verbs for example {@code get}, {@code list}
 * @param names object names that the rule is limited to; empty for all
 * @param reason why it is needed, with the program's source or document; it goes to reports
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
@API(status = API.Status.EXPERIMENTAL)
public record Grant(
    String group,
    SortedSet<String> resources,
    SortedSet<String> verbs,
    SortedSet<String> names,
    String reason) {
  public Grant {
    resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    verbs = Collections.unmodifiableSortedSet(new TreeSet<>(verbs));
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    if (resources.isEmpty() || verbs.isEmpty()) {
      throw new IllegalArgumentException(
          "a grant in group \"" + group + "\" names no resource or no verb");
    }
    if (resources.contains("*") || verbs.contains("*")) {
      throw new IllegalArgumentException(
          "a grant of \"*\" in group \""
              + group
              + "\": name the resources and verbs that are used");
    }
  }

  /** A grant on all objects of a resource, for example {@code of("", "pods", "get", "list")}. */
  public static Grant of(String group, String resource, String... verbs) {
    return new Grant(
        group,
        new TreeSet<>(List.of(resource)),
        new TreeSet<>(List.of(verbs)),
        new TreeSet<>(),
        "");
  }

  /** This grant with its reason. */
  public Grant because(String why) {
    return new Grant(group, resources, verbs, names, why);
  }

  /** This grant limited to objects with a name. */
  public Grant onlyNamed(String name) {
    var more = new TreeSet<>(names);
    more.add(name);
    return new Grant(group, resources, verbs, more, reason);
  }
}
