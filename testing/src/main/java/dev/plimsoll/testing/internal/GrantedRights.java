package dev.plimsoll.testing.internal;

import dev.plimsoll.check.rights.AccountRights;
import dev.plimsoll.check.rights.AccountRights.Given;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.topology.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What of a grant the roles and bindings of a bundle give to service accounts. */
public final class GrantedRights {
  private final AccountRights rights;

  /** One thing that may be done. */
  private record Deed(String group, String resource, String verb, Optional<String> object) {
    boolean isIn(Given given) {
      return object
          .map(name -> given.rule().permits(group, resource, verb, name))
          .orElseGet(() -> given.rule().permits(group, resource, verb));
    }

    @Override
    public String toString() {
      return verb
          + " "
          + (group.isEmpty() ? resource : resource + "." + group)
          + object.map(name -> " named " + name).orElse("");
    }
  }

  /** The rights that a bundle gives. */
  public GrantedRights(Bundle bundle) {
    this.rights = new AccountRights(bundle);
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
      rights
          .unknown(account, namespace)
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
    return rights.of(account).stream()
        .filter(given -> given.holdsIn(namespace))
        .filter(deed::isIn)
        .map(Given::role)
        .findFirst();
  }
}
