package dev.plimsoll.node;

import dev.plimsoll.finding.FieldPath;
import dev.plimsoll.finding.Finding;
import dev.plimsoll.finding.FindingsException;
import dev.plimsoll.finding.Subject;
import dev.plimsoll.finding.Where;

/** Refuses what a format of flat texts cannot say. */
final class Unsayable {
  private Unsayable() {}

  static MapNode map(Node node, FieldPath path, String format) {
    if (node instanceof MapNode map) {
      return map;
    }
    throw at(path, node, format, "anything but a map as a document");
  }

  /** The text of a value that is neither a map, a list nor null. */
  static String text(Node value, FieldPath path, String format) {
    if (value instanceof ScalarNode scalar && !scalar.isNull()) {
      return scalar.text();
    }
    if (value instanceof EmbeddedNode embedded) {
      return embedded.text();
    }
    throw at(path, value, format, "a map, a list or null as a value");
  }

  static FindingsException at(FieldPath path, Node node, String format, String what) {
    var where = new Where(new Subject.Named("document", format), path, node.origin());
    return new FindingsException(
        Finding.of(
            NodeCodes.UNSAYABLE,
            where,
            format + " has no way to write " + what,
            "choose another value, or another format"));
  }
}
