package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.plimsoll.policies.internal.KubernetesTypes.ANY;
import static dev.plimsoll.policies.internal.KubernetesTypes.LIST_OF_ANY;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.common.exceptions.CelOverloadNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Lists: order, sums, ends, positions.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library">Kubernetes
 *     list library</a>
 */
final class ListLibrary {
  /** A type of items by its name in the names of functions. */
  private record Item(String name, CelType type) {}

  // In the order in which the server tries them: the first one is what an empty list is a list of.
  private static final List<Item> SUMMABLE =
      List.of(
          new Item("int", SimpleType.INT),
          new Item("uint", SimpleType.UINT),
          new Item("double", SimpleType.DOUBLE),
          new Item("duration", SimpleType.DURATION));
  private static final Map<String, Object> ZEROS =
      Map.of("int", 0L, "uint", UnsignedLong.ZERO, "double", 0.0, "duration", Duration.ZERO);
  private static final List<Item> COMPARABLE =
      List.of(
          new Item("int", SimpleType.INT),
          new Item("uint", SimpleType.UINT),
          new Item("double", SimpleType.DOUBLE),
          new Item("bool", SimpleType.BOOL),
          new Item("duration", SimpleType.DURATION),
          new Item("timestamp", SimpleType.TIMESTAMP),
          new Item("string", SimpleType.STRING),
          new Item("bytes", SimpleType.BYTES));

  private ListLibrary() {}

  static void addTo(Functions functions) {
    COMPARABLE.forEach(
        item -> {
          String name = item.name();
          CelType type = item.type();
          ListType list = ListType.create(type);
          functions
              .member("isSorted", "list_" + name + "_is_sorted_bool", BOOL, list)
              .does(
                  "isSorted", "list_" + name + "_is_sorted_bool", List.class, ListLibrary::isSorted)
              .member("max", "list_" + name + "_max_" + name, type, list)
              .does("max", "list_" + name + "_max_" + name, List.class, l -> end(l, "max", 1))
              .member("min", "list_" + name + "_min_" + name, type, list)
              .does("min", "list_" + name + "_min_" + name, List.class, l -> end(l, "min", -1));
        });
    SUMMABLE.forEach(
        item -> {
          String name = item.name();
          String overload = "list_" + name + "_sum_" + name;
          functions
              .member("sum", overload, item.type(), ListType.create(item.type()))
              .does("sum", overload, List.class, list -> sum(list, ZEROS.get(name)));
        });
    functions
        .member("indexOf", "list_a_index_of_int", INT, LIST_OF_ANY, ANY)
        .does(
            "indexOf",
            CelFunctionBinding.from(
                "list_a_index_of_int", List.class, Object.class, ListLibrary::indexOf))
        .member("lastIndexOf", "list_a_last_index_of_int", INT, LIST_OF_ANY, ANY)
        .does(
            "lastIndexOf",
            CelFunctionBinding.from(
                "list_a_last_index_of_int", List.class, Object.class, ListLibrary::lastIndexOf));
  }

  private static boolean isSorted(List<?> list) {
    for (int i = 1; i < list.size(); i++) {
      if (compare("isSorted", list.get(i - 1), list.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object end(List<?> list, String name, int sign) {
    if (list.isEmpty()) {
      throw new CelInvalidArgumentException(name + " called on empty list");
    }
    Object best = list.get(0);
    for (Object next : list) {
      if (compare(name, next, best) * sign > 0) {
        best = next;
      }
    }
    return best;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // two values of one class that can be compared
  private static int compare(String function, Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      return Strings.compare(x, y);
    }
    if (a instanceof Comparable x && a.getClass() == b.getClass()) {
      return Integer.signum(x.compareTo(b));
    }
    throw new CelOverloadNotFoundException(function);
  }

  private static Object sum(List<?> list, Object zero) {
    Object sum = zero;
    for (Object next : list) {
      sum = sum(sum, next);
    }
    return sum;
  }

  private static Object sum(Object a, Object b) {
    try {
      if (a instanceof Long x && b instanceof Long y) {
        return Math.addExact(x, y);
      }
      if (a instanceof Double x && b instanceof Double y) {
        return x + y;
      }
      if (a instanceof UnsignedLong x && b instanceof UnsignedLong y) {
        return UnsignedLong.valueOf(x.bigIntegerValue().add(y.bigIntegerValue()));
      }
      if (a instanceof Duration x && b instanceof Duration y) {
        return x.plus(y);
      }
    } catch (ArithmeticException | IllegalArgumentException fault) {
      throw new CelNumericOverflowException("integer overflow");
    }
    throw new CelOverloadNotFoundException("sum");
  }

  private static long indexOf(List<?> list, Object item) {
    for (int i = 0; i < list.size(); i++) {
      if (Equality.equal(list.get(i), item)) {
        return i;
      }
    }
    return -1;
  }

  private static long lastIndexOf(List<?> list, Object item) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (Equality.equal(list.get(i), item)) {
        return i;
      }
    }
    return -1;
  }
}
