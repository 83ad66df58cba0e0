package dev.plimsoll.workload;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.TypedEdit;
import dev.plimsoll.topology.RoleLabel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a user's edits on the objects of one workload; only what an edit changes is applied. */
final class Customiser {
  private static final List<FieldPath> POD_TEMPLATES =
      List.of(
          FieldPath.of("spec", "template"),
          FieldPath.of("spec", "jobTemplate", "spec", "template"));

  /** What ties objects together. */
  private static final List<FieldPath> FIXED =
      Stream.concat(
              Stream.of(
                  FieldPath.of("apiVersion"),
                  FieldPath.of("kind"),
                  FieldPath.of("metadata", "name"),
                  FieldPath.of("metadata", "namespace"),
                  FieldPath.of("spec", "selector")),
              POD_TEMPLATES.stream()
                  .flatMap(
                      template ->
                          Stream.of(WorkloadLabels.NAME, WorkloadLabels.INSTANCE, RoleLabel.KEY)
                              .map(template.field("metadata").field("labels")::field)))
          .toList();

  private final String workload;
  private final Findings findings;

  Customiser(String workload, Findings findings) {
    this.workload = workload;
    this.findings = findings;
  }

  /** The objects after all edits, in the order in which they were given. */
  List<Manifest> customise(List<Manifest> objects, List<Customisation<?>> customisations) {
    List<Manifest> result = new ArrayList<>(objects);
    for (Customisation<?> customisation : customisations) {
      boolean matched = false;
      for (int i = 0; i < result.size(); i++) {
        if (isOf(customisation.kind(), result.get(i).identity())) {
          matched = true;
          result.set(i, edited(customisation, result.get(i)));
        }
      }
      if (!matched) {
        reportUnmatched(customisation, result);
      }
    }
    return result;
  }

  private static boolean isOf(Class<? extends HasMetadata> kind, Identity identity) {
    return identity.kind().equals(HasMetadata.getKind(kind))
        && identity.apiVersion().equals(HasMetadata.getApiVersion(kind));
  }

  private <T extends HasMetadata> Manifest edited(Customisation<T> edit, Manifest before) {
    Origin origin =
        new Origin(
            Layer.CUSTOMISE,
            Place.java(workload, "customise(" + edit.kind().getSimpleName() + ".class)"));
    var tree = TypedEdit.apply(before.tree(), edit.kind(), edit.change(), origin);
    Optional<FieldPath> changed =
        FIXED.stream().filter(path -> !before.find(path).equals(tree.find(path))).findFirst();
    if (changed.isEmpty()) {
      return before.withTree(tree);
    }
    findings.add(
        WorkloadCodes.CUSTOMISE_CHANGED_IDENTITY,
        before.where(changed.get()),
        "customise of workload \"" + workload + "\" changes " + changed.get(),
        "leave it as it is; to rename, give the workload another name");
    return before;
  }

  private void reportUnmatched(Customisation<?> customisation, List<Manifest> objects) {
    findings.add(
        WorkloadCodes.CUSTOMISE_MATCHED_NOTHING,
        Where.named("workload", workload),
        "customise(" + customisation.kind().getSimpleName() + ".class) matches none of its objects",
        "name one of "
            + String.join(
                ", ", objects.stream().map(m -> m.identity().kind()).distinct().sorted().toList())
            + ", or remove it");
  }
}
