package dev.plimsoll.check;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.KindName;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.List;
import java.util.Set;

/** Reports what Gateway API objects name in another namespace that does not permit it. */
final class ReferenceGrants {
  private static final String GROUP = "gateway.networking.k8s.io";
  private static final Set<String> GUARDED = Set.of("Service", "Secret", "ConfigMap");

  private final References references;
  private final Findings findings;
  private final List<Manifest> grants;

  ReferenceGrants(References references, Findings findings) {
    this.references = references;
    this.findings = findings;
    this.grants = references.bundle().ofKind(GROUP, "ReferenceGrant").toList();
  }

  void check() {
    for (Reference reference : references.all()) {
      Manifest from = reference.from();
      boolean isGateways =
          from.identity().group().equals(GROUP) && !from.is(GROUP, "ReferenceGrant");
      if (isGateways) {
        reference
            .target()
            .map(Definition::key)
            .filter(key -> isGuarded(key, from) && !isGranted(from, key))
            .ifPresent(key -> report(reference, key));
      }
    }
  }

  private void report(Reference reference, ObjectKey key) {
    Manifest from = reference.from();
    String there = key.namespace().orElseThrow();
    findings.add(
        ReferenceCheckCodes.NO_GRANT,
        from.where(reference.path()),
        "names " + key + ", and no ReferenceGrant in namespace " + there + " permits that",
        "add a ReferenceGrant to namespace "
            + there
            + " from "
            + from.identity().kind()
            + " of namespace "
            + from.identity().namespace().orElse("")
            + " to "
            + key.kind().kind()
            + ", or use one in its own namespace");
  }

  private static boolean isGuarded(ObjectKey target, Manifest from) {
    return GUARDED.contains(target.kind().kind())
        && target.kind().group().isEmpty()
        && !target.namespace().equals(from.identity().namespace());
  }

  private boolean isGranted(Manifest from, ObjectKey target) {
    return grants.stream()
        .filter(grant -> grant.identity().namespace().equals(target.namespace()))
        .anyMatch(grant -> grants(grant, from, target));
  }

  private static boolean grants(Manifest grant, Manifest from, ObjectKey target) {
    KindName kind = KindName.of(from);
    boolean fromHere =
        entries(grant, "from").stream()
            .anyMatch(
                entry ->
                    text(entry, "group").equals(kind.group())
                        && text(entry, "kind").equals(kind.kind())
                        && from.identity()
                            .namespace()
                            .filter(text(entry, "namespace")::equals)
                            .isPresent());
    boolean toThere =
        entries(grant, "to").stream()
            .anyMatch(
                entry ->
                    text(entry, "group").equals(target.kind().group())
                        && text(entry, "kind").equals(target.kind().kind())
                        && (text(entry, "name").isEmpty()
                            || text(entry, "name").equals(target.name())));
    return fromHere && toThere;
  }

  private static List<Node> entries(Manifest grant, String field) {
    return grant.find(FieldPath.of("spec", field)).orElse(grant.tree()) instanceof ListNode list
        ? list.items()
        : List.of();
  }

  private static String text(Node entry, String field) {
    return entry instanceof MapNode map ? map.findText(field).orElse("") : "";
  }
}
