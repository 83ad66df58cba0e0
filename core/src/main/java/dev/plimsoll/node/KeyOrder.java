package dev.plimsoll.node;

/**
 * The one order of keys in what we write: the keys by which a reader knows an object first, the
 * others by their UTF-16 characters.
 *
 * <p>Not the order in which they were put: that would depend on which layer wrote them, and the
 * files of two environments would differ where their objects do not.
 */
final class KeyOrder {
  private static final int[] AS_THEY_STAND = new int[0];

  private KeyOrder() {}

  /** The positions of a map's keys in order; an empty array if they stand in order already. */
  static int[] of(MapNode map) {
    int size = map.size();
    int sorted = 1;
    while (sorted < size && compare(map.keyAt(sorted - 1), map.keyAt(sorted)) < 0) {
      sorted++;
    }
    if (sorted >= size) {
      return AS_THEY_STAND;
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    sort(map, order, new int[size], 0, size);
    return order;
  }

  /** A map with its keys in order. */
  static MapNode sorted(MapNode map) {
    int[] order = of(map);
    return order.length == 0 ? map : map.inOrder(order);
  }

  private static void sort(MapNode map, int[] order, int[] spare, int from, int to) {
    if (to - from < 12) {
      insertionSort(map, order, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(map, order, spare, from, middle);
    sort(map, order, spare, middle, to);
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int i = from; left < middle; i++) {
      order[i] =
          right < to && compare(map.keyAt(order[right]), map.keyAt(spare[left])) < 0
              ? order[right++]
              : spare[left++];
    }
  }

  private static void insertionSort(MapNode map, int[] order, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int at = i - 1;
      while (at >= from && compare(map.keyAt(order[at]), map.keyAt(moved)) > 0) {
        order[at + 1] = order[at];
        at--;
      }
      order[at + 1] = moved;
    }
  }

  static int compare(String a, String b) {
    int left = rank(a);
    int right = rank(b);
    return left == right ? a.compareTo(b) : Integer.compare(left, right);
  }

  private static int rank(String key) {
    return switch (key) {
      case "apiVersion" -> 0;
      case "kind" -> 1;
      case "metadata" -> 2;
      case "name" -> 3;
      case "namespace" -> 4;
      case "labels" -> 5;
      case "annotations" -> 6;
      default -> 7;
    };
  }
}
