package dev.plimsoll.compile;

import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/**
 * Objects that several components bring alike, such as the storage class that two volumes need: one
 * of them is enough.
 */
final class Shared {
  private Shared() {}

  /**
   * Drops a manifest that says the same as one before it; two that differ both stay, and the
   * reference check reports them.
   */
  static List<Manifest> dropRepeated(Collection<Manifest> manifests) {
    var seen = new HashMap<Identity, Manifest>();
    var kept = new ArrayList<Manifest>();
    for (Manifest manifest : manifests) {
      Manifest before = seen.putIfAbsent(manifest.identity(), manifest);
      if (before == null
          || !before.tree().equals(manifest.tree())
          || before.isLatent() != manifest.isLatent()) {
        kept.add(manifest);
      }
    }
    return kept;
  }
}
