package dev.plimsoll.overlay;

import dev.plimsoll.finding.Nearest;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Manifest;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What a selector that matches nothing probably meant. */
final class NearestManifest {
  private NearestManifest() {}

  /** The repair: the one word that must change, or the advice to look again. */
  static String hint(ManifestSelector selector, Bundle bundle) {
    return word(selector.name(), selector.withoutName(), bundle, m -> m.identity().name())
        .or(
            () ->
                word(
                    selector.namespace(),
                    selector.withoutNamespace(),
                    bundle,
                    m -> m.identity().namespace().orElse("")))
        .or(() -> word(selector.kind(), selector.withoutKind(), bundle, m -> m.identity().kind()))
        .map(near -> "write \"" + near + "\", or take the overlay out")
        .orElseGet(
            () ->
                selector.labels().isEmpty() || !matches(selector.labelled(new TreeMap<>()), bundle)
                    ? "correct the target, or take the overlay out"
                    : "correct the labels, or take the overlay out");
  }

  private static boolean matches(ManifestSelector selector, Bundle bundle) {
    return bundle.all().stream().anyMatch(selector::matches);
  }

  /** The nearest of the words that manifests have which match in everything else. */
  private static Optional<String> word(
      Optional<String> wanted,
      ManifestSelector others,
      Bundle bundle,
      Function<Manifest, String> word) {
    var there = new TreeSet<String>();
    bundle.all().stream().filter(others::matches).map(word).forEach(there::add);
    return wanted.flatMap(text -> Nearest.of(text, there));
  }
}
