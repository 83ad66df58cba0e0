package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.plimsoll.unit.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount, in an expression. The server counts in units of a power of ten as long as 64 bits are
 * enough, and does not reduce what it has: {@code 1000m} is no integer to it, nor is the sum of
 * {@code 500m} and {@code 500m}.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apimachinery/blob/master/pkg/api/resource/amount.go">apimachinery,
 *     amount.go</a>
 */
@SuppressWarnings("Immutable") // Quantity is, and does not say so to Error Prone
final class QuantityValue extends OpaqueValue {
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?0*(?<whole>\\d*)(?:\\.(?<part>\\d*))?(?<suffix>.*?)\\s*");
  private static final Map<String, Integer> POWERS =
      Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final int MOST_DIGITS = 18;
  private static final int MOST_BINARY_DIGITS = 15;
  private static final int FINEST = 9;

  private final Quantity quantity;

  /** Decimal places of the server's unit; empty if 64 bits were not enough. */
  private final OptionalInt places;

  private QuantityValue(Quantity quantity, OptionalInt places) {
    this.quantity = quantity;
    this.places = places;
  }

  static QuantityValue of(Quantity quantity, String text) {
    Matcher number = NUMBER.matcher(text);
    return new QuantityValue(quantity, number.matches() ? places(number) : OptionalInt.empty());
  }

  static QuantityValue of(long amount) {
    return new QuantityValue(Quantity.of(amount), OptionalInt.of(0));
  }

  private static OptionalInt places(Matcher number) {
    int whole = Math.max(1, number.group("whole").length());
    int part = Optional.ofNullable(number.group("part")).orElse("").length();
    String suffix = number.group("suffix");
    if (suffix.endsWith("i")) {
      int power = 10 * (1 + "KMGTPE".indexOf(suffix.charAt(0)));
      boolean fits = part == 0 && MOST_BINARY_DIGITS - whole - power * 3 / 10 - 1 >= 0;
      return fits ? OptionalInt.of(0) : OptionalInt.empty();
    }
    Integer power = POWERS.get(suffix);
    if (power == null) {
      try {
        power = Integer.parseInt(suffix.substring(1));
      } catch (NumberFormatException notOne) {
        return OptionalInt.empty();
      }
    }
    boolean fits = whole + part <= MOST_DIGITS && part - power <= FINEST;
    return fits ? OptionalInt.of(part - power) : OptionalInt.empty();
  }

  BigDecimal amount() {
    return quantity.amount();
  }

  /** Whether the server counts this in whole units that fit into 64 bits. */
  boolean isInteger() {
    return places.isPresent() && places.getAsInt() <= 0 && fits(amount());
  }

  private static boolean fits(BigDecimal amount) {
    return amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        && amount.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
  }

  QuantityValue plus(QuantityValue other) {
    return with(amount().add(other.amount()), other);
  }

  QuantityValue minus(QuantityValue other) {
    return with(amount().subtract(other.amount()), other);
  }

  private QuantityValue with(BigDecimal sum, QuantityValue other) {
    OptionalInt common = OptionalInt.empty();
    if (places.isPresent() && other.places.isPresent()) {
      int unit =
          other.amount().signum() == 0
              ? places.getAsInt()
              : amount().signum() == 0
                  ? other.places.getAsInt()
                  : Math.max(places.getAsInt(), other.places.getAsInt());
      common = fits(sum.movePointRight(unit)) ? OptionalInt.of(unit) : common;
    }
    return new QuantityValue(Quantity.of(sum, Quantity.Form.DECIMAL), common);
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
