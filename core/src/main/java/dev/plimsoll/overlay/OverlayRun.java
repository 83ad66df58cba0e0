package dev.plimsoll.overlay;

import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Manifests while overlays edit them one by one. An edit that names its object looks at the objects
 * of that name only, so that thousands of edits of one object each cost no more than they must: no
 * edit may change a name.
 */
final class OverlayRun {
  private final List<Optional<Manifest>> manifests = new ArrayList<>();
  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final List<Removed> removed;

  OverlayRun(Bundle bundle) {
    this(bundle, List.of());
  }

  /** A run that goes on after another overlay. */
  OverlayRun(Bundle bundle, List<Removed> before) {
    removed = new ArrayList<>(before);
    for (Manifest manifest : bundle.all()) {
      byName
          .computeIfAbsent(manifest.identity().name(), name -> new ArrayList<>(1))
          .add(manifests.size());
      manifests.add(Optional.of(manifest));
    }
  }

  /** The positions at which a selector may find something. */
  List<Integer> candidates(ManifestSelector selector) {
    return selector
        .exactName()
        .map(name -> byName.getOrDefault(name, List.of()))
        .orElseGet(() -> IntStream.range(0, manifests.size()).boxed().toList());
  }

  /** What stands at a position; empty if it was removed. */
  Optional<Manifest> at(int position) {
    return manifests.get(position);
  }

  /** Puts the edited manifest where it stood. */
  void set(int position, Manifest manifest) {
    manifests.set(position, Optional.of(manifest));
  }

  /** Takes a manifest out. */
  void remove(int position, Overlay by) {
    manifests
        .set(position, Optional.empty())
        .ifPresent(manifest -> removed.add(new Removed(manifest, by.name(), by.place())));
  }

  /** What was taken out so far. */
  List<Removed> removed() {
    return removed;
  }

  Bundle bundle() {
    return Bundle.of(manifests.stream().flatMap(Optional::stream).toList());
  }
}
