package dev.plimsoll.check.reach;

import dev.plimsoll.check.reach.RightsPicture.Given;
import dev.plimsoll.check.reach.RightsPicture.Right;
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
    given.byAccount().forEach((account, all) -> beyond(account, all, wanted));
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
      byAccount.put(account, rights(arrow, there(account, given)));
    }
    byAccount.forEach(
        (account, all) -> {
          List<Right> there = there(account, given);
          var missing = new TreeSet<>(all);
          missing.removeIf(right -> there.stream().anyMatch(other -> other.covers(right)));
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

  private static List<Right> there(String account, RightsPicture given) {
    return given.byAccount().getOrDefault(account, List.of()).stream()
        .flatMap(g -> g.rights().stream())
        .toList();
  }

  private NavigableSet<Right> rights(Arrow.Manages arrow, List<Right> there) {
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
  private List<String> called(Grant grant, String resource, List<Right> there) {
    List<String> used =
        there.stream()
            .filter(right -> right.group().equals(grant.group()))
            .filter(right -> right.resource().equals(resource))
            .map(Right::name)
            .distinct()
            .toList();
    return grant.names().stream().map(name -> names.object(name, used)).toList();
  }

  private void beyond(String account, List<Given> all, Map<String, NavigableSet<Right>> wanted) {
    NavigableSet<Right> needed = wanted.getOrDefault(account, new TreeSet<>());
    for (Given given : all) {
      var more = new TreeSet<>(given.rights());
      more.removeIf(right -> needed.stream().anyMatch(other -> other.covers(right)));
      if (!more.isEmpty()) {
        findings.add(
            ReachCodes.RIGHTS_BEYOND,
            given.by().where(RightsPicture.rules()),
            "lets service account " + account + " " + some(more) + ", which no arrow needs",
            "draw the arrow that needs it, or take it out");
      }
    }
  }

  private static String some(NavigableSet<Right> rights) {
    String shown = String.join(", ", rights.stream().limit(SHOWN).map(Right::toString).toList());
    int more = rights.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
