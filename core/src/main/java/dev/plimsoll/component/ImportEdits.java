package dev.plimsoll.component;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.TypedEdit;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Runs a user's edits on imported objects; only what an edit changes is applied. */
final class ImportEdits {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private final String of;
  private final Findings findings;

  ImportEdits(String of, Findings findings) {
    this.of = of;
    this.findings = findings;
  }

  /** The objects after all edits, in the order in which they were given. */
  List<Manifest> apply(List<Manifest> objects, List<ImportEdit<?>> edits) {
    List<Manifest> result = new ArrayList<>(objects);
    for (ImportEdit<?> edit : edits) {
      boolean matched = false;
      for (int i = 0; i < result.size(); i++) {
        if (isOf(edit.kind(), result.get(i).identity())) {
          matched = true;
          result.set(i, edited(edit, result.get(i)));
        }
      }
      if (!matched) {
        reportUnmatched(edit, result);
      }
    }
    return result;
  }

  private static boolean isOf(Class<? extends HasMetadata> kind, Identity identity) {
    return identity.kind().equals(HasMetadata.getKind(kind))
        && identity.apiVersion().equals(HasMetadata.getApiVersion(kind));
  }

  private <T extends HasMetadata> Manifest edited(ImportEdit<T> edit, Manifest before) {
    var origin =
        new Origin(
            Layer.CUSTOMISE,
            Place.java(of, "customise(" + edit.kind().getSimpleName() + ".class)"));
    Manifest after =
        before.withTree(TypedEdit.apply(before.tree(), edit.kind(), edit.change(), origin));
    if (after.identity().equals(before.identity())) {
      return after;
    }
    findings.add(
        ComponentCodes.IMPORT_EDIT_CHANGED_IDENTITY,
        before.where(NAME),
        "customise of import \"" + of + "\" makes it " + after.identity(),
        "leave kind, name and namespace as they are");
    return before;
  }

  private void reportUnmatched(ImportEdit<?> edit, List<Manifest> objects) {
    var kinds = new TreeSet<String>();
    objects.forEach(object -> kinds.add(object.identity().kind()));
    findings.add(
        ComponentCodes.IMPORT_EDIT_MATCHED_NOTHING,
        Where.named("import", of),
        "customise(" + edit.kind().getSimpleName() + ".class) matches none of its objects",
        (kinds.isEmpty() ? "" : "name one of " + String.join(", ", kinds) + ", or ") + "remove it");
  }
}
