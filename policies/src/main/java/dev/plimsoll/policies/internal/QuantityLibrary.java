package dev.plimsoll.policies.internal;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.plimsoll.policies.internal.KubernetesTypes.QUANTITY;

import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.runtime.CelFunctionBinding;
import dev.plimsoll.unit.Quantity;

/**
 * Amounts such as {@code 500m}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-quantity-library">Kubernetes
 *     quantity library</a>
 */
final class QuantityLibrary {

  private QuantityLibrary() {}

  static void addTo(Functions functions) {
    functions
        .global("quantity", "string_to_quantity", QUANTITY, STRING)
        .does("quantity", "string_to_quantity", String.class, QuantityLibrary::parse)
        .global("isQuantity", "is_quantity_string", BOOL, STRING)
        .does("isQuantity", "is_quantity_string", String.class, Quantity::isValid)
        .global("sign", "quantity_sign", INT, QUANTITY)
        .does("sign", "quantity_sign", QuantityValue.class, q -> (long) q.amount().signum())
        .member("asApproximateFloat", "quantity_get_float", DOUBLE, QUANTITY)
        .does(
            "asApproximateFloat",
            "quantity_get_float",
            QuantityValue.class,
            q -> q.amount().doubleValue())
        .member("asInteger", "quantity_get_int", INT, QUANTITY)
        .does("asInteger", "quantity_get_int", QuantityValue.class, QuantityLibrary::integer)
        .member("isInteger", "quantity_is_integer", BOOL, QUANTITY)
        .does("isInteger", "quantity_is_integer", QuantityValue.class, QuantityValue::isInteger);
    comparisons(functions);
    sums(functions);
  }

  private static void comparisons(Functions functions) {
    functions
        .member("isGreaterThan", "quantity_is_greater_than", BOOL, QUANTITY, QUANTITY)
        .does(
            "isGreaterThan",
            CelFunctionBinding.from(
                "quantity_is_greater_than",
                QuantityValue.class,
                QuantityValue.class,
                (a, b) -> compare(a, b) > 0))
        .member("isLessThan", "quantity_is_less_than", BOOL, QUANTITY, QUANTITY)
        .does(
            "isLessThan",
            CelFunctionBinding.from(
                "quantity_is_less_than",
                QuantityValue.class,
                QuantityValue.class,
                (a, b) -> compare(a, b) < 0))
        .member("compareTo", "quantity_compare_to", INT, QUANTITY, QUANTITY)
        .does(
            "compareTo",
            CelFunctionBinding.from(
                "quantity_compare_to",
                QuantityValue.class,
                QuantityValue.class,
                (a, b) -> (long) compare(a, b)));
  }

  private static void sums(Functions functions) {
    functions
        .member("add", "quantity_add", QUANTITY, QUANTITY, QUANTITY)
        .does(
            "add",
            CelFunctionBinding.from(
                "quantity_add", QuantityValue.class, QuantityValue.class, (a, b) -> a.plus(b)))
        .member("add", "quantity_add_int", QUANTITY, QUANTITY, INT)
        .does(
            "add",
            CelFunctionBinding.from(
                "quantity_add_int",
                QuantityValue.class,
                Long.class,
                (a, b) -> a.plus(QuantityValue.of(b))))
        .member("sub", "quantity_sub", QUANTITY, QUANTITY, QUANTITY)
        .does(
            "sub",
            CelFunctionBinding.from(
                "quantity_sub", QuantityValue.class, QuantityValue.class, (a, b) -> a.minus(b)))
        .member("sub", "quantity_sub_int", QUANTITY, QUANTITY, INT)
        .does(
            "sub",
            CelFunctionBinding.from(
                "quantity_sub_int",
                QuantityValue.class,
                Long.class,
                (a, b) -> a.minus(QuantityValue.of(b))));
  }

  private static int compare(QuantityValue a, QuantityValue b) {
    return a.amount().compareTo(b.amount());
  }

  private static QuantityValue parse(String text) {
    return Quantity.find(text)
        .map(quantity -> QuantityValue.of(quantity, text))
        .orElseThrow(() -> new CelBadFormatException("\"" + text + "\" is no quantity"));
  }

  private static Object integer(QuantityValue quantity) {
    if (!quantity.isInteger()) {
      throw new CelBadFormatException("cannot convert value to integer");
    }
    return quantity.amount().longValueExact();
  }
}
