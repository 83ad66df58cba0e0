package dev.plimsoll.check;

import dev.plimsoll.environment.Environment;
import dev.plimsoll.environment.EnvironmentCodes;
import dev.plimsoll.environment.ExternalEntry;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Severity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.overlay.Removed;
import dev.plimsoll.reference.Answer;
import dev.plimsoll.reference.Definition;
import dev.plimsoll.reference.Externals;
import dev.plimsoll.reference.ObjectKey;
import dev.plimsoll.reference.Reference;
import dev.plimsoll.reference.References;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the platform needs each object that its environment declares to exist already. */
final class UnusedExternals implements ResolvedCheck {
  private final List<ExternalEntry> entries;
  private final Naming naming;
  private final List<ObjectKey> removed;

  /**
   * A check.
   *
   * @param removed what overlays took out of the platform
   */
  UnusedExternals(Environment<?> environment, Collection<Removed> removed) {
    this.entries = environment.surroundings().entries();
    this.naming = environment.naming();
    this.removed = removed.stream().map(one -> ObjectKey.of(one.manifest().identity())).toList();
  }

  @Override
  public void check(References references, Findings findings) {
    if (entries.isEmpty()) {
      return;
    }
    var needed = new HashSet<ObjectKey>(removed);
    var missing = new TreeSet<ObjectKey>();
    for (Reference reference : references.all()) {
      outside(reference.answer()).forEach(needed::add);
      if (reference.answer() instanceof Answer.Missing nowhere) {
        missing.addAll(nowhere.wanted());
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      ExternalEntry entry = entries.get(i);
      Optional<ExternalEntry> again = again(i);
      if (again.isPresent()) {
        report(
            entry,
            entry.object()
                + " is declared again in "
                + again.get().where().path()
                + ", which counts",
            "take one of the two out",
            findings);
      } else if (needed.stream().noneMatch(key -> Externals.matches(entry.object(), key))) {
        unused(entry, references, missing, findings);
      }
    }
  }

  private static Stream<ObjectKey> outside(Answer answer) {
    Stream<Definition> found =
        answer instanceof Answer.Found one
            ? Stream.of(one.object())
            : answer instanceof Answer.FoundPart part
                ? part.owners().stream()
                : answer instanceof Answer.MissingPart part ? part.owners().stream() : Stream.of();
    return found.filter(Definition.Outside.class::isInstance).map(Definition::key);
  }

  private Optional<ExternalEntry> again(int index) {
    ObjectKey object = entries.get(index).object();
    return entries.subList(index + 1, entries.size()).stream()
        .filter(later -> later.object().equals(object))
        .findFirst();
  }

  private void unused(
      ExternalEntry entry, References references, Set<ObjectKey> missing, Findings findings) {
    ObjectKey object = entry.object();
    Optional<Manifest> own =
        references
            .bundle()
            .applied()
            .filter(manifest -> ObjectKey.of(manifest.identity()).equals(object))
            .findFirst();
    if (own.isPresent()) {
      report(
          entry,
          "the platform makes " + object + " itself",
          "take the entry out; if somebody else makes the object, take it out of the platform",
          findings);
      return;
    }
    Optional<String> moved =
        object.namespace().map(namespace -> naming.namespaces().get(namespace));
    String fix =
        moved
            .map(after -> "write \"namespace: " + after + "\", as this environment calls it, ")
            .or(() -> nearest(object, missing))
            .orElse("correct kind, namespace or name, ");
    report(
        entry,
        "nothing in the platform refers to " + object,
        fix + "or take the entry out",
        findings);
  }

  /** What is missing and spelt alike; the kind is right, or its group is wrong. */
  private static Optional<String> nearest(ObjectKey object, Set<ObjectKey> missing) {
    List<ObjectKey> alike =
        missing.stream().filter(key -> key.kind().kind().equals(object.kind().kind())).toList();
    return Nearest.of(object.toString(), alike.stream().map(ObjectKey::toString).toList())
        .map(
            text ->
                "write it as "
                    + alike.stream()
                        .filter(key -> key.toString().equals(text))
                        .map(UnusedExternals::written)
                        .findFirst()
                        .orElseThrow()
                    + ", ");
  }

  private static String written(ObjectKey key) {
    return "{ kind: "
        + key.kind()
        + key.namespace().map(namespace -> ", namespace: " + namespace).orElse("")
        + ", name: "
        + key.name()
        + " }";
  }

  private static void report(ExternalEntry entry, String problem, String fix, Findings findings) {
    Finding finding = Finding.of(EnvironmentCodes.UNUSED_EXTERNAL, entry.where(), problem, fix);
    findings.add(entry.isInherited() ? finding.graded(Severity.NOTE) : finding);
  }
}
