package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;

/**
 * A map from text keys to nodes, in the order in which they were written.
 *
 * <p>Small maps, which nearly all are, look a key up by walking; from {@value #INDEX_FROM} keys on
 * an index is made at the first look-up.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class MapNode implements Node {
  private static final int INDEX_FROM = 12;

  private final String[] keys;
  private final Node[] values;
  private final Origin origin;
  private volatile Map<String, Integer> index;

  private MapNode(String[] keys, Node[] values, Origin origin) {
    this.keys = keys;
    this.values = values;
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /** A map without entries. */
  public static MapNode empty(Origin origin) {
    return new MapNode(new String[0], new Node[0], origin);
  }

  /** A builder; the origin is the map's own. */
  public static Builder builder(Origin origin) {
    return new Builder(origin);
  }

  /** How many entries there are. */
  public int size() {
    return keys.length;
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return keys.length == 0;
  }

  /** The keys, in order. */
  public List<String> keys() {
    return List.of(keys);
  }

  /** The key at a position from 0. */
  public String keyAt(int position) {
    return keys[position];
  }

  /** The value at a position from 0. */
  public Node valueAt(int position) {
    return values[position];
  }

  /** The value of a key, if there is one. */
  public Optional<Node> find(String key) {
    int at = position(key);
    return at < 0 ? Optional.empty() : Optional.of(values[at]);
  }

  /** The map at a key, if there is one and it is a map. */
  public Optional<MapNode> findMap(String key) {
    int at = position(key);
    return at >= 0 && values[at] instanceof MapNode map ? Optional.of(map) : Optional.empty();
  }

  /** The list at a key, if there is one and it is a list. */
  public Optional<ListNode> findList(String key) {
    int at = position(key);
    return at >= 0 && values[at] instanceof ListNode list ? Optional.of(list) : Optional.empty();
  }

  /** The text of the string at a key, if there is one and it is a string. */
  public Optional<String> findText(String key) {
    int at = position(key);
    return at >= 0 && values[at] instanceof ScalarNode scalar && scalar.isString()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Whether there is a value at a key. */
  public boolean has(String key) {
    return position(key) >= 0;
  }

  /** The position of a key from 0, or -1. */
  public int position(String key) {
    if (keys.length < INDEX_FROM) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }
    Map<String, Integer> known = index;
    if (known == null) {
      known = new HashMap<>(keys.length * 2);
      for (int i = 0; i < keys.length; i++) {
        known.put(keys[i], i);
      }
      index = known;
    }
    return known.getOrDefault(key, -1);
  }

  /** A copy with a value replaced in its place, or added at the end. */
  public MapNode with(String key, Node value) {
    Objects.requireNonNull(value, key);
    int at = position(key);
    if (at >= 0) {
      if (values[at] == value) {
        return this;
      }
      Node[] copy = values.clone();
      copy[at] = value;
      return new MapNode(keys, copy, origin);
    }
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    Node[] moreValues = Arrays.copyOf(values, values.length + 1);
    moreKeys[keys.length] = key;
    moreValues[values.length] = value;
    return new MapNode(moreKeys, moreValues, origin);
  }

  /** A copy without a key; this map if the key is not there. */
  public MapNode without(String key) {
    int at = position(key);
    if (at < 0) {
      return this;
    }
    String[] fewerKeys = new String[keys.length - 1];
    Node[] fewerValues = new Node[values.length - 1];
    System.arraycopy(keys, 0, fewerKeys, 0, at);
    System.arraycopy(keys, at + 1, fewerKeys, at, keys.length - at - 1);
    System.arraycopy(values, 0, fewerValues, 0, at);
    System.arraycopy(values, at + 1, fewerValues, at, values.length - at - 1);
    return new MapNode(fewerKeys, fewerValues, origin);
  }

  /**
   * A copy in which an entry has another key, at the same position; this map if the key is not
   * there.
   */
  public MapNode renamed(String key, String newKey) {
    int at = position(key);
    if (at < 0) {
      return this;
    }
    String[] otherKeys = keys.clone();
    otherKeys[at] = newKey;
    return new MapNode(otherKeys, values, origin);
  }

  /** A copy whose entries stand in another order: the old position of each new one. */
  MapNode inOrder(int[] order) {
    String[] sortedKeys = new String[keys.length];
    Node[] sortedValues = new Node[keys.length];
    for (int i = 0; i < order.length; i++) {
      sortedKeys[i] = keys[order[i]];
      sortedValues[i] = values[order[i]];
    }
    return new MapNode(sortedKeys, sortedValues, origin);
  }

  /** Calls a function for each entry, in order. */
  public void forEach(BiConsumer<String, Node> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public MapNode withOrigin(Origin other) {
    return other == origin ? this : new MapNode(keys, values, other);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof MapNode that) || that.keys.length != keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      int at = i < that.keys.length && that.keys[i].equals(keys[i]) ? i : that.position(keys[i]);
      if (at < 0 || !values[i].equals(that.values[at])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < keys.length; i++) {
      hash += keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    forEach(
        (key, value) ->
            text.append(text.length() == 1 ? "" : ", ").append(key).append(": ").append(value));
    return text.append('}').toString();
  }

  /**
   * Builds a map. A key that is put again replaces its value and keeps its place. Not thread-safe.
   */
  public static final class Builder {
    private final Origin origin;
    private final List<String> keys = new ArrayList<>();
    private final List<Node> values = new ArrayList<>();
    private Map<String, Integer> index;

    private Builder(Origin origin) {
      this.origin = origin;
    }

    /** Puts a value. */
    public Builder put(String key, Node value) {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, key);
      int at = position(key);
      if (at >= 0) {
        values.set(at, value);
      } else {
        if (index != null) {
          index.put(key, keys.size());
        }
        keys.add(key);
        values.add(value);
      }
      return this;
    }

    /** Puts a string with the map's origin. */
    public Builder put(String key, String text) {
      return put(key, ScalarNode.string(text, origin));
    }

    /** Puts an integer with the map's origin. */
    public Builder put(String key, long number) {
      return put(key, ScalarNode.integer(number, origin));
    }

    /** Puts a truth value with the map's origin. */
    public Builder put(String key, boolean value) {
      return put(key, ScalarNode.bool(value, origin));
    }

    /** Whether a key has been put. */
    public boolean has(String key) {
      return position(key) >= 0;
    }

    /** Whether nothing has been put. */
    public boolean isEmpty() {
      return keys.isEmpty();
    }

    /** The value that was put at a key, if there is one. */
    public Optional<Node> find(String key) {
      int at = position(key);
      return at < 0 ? Optional.empty() : Optional.of(values.get(at));
    }

    private int position(String key) {
      if (keys.size() < INDEX_FROM) {
        return keys.indexOf(key);
      }
      if (index == null) {
        index = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
          index.put(keys.get(i), i);
        }
      }
      return index.getOrDefault(key, -1);
    }

    /** The map. */
    public MapNode build() {
      return new MapNode(keys.toArray(String[]::new), values.toArray(Node[]::new), origin);
    }
  }
}
