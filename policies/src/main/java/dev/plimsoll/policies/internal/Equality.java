package dev.plimsoll.policies.internal;

import dev.cel.common.CelOptions;
import dev.cel.common.exceptions.CelOverloadNotFoundException;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.OptionalValue;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When two values are the same to a Kubernetes API server: a list that is a set, or that is keyed,
 * does not care for order.
 */
final class Equality {
  private static final RuntimeEquality PLAIN =
      RuntimeEquality.create(RuntimeHelpers.create(), CelOptions.current().build());

  private Equality() {}

  static boolean equal(Object a, Object b) {
    if (a == b) {
      return true;
    }
    // Asked whether it is null, each value answers (cel-go, common/types/types.go, Equal).
    if (a == NullValue.NULL_VALUE || b == NullValue.NULL_VALUE) {
      return false;
    }
    if (a instanceof TypedList list && b instanceof List<?> other) {
      return list.equalTo(other);
    }
    if (a instanceof TypedList || (a instanceof ObjectValue && !(b instanceof ObjectValue))) {
      throw new CelOverloadNotFoundException("_==_");
    }
    if (a instanceof List<?> list && b instanceof List<?> other) {
      return inOrder(list, other);
    }
    if (a instanceof Map<?, ?> map && b instanceof Map<?, ?> other) {
      return entries(map, other);
    }
    if (a instanceof ObjectValue object && b instanceof ObjectValue other) {
      return object.equalTo(other);
    }
    if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
      return x.isPresent() == y.isPresent() && (x.isEmpty() || equal(x.get(), y.get()));
    }
    if (a instanceof OptionalValue<?, ?> x && b instanceof OptionalValue<?, ?> y) {
      return x.isZeroValue() == y.isZeroValue() && (x.isZeroValue() || equal(x.value(), y.value()));
    }
    return PLAIN.objectEquals(a, b);
  }

  static boolean inOrder(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> others = b.iterator();
    for (Object item : a) {
      if (!equal(item, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean entries(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Optional<Object> other = PLAIN.findInMap(b, entry.getKey());
      if (other.isEmpty() || !equal(entry.getValue(), other.get())) {
        return false;
      }
    }
    return true;
  }

  static boolean hasKey(Map<?, ?> map, Object key) {
    return PLAIN.findInMap(map, key).isPresent();
  }

  static boolean contains(List<?> list, Object value) {
    for (Object item : list) {
      if (equal(item, value)) {
        return true;
      }
    }
    return false;
  }
}
