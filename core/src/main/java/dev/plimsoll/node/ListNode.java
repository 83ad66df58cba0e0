package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/** A list of nodes. */
@API(status = API.Status.EXPERIMENTAL)
public final class ListNode implements Node, Iterable<Node> {
  private final Node[] items;
  private final Origin origin;

  private ListNode(Node[] items, Origin origin) {
    this.items = items;
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /** A list without items. */
  public static ListNode empty(Origin origin) {
    return new ListNode(new Node[0], origin);
  }

  /** A list of nodes. */
  public static ListNode of(Collection<? extends Node> items, Origin origin) {
    return new ListNode(items.toArray(Node[]::new), origin);
  }

  /** A list of strings, all with one origin. */
  public static ListNode ofStrings(Collection<String> texts, Origin origin) {
    return new ListNode(
        texts.stream().map(text -> ScalarNode.string(text, origin)).toArray(Node[]::new), origin);
  }

  /** A builder; the origin is the list's own. */
  public static Builder builder(Origin origin) {
    return new Builder(origin);
  }

  /** How many items there are. */
  public int size() {
    return items.length;
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return items.length == 0;
  }

  /** The item at a position from 0. */
  public Node get(int position) {
    return items[position];
  }

  /** The items. */
  public List<Node> items() {
    return List.of(items);
  }

  /** A copy with the item at a position replaced; the position after the last adds one. */
  public ListNode with(int position, Node value) {
    Objects.requireNonNull(value, "value");
    if (position == items.length) {
      Node[] more = Arrays.copyOf(items, items.length + 1);
      more[position] = value;
      return new ListNode(more, origin);
    }
    if (items[position] == value) {
      return this;
    }
    Node[] copy = items.clone();
    copy[position] = value;
    return new ListNode(copy, origin);
  }

  /** A copy with an item added at the end. */
  public ListNode plus(Node value) {
    return with(items.length, value);
  }

  /**
   * A copy with an item added before the one that has a position; the number of items adds it at
   * the end.
   */
  public ListNode plus(int position, Node value) {
    Objects.requireNonNull(value, "value");
    Node[] more = new Node[items.length + 1];
    System.arraycopy(items, 0, more, 0, position);
    more[position] = value;
    System.arraycopy(items, position, more, position + 1, items.length - position);
    return new ListNode(more, origin);
  }

  /** A copy without the item at a position. */
  public ListNode without(int position) {
    Node[] fewer = new Node[items.length - 1];
    System.arraycopy(items, 0, fewer, 0, position);
    System.arraycopy(items, position + 1, fewer, position, items.length - position - 1);
    return new ListNode(fewer, origin);
  }

  @Override
  public Iterator<Node> iterator() {
    return items().iterator();
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public ListNode withOrigin(Origin other) {
    return other == origin ? this : new ListNode(items, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListNode that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }

  /** Builds a list. Not thread-safe. */
  public static final class Builder {
    private final Origin origin;
    private final List<Node> items = new ArrayList<>();

    private Builder(Origin origin) {
      this.origin = origin;
    }

    /** Adds an item at the end. */
    public Builder add(Node item) {
      items.add(Objects.requireNonNull(item, "item"));
      return this;
    }

    /** Adds a string with the list's origin at the end. */
    public Builder add(String text) {
      return add(ScalarNode.string(text, origin));
    }

    /** The list. */
    public ListNode build() {
      return new ListNode(items.toArray(Node[]::new), origin);
    }
  }
}
