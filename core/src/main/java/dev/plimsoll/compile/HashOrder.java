package dev.plimsoll.compile;

import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which objects are named: those with a content hash first, each after those that it
 * refers to, so that every name is final when it is hashed.
 */
final class HashOrder {
  private final ContentHashes hashes;
  private final References references;
  private final Findings findings;
  private final Map<Manifest, Set<Manifest>> needs = new LinkedHashMap<>();
  private final Map<Manifest, Boolean> done = new HashMap<>();
  private final List<Manifest> order = new ArrayList<>();

  HashOrder(ContentHashes hashes, References references, Findings findings) {
    this.hashes = hashes;
    this.references = references;
    this.findings = findings;
  }

  /** All objects in order; tells {@code names} which get a hash. */
  List<Manifest> order(NewNames names) {
    Set<Manifest> named = hashes == ContentHashes.NAMED ? named() : Set.of();
    for (Manifest manifest : references.bundle().applied().toList()) {
      if (NameMarks.wantsHash(manifest).orElse(named.contains(manifest))) {
        needs.put(manifest, new LinkedHashSet<>());
      }
    }
    needs.keySet().forEach(this::collect);
    for (Manifest manifest : List.copyOf(needs.keySet())) {
      visit(manifest, new ArrayList<>());
    }
    order.forEach(names::willHash);
    for (Manifest manifest : references.bundle().all()) {
      if (!names.isHashed(manifest)) {
        order.add(manifest);
      }
    }
    return order;
  }

  /** The ConfigMaps and Secrets that another object names. */
  private Set<Manifest> named() {
    Set<Manifest> named = new HashSet<>();
    for (Reference reference : references.all()) {
      if (reference.target().orElse(null) instanceof Definition.Present present
          && present.manifest() != reference.from()) {
        Manifest target = present.manifest();
        boolean isFilled =
            target
                .tree()
                .findText("type")
                .filter("kubernetes.io/service-account-token"::equals)
                .isPresent();
        if ((target.is("", "ConfigMap") || target.is("", "Secret"))
            && !isFilled
            && !NameMarks.keepsName(target)) {
          named.add(target);
        }
      }
    }
    return named;
  }

  private void collect(Manifest manifest) {
    for (Reference reference : references.from(manifest)) {
      reference
          .target()
          .flatMap(Definition::source)
          .filter(needs::containsKey)
          .ifPresent(needs.get(manifest)::add);
    }
  }

  private void visit(Manifest manifest, List<Manifest> way) {
    if (done.containsKey(manifest)) {
      return;
    }
    int at = way.indexOf(manifest);
    if (at >= 0) {
      cycle(way.subList(at, way.size()));
      return;
    }
    way.add(manifest);
    needs.get(manifest).forEach(other -> visit(other, way));
    way.remove(way.size() - 1);
    if (done.putIfAbsent(manifest, true) == null) {
      order.add(manifest);
    }
  }

  private void cycle(List<Manifest> members) {
    Manifest first = members.get(0);
    String chain =
        members.stream()
            .map(member -> member.identity().toString())
            .collect(Collectors.joining(" → "));
    findings.add(
        NameCodes.HASH_CYCLE,
        first.where(FieldPath.of("metadata", "name")),
        "has a content hash, and names itself: " + chain + " → " + first.identity(),
        "set the annotation " + ContentHashes.ANNOTATION + ": \"false\" on one of them");
  }
}
