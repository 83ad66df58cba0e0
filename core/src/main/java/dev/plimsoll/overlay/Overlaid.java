package dev.plimsoll.overlay;

import dev.plimsoll.manifest.Bundle;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What overlays made of a bundle.
 *
 * @param bundle the edited bundle
 * @param removed what they took out, in the order in which they did
 */
@API(status = API.Status.EXPERIMENTAL)
public record Overlaid(Bundle bundle, List<Removed> removed) {
  public Overlaid {
    removed = List.copyOf(removed);
  }
}
