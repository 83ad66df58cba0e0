package dev.plimsoll.overlay;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Nearest;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An overlay that edits manifests one by one: select, edit, and see to it that it matched and that
 * nothing became another object.
 */
record Edit(String name, Place place, Phase phase, ManifestSelector selector, ManifestEdit edit)
    implements Overlay {

  /** The edit of one manifest; empty removes it. */
  interface ManifestEdit {
    Optional<Manifest> apply(Manifest manifest, EditScope scope);
  }

  /** What an edit may use: schemas for merge keys, the origin of what it writes, its name. */
  record EditScope(OverlayScope overlay, Origin origin, Where where) {
    Findings findings() {
      return overlay.findings();
    }
  }

  @Override
  public Bundle apply(Bundle bundle, OverlayScope scope) {
    Where where = Where.named("overlay", name).in(place);
    var editScope = new EditScope(scope, new Origin(Layer.OVERLAY, place), where);
    List<Manifest> result = new ArrayList<>();
    boolean matched = false;
    for (Manifest manifest : bundle.all()) {
      if (!selector.matches(manifest)) {
        result.add(manifest);
        continue;
      }
      matched = true;
      edited(manifest, editScope).ifPresent(result::add);
    }
    if (!matched) {
      scope
          .findings()
          .add(OverlayCodes.NO_MATCH, where, "no manifest matches " + selector, hint(bundle));
    }
    return Bundle.of(result);
  }

  private Optional<Manifest> edited(Manifest manifest, EditScope scope) {
    try {
      Optional<Manifest> after = edit.apply(manifest, scope);
      if (after.isPresent() && !after.get().identity().equals(manifest.identity())) {
        scope
            .findings()
            .add(
                OverlayCodes.IDENTITY_CHANGED,
                scope.where(),
                manifest.identity() + " would become " + after.get().identity(),
                "leave apiVersion, kind, name and namespace as they are");
        return Optional.of(manifest);
      }
      return after;
    } catch (FindingsException refused) {
      scope.findings().addAll(refused.findings());
      return Optional.of(manifest);
    }
  }

  private String hint(Bundle bundle) {
    var near = new TreeSet<String>();
    for (Manifest manifest : bundle.all()) {
      if (selector.kind().isEmpty()
          || selector.kind().get().startsWith(manifest.identity().kind())) {
        near.add(manifest.identity().name());
      }
    }
    return selector
        .name()
        .flatMap(wanted -> Nearest.of(wanted, near))
        .map(found -> "write \"" + found + "\", or take the overlay out")
        .orElse("correct the target, or take the overlay out");
  }
}
