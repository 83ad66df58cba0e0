package dev.plimsoll.policies.internal;

import dev.plimsoll.schema.ListMerge;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** A list of a custom resource, which knows whether it is a set or keyed. */
final class TypedList extends AbstractList<Object> implements RandomAccess {
  private final List<Object> items;
  private final ListMerge merge;

  TypedList(List<Object> items, ListMerge merge) {
    this.items = List.copyOf(items);
    this.merge = merge;
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  /** The operator {@code ==}. */
  boolean equalTo(List<?> other) {
    if (merge.kind() == ListMerge.Kind.ATOMIC) {
      return Equality.inOrder(this, other);
    }
    if (size() != other.size()) {
      return false;
    }
    for (Object item : other) {
      int at = position(items, item);
      if (at < 0 || !Equality.equal(items.get(at), item)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The operator {@code +}: a set gets what it has not, a keyed list takes over items of the same
   * keys.
   */
  List<Object> plus(List<?> other) {
    var sum = new ArrayList<>(items);
    for (Object item : other) {
      int at = merge.kind() == ListMerge.Kind.ATOMIC ? -1 : position(sum, item);
      if (at < 0) {
        sum.add(item);
      } else {
        sum.set(at, item);
      }
    }
    return new TypedList(sum, merge);
  }

  private int position(List<Object> among, Object item) {
    for (int i = 0; i < among.size(); i++) {
      if (isSame(among.get(i), item)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isSame(Object a, Object b) {
    if (merge.kind() == ListMerge.Kind.SET) {
      return Equality.equal(a, b);
    }
    return a instanceof ObjectValue x
        && b instanceof ObjectValue y
        && merge.keys().stream().allMatch(key -> Equality.equal(x.given(key), y.given(key)));
  }
}
