package dev.plimsoll.overlay;

import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Origin;
import dev.plimsoll.finding.Place;
import dev.plimsoll.manifest.Bundle;
import dev.plimsoll.manifest.Identity;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.ScalarNode;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Labels of what was made since the overlays after render ran. There may be nothing of the kind, so
 * it need not match.
 */
record FollowingLabels(Overlays.Title title, SortedMap<String, ScalarNode> labels)
    implements Overlay {
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
    Set<Identity> before =
        scope.rendered().all().stream().map(Manifest::identity).collect(Collectors.toSet());
    var origin = new Origin(Layer.OVERLAY, place());
    return bundle.map(
        manifest ->
            manifest.isLatent() || before.contains(manifest.identity())
                ? manifest
                : Labelled.with(manifest, labels, origin));
  }
}
