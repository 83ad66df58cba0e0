package dev.plimsoll.workload;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ListNode;
import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ObjectNodes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs a user's edits on the objects of one workload; only what an edit changes is applied. */
final class Customiser {
  /** What ties objects together and may not change. */
  private static final List<FieldPath> FIXED =
      List.of(
          FieldPath.of("apiVersion"),
          FieldPath.of("kind"),
          FieldPath.of("metadata", "name"),
          FieldPath.of("metadata", "namespace"),
          FieldPath.of("spec", "selector"));

  private final String workload;
  private final List<Customisation<?>> customisations;
  private final Findings findings;
  private final Set<Customisation<?>> used = new HashSet<>();

  Customiser(String workload, List<Customisation<?>> customisations, Findings findings) {
    this.workload = workload;
    this.customisations = customisations;
    this.findings = findings;
  }

  /** The manifest of an object after all edits of its class. */
  Manifest customise(HasMetadata object, Manifest manifest) {
    Manifest result = manifest;
    HasMetadata at = object;
    for (Customisation<?> customisation : customisations) {
      if (customisation.kind().isInstance(at)) {
        used.add(customisation);
        at = edited(customisation, at);
        result = checked(result, at);
      }
    }
    return result;
  }

  private static <T extends HasMetadata> HasMetadata edited(
      Customisation<T> customisation, HasMetadata object) {
    return customisation.change().apply(customisation.kind().cast(object));
  }

  private Manifest checked(Manifest before, HasMetadata edited) {
    Origin origin = new Origin(Layer.CUSTOMISE, Place.java(workload, "customise"));
    MapNode tree = (MapNode) changed(before.tree(), ObjectNodes.from(edited, origin));
    for (FieldPath path : FIXED) {
      if (!before.tree().find(path).equals(tree.find(path))) {
        findings.add(
            WorkloadCodes.CUSTOMISE_CHANGED_IDENTITY,
            before.where(path),
            "customise of workload \""
                + workload
                + "\" changed "
                + path
                + " of "
                + before.identity(),
            "leave it as it is; to rename, give the workload another name");
        return before;
      }
    }
    return before.withTree(tree);
  }

  /** The tree after an edit; what is equal keeps its nodes and their origins. */
  private static Node changed(Node before, Node after) {
    if (before.equals(after)) {
      return before;
    }
    if (before instanceof MapNode old && after instanceof MapNode map) {
      var result = MapNode.builder(old.origin());
      map.forEach(
          (key, value) -> result.put(key, old.find(key).map(o -> changed(o, value)).orElse(value)));
      return result.build();
    }
    if (before instanceof ListNode old
        && after instanceof ListNode list
        && old.size() == list.size()) {
      var result = ListNode.builder(old.origin());
      for (int i = 0; i < list.size(); i++) {
        result.add(changed(old.get(i), list.get(i)));
      }
      return result.build();
    }
    return after;
  }

  /** Reports every edit that matched nothing. */
  void requireAllUsed() {
    for (Customisation<?> customisation : customisations) {
      if (!used.contains(customisation)) {
        findings.add(
            WorkloadCodes.CUSTOMISE_MATCHED_NOTHING,
            Where.named("workload", workload),
            "customise("
                + customisation.kind().getSimpleName()
                + ".class) matches no object of this workload",
            "name a class that the workload makes, or remove the customisation");
      }
    }
  }
}
