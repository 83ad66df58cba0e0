package dev.plimsoll.check.internal;

import dev.plimsoll.node.MapNode;
import dev.plimsoll.node.Node;
import dev.plimsoll.node.ScalarNode;

/** What filling in a default asks of a map, and the values that it puts there. */
final class Filling {
  private Filling() {}

  static boolean isTrue(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.kind() == ScalarNode.Kind.BOOL
        && scalar.text().equals("true");
  }

  /** Whether a field is absent, null or an empty string. */
  static boolean missing(MapNode map, String key) {
    int at = map.position(key);
    return at < 0
        || (map.valueAt(at) instanceof ScalarNode scalar
            && (scalar.isNull() || scalar.text().isEmpty()));
  }

  /** Whether a field is absent or null. */
  static boolean absent(MapNode map, String key) {
    int at = map.position(key);
    return at < 0 || (map.valueAt(at) instanceof ScalarNode scalar && scalar.isNull());
  }

  static ScalarNode text(MapNode around, String value) {
    return ScalarNode.string(value, around.origin());
  }

  static ScalarNode number(MapNode around, long value) {
    return ScalarNode.integer(value, around.origin());
  }
}
