package dev.plimsoll.check;

import static dev.plimsoll.check.ReferenceWords.and;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.PodSet;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports what must be alone and is not: identities, selectors of workloads, disruption budgets of
 * a pod. And bindings to nobody.
 */
final class ReferenceTwins {
  private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");
  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController");

  private final References references;
  private final Findings findings;

  ReferenceTwins(References references, Findings findings) {
    this.references = references;
    this.findings = findings;
  }

  void check() {
    identities();
    bindings();
    var budgets = new HashMap<Manifest, List<Manifest>>();
    for (Reference reference : references.all()) {
      if (reference.answer() instanceof Answer.Selected selected
          && reference.path().equals(SELECTOR)) {
        Manifest from = reference.from();
        if (isWorkload(from) && !from.isLatent()) {
          overlap(reference, selected);
        } else if (from.is("policy", "PodDisruptionBudget")) {
          new LinkedHashSet<>(selected.pods())
              .stream()
                  .map(PodSet::maker)
                  .distinct()
                  .forEach(
                      maker -> budgets.computeIfAbsent(maker, m -> new ArrayList<>()).add(from));
        }
      }
    }
    references.bundle().all().stream()
        .filter(budgets::containsKey)
        .forEach(maker -> budgets(maker, budgets.get(maker)));
  }

  private static boolean isWorkload(Manifest manifest) {
    String group = manifest.identity().group();
    return WORKLOADS.contains(manifest.identity().kind())
        && (group.equals("apps") || group.isEmpty());
  }

  private void identities() {
    var seen = new LinkedHashMap<ObjectKey, Manifest>();
    for (Manifest manifest : references.bundle().applied().toList()) {
      Manifest before = seen.putIfAbsent(ObjectKey.of(manifest.identity()), manifest);
      if (before != null) {
        findings.add(
            ReferenceCheckCodes.DUPLICATE_IDENTITY,
            manifest.where(FieldPath.ROOT),
            "is there twice: " + origin(before) + " and " + origin(manifest),
            "rename one of them, or remove it");
      }
    }
  }

  private static String origin(Manifest manifest) {
    Origin origin = manifest.origin();
    String version = manifest.identity().apiVersion();
    return version + (origin.place() instanceof Place.Unknown ? "" : " from " + origin.place());
  }

  private void bindings() {
    for (Manifest manifest : references.bundle().all()) {
      boolean isBinding =
          manifest.is("rbac.authorization.k8s.io", "RoleBinding")
              || manifest.is("rbac.authorization.k8s.io", "ClusterRoleBinding");
      if (isBinding && !manifest.isLatent()) {
        Optional<Node> subjects = manifest.tree().find("subjects");
        if (subjects.isEmpty() || !(subjects.get() instanceof ListNode list) || list.isEmpty()) {
          findings.add(
              ReferenceCheckCodes.BINDING_TO_NOBODY,
              manifest.where(FieldPath.of("subjects")),
              "has no subjects",
              "add the service account that needs the rights, or remove the binding");
        }
      }
    }
  }

  private void overlap(Reference reference, Answer.Selected selected) {
    Manifest from = reference.from();
    var others = new LinkedHashSet<String>();
    for (PodSet pods : selected.pods()) {
      Manifest maker = pods.maker();
      boolean owned =
          maker.tree().findMap("metadata").flatMap(m -> m.findList("ownerReferences")).isPresent();
      boolean orphan = maker.is("", "Pod") && !maker.isLatent() && !owned;
      if (maker != from
          && !maker.identity().sameObject(from.identity())
          && (isWorkload(maker) || orphan)) {
        others.add(maker.identity().toString());
      }
    }
    if (!others.isEmpty()) {
      findings.add(
          ReferenceCheckCodes.OVERLAPPING_SELECTORS,
          from.where(SELECTOR),
          "also selects the pods of " + and(List.copyOf(others)),
          "add a label to the selector and the pod template that only this "
              + from.identity().kind()
              + " has");
    }
  }

  private void budgets(Manifest maker, List<Manifest> budgets) {
    Map<ObjectKey, Manifest> distinct = new LinkedHashMap<>();
    budgets.forEach(budget -> distinct.putIfAbsent(ObjectKey.of(budget.identity()), budget));
    if (distinct.size() > 1) {
      List<Manifest> all = List.copyOf(distinct.values());
      Definition.Present last =
          new Definition.Present(
              ObjectKey.of(all.get(all.size() - 1).identity()), all.get(all.size() - 1));
      List<String> others =
          all.subList(0, all.size() - 1).stream()
              .map(budget -> budget.identity().toString())
              .toList();
      findings.add(
          ReferenceCheckCodes.TWO_BUDGETS,
          last.manifest().where(SELECTOR),
          "selects the pods of "
              + maker.identity()
              + ", as "
              + and(others)
              + (others.size() == 1 ? " does" : " do"),
          "let one budget select them");
    }
  }
}
