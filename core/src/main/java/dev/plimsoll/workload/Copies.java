package dev.plimsoll.workload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable collections with one element more. */
final class Copies {
  private Copies() {}

  static <T> List<T> plus(List<T> list, T more) {
    return plusAll(list, List.of(more));
  }

  static <T> List<T> plusAll(List<T> list, Collection<? extends T> more) {
    var all = new ArrayList<T>(list);
    all.addAll(more);
    return List.copyOf(all);
  }

  static <V> SortedMap<String, V> plus(Map<String, V> map, String key, V value) {
    var all = new TreeMap<String, V>(map);
    all.put(key, value);
    return all;
  }
}
