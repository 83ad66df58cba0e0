package dev.plimsoll.testing.internal;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.topology.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What service accounts may do, read from the Roles, ClusterRoles and bindings of a bundle.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
public final class AccountRights {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final Bundle bundle;

  /** One thing that may be done. */
  private record Deed(String group, String resource, String verb, Optional<String> object) {
    @Override
    public String toString() {
      return verb
          + " "
          + (group.isEmpty() ? resource : resource + "." + group)
          + object.map(name -> " named " + name).orElse("");
    }
  }

  /** The rights that a bundle gives. */
  public AccountRights(Bundle bundle) {
    this.bundle = bundle;
  }

  /** {@code in namespace NAME}, or {@code in the whole cluster}. */
  public static String where(Optional<String> namespace) {
    return namespace.map(name -> "in namespace " + name).orElse("in the whole cluster");
  }

  /**
   * What of a grant at least one of the accounts may not do.
   *
   * @param accounts as {@code namespace/name}
   */
  public List<String> denied(Collection<String> accounts, Optional<String> namespace, Grant grant) {
    var denied = new ArrayList<String>();
    for (String account : accounts) {
      for (Deed deed : deeds(grant)) {
        if (giver(account, namespace, deed).isEmpty()) {
          denied.add(account + ": " + deed);
        }
      }
    }
    return denied;
  }

  /**
   * What of a grant at least one of the accounts may do, with the role that gives it; and bindings
   * that cannot be judged.
   *
   * @param accounts as {@code namespace/name}
   */
  public List<String> allowed(
      Collection<String> accounts, Optional<String> namespace, Grant grant) {
    var allowed = new ArrayList<String>();
    for (String account : accounts) {
      bindings(account, namespace).stream()
          .filter(binding -> role(binding).isEmpty())
          .forEach(
              binding ->
                  allowed.add(
                      account + ": unknown, " + binding + " names a role that is not here"));
      for (Deed deed : deeds(grant)) {
        giver(account, namespace, deed)
            .ifPresent(
                role -> allowed.add(account + ": " + deed + ", by " + role + ", " + role.origin()));
      }
    }
    return allowed;
  }

  private static List<Deed> deeds(Grant grant) {
    List<Optional<String>> objects =
        grant.names().isEmpty()
            ? List.of(Optional.empty())
            : grant.names().stream().map(Optional::of).toList();
    var deeds = new ArrayList<Deed>();
    for (String resource : grant.resources()) {
      for (String verb : grant.verbs()) {
        objects.forEach(object -> deeds.add(new Deed(grant.group(), resource, verb, object)));
      }
    }
    return deeds;
  }

  /** The role that gives an account a right, if one does. */
  private Optional<Manifest> giver(String account, Optional<String> namespace, Deed deed) {
    return bindings(account, namespace).stream()
        .flatMap(binding -> role(binding).stream())
        .filter(role -> items(role.tree(), "rules").stream().anyMatch(rule -> gives(rule, deed)))
        .findFirst();
  }

  private List<Manifest> bindings(String account, Optional<String> namespace) {
    return bundle.all().stream()
        .filter(
            binding ->
                binding.is(GROUP, "ClusterRoleBinding")
                    || (binding.is(GROUP, "RoleBinding")
                        && namespace.isPresent()
                        && binding.identity().namespace().equals(namespace)))
        .filter(
            binding ->
                items(binding.tree(), "subjects").stream()
                    .anyMatch(subject -> isAbout(subject, account, binding)))
        .toList();
  }

  private static boolean isAbout(Node subject, String account, Manifest binding) {
    if (!(subject instanceof MapNode map)) {
      return false;
    }
    String namespace = account.substring(0, account.indexOf('/'));
    String name = map.findText("name").orElse("");
    String home = map.findText("namespace").or(() -> binding.identity().namespace()).orElse("");
    return switch (map.findText("kind").orElse("")) {
      case "ServiceAccount" -> account.equals(home + "/" + name);
      case "User" ->
          name.equals(
              "system:serviceaccount:"
                  + namespace
                  + ":"
                  + account.substring(namespace.length() + 1));
      case "Group" ->
          name.equals("system:serviceaccounts")
              || name.equals("system:authenticated")
              || name.equals("system:serviceaccounts:" + namespace);
      default -> false;
    };
  }

  private Optional<Manifest> role(Manifest binding) {
    MapNode ref =
        binding.tree().findMap("roleRef").orElseGet(() -> MapNode.empty(binding.origin()));
    String kind = ref.findText("kind").orElse("");
    return bundle.find(
        GROUP,
        kind,
        kind.equals("Role") ? binding.identity().namespace() : Optional.empty(),
        ref.findText("name").orElse(""));
  }

  private static boolean gives(Node rule, Deed deed) {
    return rule instanceof MapNode map
        && has(map, "apiGroups", deed.group())
        && hasResource(map, deed.resource())
        && has(map, "verbs", deed.verb())
        && (items(map, "resourceNames").isEmpty()
            || deed.object()
                .filter(name -> texts(map, "resourceNames").contains(name))
                .isPresent());
  }

  private static boolean has(MapNode rule, String list, String value) {
    List<String> texts = texts(rule, list);
    return texts.contains(value) || texts.contains("*");
  }

  /** A rule may name the subresource of every resource: {@code *}{@code /scale}. */
  private static boolean hasResource(MapNode rule, String resource) {
    int slash = resource.indexOf('/');
    return has(rule, "resources", resource)
        || (slash >= 0 && texts(rule, "resources").contains("*" + resource.substring(slash)));
  }

  private static List<String> texts(MapNode map, String list) {
    return items(map, list).stream()
        .filter(ScalarNode.class::isInstance)
        .map(item -> ((ScalarNode) item).text())
        .toList();
  }

  private static List<Node> items(MapNode map, String list) {
    return map.findList(list).map(ListNode::items).orElse(List.of());
  }
}
