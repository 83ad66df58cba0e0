package dev.plimsoll.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps in the order in which they are written down. */
final class Maps {
  private Maps() {}

  /** A map of entries, which are key and value by turns; it may be added to. */
  static Map<String, Object> of(Object... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
