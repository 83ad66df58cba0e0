package dev.plimsoll.compile;

import dev.plimsoll.manifest.Manifest;
import dev.plimsoll.node.JsonWriter;
import dev.plimsoll.unit.Names;

/** The hash that stands for the content of an object. */
final class ContentHash {
  private static final int LENGTH = 10;

  private ContentHash() {}

  /**
   * Ten hexadecimal digits. Labels, annotations and the name do not count: what reads the object
   * does not see them.
   */
  static String of(Manifest manifest) {
    return Names.hash(JsonWriter.canonical(manifest.tree().without("metadata")), LENGTH);
  }
}
