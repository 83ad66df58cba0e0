package dev.plimsoll.overlay;

import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.Optional;

/**
 * An overlay that edits manifests one by one: select, edit, and see to it that it matched and that
 * nothing became another object.
 */
record Edit(Overlays.Title title, ManifestSelector selector, ManifestEdit edit) implements Overlay {

  /** The edit of one manifest. */
  @FunctionalInterface
  interface ManifestEdit {
    /** The edited manifest; empty removes it. */
    Optional<Manifest> apply(Manifest manifest, EditScope scope);

    /** Whether there is anything in the manifest that this edits. Default: yes. */
    default boolean concerns(Manifest manifest) {
      return true;
    }

    /** What a manifest has that this edits, for a message. */
    default String subject() {
      return "anything to edit";
    }
  }

  /** What an edit may use: schemas for merge keys, the origin of what it writes, its name. */
  record EditScope(OverlayScope overlay, Origin origin, Where where) {
    Findings findings() {
      return overlay.findings();
    }
  }

  @Override
  public String name() {
    return title.name();
  }

  @Override
  public Place place() {
    return title.place();
  }

  @Override
  public Phase phase() {
    return title.phase();
  }

  @Override
  public Bundle apply(Bundle bundle, OverlayScope scope) {
    var run = new OverlayRun(bundle);
    return apply(run, scope) ? run.bundle() : bundle;
  }

  /** Whether it matched. */
  boolean apply(OverlayRun run, OverlayScope scope) {
    Where where = Where.named("overlay", name()).in(place());
    var editScope = new EditScope(scope, new Origin(Layer.OVERLAY, place()), where);
    int selected = 0;
    int concerned = 0;
    for (int position : run.candidates(selector)) {
      Optional<Manifest> manifest = run.at(position).filter(selector::matches);
      selected += manifest.isPresent() ? 1 : 0;
      if (manifest.filter(edit::concerns).isPresent()) {
        concerned++;
        edited(manifest.get(), editScope)
            .ifPresentOrElse(after -> run.set(position, after), () -> run.remove(position, this));
      }
    }
    if (selected == 0) {
      scope
          .findings()
          .add(
              OverlayCodes.NO_MATCH,
              where,
              "no manifest matches " + selector,
              NearestManifest.hint(selector, run.bundle()));
    } else if (concerned == 0) {
      scope
          .findings()
          .add(
              OverlayCodes.NO_MATCH,
              where,
              (selected == 1
                      ? "the one manifest that matches " + selector + " does not have "
                      : "none of the " + selected + " manifests that match " + selector + " has ")
                  + edit.subject(),
              "correct the target, or take the overlay out");
    }
    return concerned > 0;
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
                change(manifest.identity(), after.get().identity()),
                "leave apiVersion, kind, name and namespace as they are");
        return Optional.of(manifest);
      }
      return after;
    } catch (FindingsException refused) {
      refused.findings().stream().map(found -> of(manifest, found)).forEach(scope.findings()::add);
    } catch (RuntimeException | Error failure) {
      scope
          .findings()
          .add(
              OverlayCodes.EDIT_FAILED,
              scope.where(),
              "the edit of "
                  + manifest.identity()
                  + " failed: "
                  + failure.getClass().getSimpleName()
                  + (failure.getMessage() == null ? "" : ": " + failure.getMessage()),
              "repair the overlay, or take it out");
    }
    return Optional.of(manifest);
  }

  /** An overlay may edit many objects: which one it was is said. */
  private static Finding of(Manifest manifest, Finding found) {
    String object = manifest.identity().toString();
    return found.problem().contains(object)
        ? found
        : new Finding(
            found.code(),
            found.severity(),
            found.where(),
            found.problem() + " (" + object + ")",
            found.fix());
  }

  private static String change(Identity before, Identity after) {
    return before.apiVersion().equals(after.apiVersion())
        ? before + " would become " + after
        : before.apiVersion() + " " + before + " would become " + after.apiVersion() + " " + after;
  }
}
