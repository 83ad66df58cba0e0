package dev.plimsoll.compile;

import dev.plimsoll.environment.ContentHashes;
import dev.plimsoll.environment.Naming;
import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.MapNode;
import java.util.Optional;

/** The annotations with which an object steers how it is named. */
final class NameMarks {
  private NameMarks() {}

  static boolean isMarked(Manifest manifest) {
    return manifest.annotation(ContentHashes.ANNOTATION).isPresent()
        || manifest.annotation(Naming.KEEP_NAME).isPresent();
  }

  /** Whether the object asks for a hash or declines one; empty if it says nothing. */
  static Optional<Boolean> wantsHash(Manifest manifest) {
    return manifest.annotation(ContentHashes.ANNOTATION).map("true"::equals);
  }

  static boolean keepsName(Manifest manifest) {
    return manifest.annotation(Naming.KEEP_NAME).filter("true"::equals).isPresent();
  }

  /** The object without these annotations, and without an empty map of annotations. */
  static MapNode without(MapNode tree) {
    Optional<MapNode> metadata = tree.findMap("metadata");
    Optional<MapNode> annotations = metadata.flatMap(map -> map.findMap("annotations"));
    if (annotations.isEmpty()) {
      return tree;
    }
    MapNode fewer = annotations.get().without(ContentHashes.ANNOTATION).without(Naming.KEEP_NAME);
    if (fewer == annotations.get()) {
      return tree;
    }
    MapNode rest = metadata.get();
    return tree.with(
        "metadata",
        fewer.isEmpty() ? rest.without("annotations") : rest.with("annotations", fewer));
  }
}
