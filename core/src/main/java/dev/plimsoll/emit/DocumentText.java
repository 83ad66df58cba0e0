package dev.plimsoll.emit;

import dev.plimsoll.node.MapNode;

/** The two texts of an object: the YAML that is written, and the canonical JSON that tells whether two objects say the same. */
interface DocumentText {
  /** The file's bytes. */
  byte[] yaml(MapNode tree);

  /** JSON without spaces and with sorted keys, as UTF-8. */
  byte[] canonicalJson(MapNode tree);
}
