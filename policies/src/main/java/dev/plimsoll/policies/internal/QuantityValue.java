package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;

/** An amount, in an expression. */
@SuppressWarnings("Immutable") // Quantity is, and does not say so to Error Prone
final class QuantityValue extends OpaqueValue {
  private final Quantity quantity;

  QuantityValue(Quantity quantity) {
    this.quantity = quantity;
  }

  BigDecimal amount() {
    return quantity.amount();
  }

  QuantityValue plus(BigDecimal other) {
    return new QuantityValue(Quantity.of(amount().add(other), Quantity.Form.DECIMAL));
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return KubernetesTypes.QUANTITY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantityValue that && amount().compareTo(that.amount()) == 0;
  }

  @Override
  public int hashCode() {
    return amount().stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return quantity.toString();
  }
}
