package dev.plimsoll.environment;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Place;
import dev.plimsoll.finding.Where;
import dev.plimsoll.node.MapNode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One environment file as it stands, before it is merged with what it extends.
 *
 * @param path where it lies; overlays are relative to its folder
 * @param name the environment's name
 * @param base the name of what it extends
 * @param tree the whole file
 */
record EnvironmentFile(Path path, String name, Optional<String> base, MapNode tree) {
  /** The file as a whole, for findings. */
  Where where() {
    return Where.named("environment", name).in(place());
  }

  /** Its {@code extends}, for findings; the file as a whole if it has none. */
  Where extending() {
    return tree.find("extends")
        .map(node -> where().at(FieldPath.of("extends")).from(node.origin()))
        .orElseGet(this::where);
  }

  /** The file as a place. */
  Place place() {
    return tree.origin().place() instanceof Place.InFile in
        ? Place.file(in.file(), 0, 0)
        : Place.UNKNOWN;
  }
}
