package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.RightsPicture.Right;
import dev.plimsoll.check.rights.AccountRights.Given;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Grant;
import dev.plimsoll.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the rights that arrows declare with those that roles give. */
final class RightsComparison {
  private static final int SHOWN = 5;

  private final DeclaredNames names;
  private final NetworkPicture pods;
  private final Findings findings;

  RightsComparison(DeclaredNames names, NetworkPicture pods, Findings findings) {
    this.names = names;
    this.pods = pods;
    this.findings = findings;
  }

  void check(Topology declared, RightsPicture given) {
    Map<String, NavigableSet<Right>> wanted = new TreeMap<>();
    declared
        .arrows(Arrow.Manages.class)
        .forEach(
            arrow ->
                wanted(arrow, given).forEach((account, rights) -> add(wanted, account, rights)));
    for (String account : given.accounts()) {
      beyond(account, given, wanted.getOrDefault(account, new TreeSet<>()));
    }
  }

  private static void add(
      Map<String, NavigableSet<Right>> all, String account, NavigableSet<Right> rights) {
    all.computeIfAbsent(account, a -> new TreeSet<>()).addAll(rights);
  }

  /** The rights of one arrow by account; what no role gives is reported. */
  private Map<String, NavigableSet<Right>> wanted(Arrow.Manages arrow, RightsPicture given) {
    Map<String, NavigableSet<Right>> byAccount = new TreeMap<>();
    for (PodBox box : pods.boxes(names.id(arrow.from()))) {
      String account = box.namespace() + "/" + box.account();
      byAccount.put(account, rights(arrow, given.of(account)));
    }
    byAccount.forEach(
        (account, all) -> {
          List<Given> there = given.of(account);
          var missing = new TreeSet<>(all);
          missing.removeIf(right -> there.stream().anyMatch(right::isIn));
          if (!missing.isEmpty()) {
            findings.add(
                ReachCodes.RIGHTS_CUT,
                DeclaredNames.where(arrow),
                "no role lets service account " + account + " " + some(missing),
                "take the overlay back that changed the role, its binding or the account, or take the"
                    + " arrow out");
          }
        });
    return byAccount;
  }

  private NavigableSet<Right> rights(Arrow.Manages arrow, List<Given> there) {
    String namespace = arrow.in().map(names::namespace).orElse("");
    var rights = new TreeSet<Right>();
    for (Grant grant : arrow.grants()) {
      for (String resource : grant.resources()) {
        List<String> called = called(grant, resource, there);
        for (String verb : grant.verbs()) {
          for (String name : called.isEmpty() ? List.of("") : called) {
            rights.add(new Right(namespace, grant.group(), resource, name, verb));
          }
        }
      }
    }
    return rights;
  }

  /** The objects of a grant as the environment names them. */
  private List<String> called(Grant grant, String resource, List<Given> there) {
    List<String> used =
        there.stream()
            .map(Given::rule)
            .filter(rule -> rule.groups().contains(grant.group()))
            .filter(rule -> rule.resources().contains(resource))
            .flatMap(rule -> rule.names().stream())
            .distinct()
            .toList();
    return grant.names().stream().map(name -> names.object(name, used)).toList();
  }

  private void beyond(String account, RightsPicture given, NavigableSet<Right> needed) {
    given
        .byRole(account)
        .forEach(
            (role, all) -> {
              var more = new TreeSet<>(all);
              more.removeIf(right -> needed.stream().anyMatch(other -> other.covers(right)));
              if (!more.isEmpty()) {
                findings.add(
                    ReachCodes.RIGHTS_BEYOND,
                    role.where(FieldPath.of("rules")),
                    "lets service account " + account + " " + some(more) + ", which no arrow needs",
                    "draw the arrow that needs it, or take it out");
              }
            });
  }

  private static String some(NavigableSet<Right> rights) {
    String shown = String.join(", ", rights.stream().limit(SHOWN).map(Right::toString).toList());
    int more = rights.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
