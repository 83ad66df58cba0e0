package dev.plimsoll.overlay;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.manifest.Manifest;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * An object that an overlay took out of the bundle. Checks ask whether something that is left needs
 * it.
 *
 * @param manifest the object, as the overlay found it
 * @param overlay what the overlay is called
 * @param place where the overlay is written
 */
@API(status = API.Status.EXPERIMENTAL)
public record Removed(Manifest manifest, String overlay, Place place) {
  public Removed {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(overlay, "overlay");
    Objects.requireNonNull(place, "place");
  }

  /** The object as the subject of a finding, at the place of the overlay. */
  public Where where() {
    return new Where(
        manifest.identity().subject(), FieldPath.ROOT, new Origin(Layer.OVERLAY, place));
  }

  /** The same of the object as it would be called. */
  public Removed with(Manifest other) {
    return new Removed(other, overlay, place);
  }
}
