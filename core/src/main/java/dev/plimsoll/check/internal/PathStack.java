package dev.plimsoll.check.internal;

import dev.plimsoll.finding.FieldPath;
import java.util.Arrays;

/**
 * The way to the value that a walker stands at. Costs nothing until a finding asks for the path.
 */
final class PathStack {
  private String[] keys = new String[32];
  private int[] positions = new int[32];
  private int depth;

  void enter(String key) {
    grow();
    keys[depth] = key;
    positions[depth++] = -1;
  }

  void enter(int position) {
    grow();
    positions[depth++] = position;
  }

  void leave() {
    depth--;
  }

  private void grow() {
    if (depth == keys.length) {
      keys = Arrays.copyOf(keys, depth * 2);
      positions = Arrays.copyOf(positions, depth * 2);
    }
  }

  FieldPath path() {
    FieldPath path = FieldPath.ROOT;
    for (int i = 0; i < depth; i++) {
      path = positions[i] < 0 ? path.field(keys[i]) : path.item(positions[i]);
    }
    return path;
  }
}
