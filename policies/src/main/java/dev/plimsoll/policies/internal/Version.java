package dev.plimsoll.policies.internal;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A semantic version, in an expression. What is built from it does not count in comparisons.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
@SuppressWarnings("Immutable") // lists of texts, copied
final class Version extends OpaqueValue {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z-]+");
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final List<BigInteger> numbers;
  private final List<String> before;

  private Version(List<BigInteger> numbers, List<String> before) {
    this.numbers = List.copyOf(numbers);
    this.before = List.copyOf(before);
  }

  static Optional<Version> parse(String text) {
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      return Optional.empty();
    }
    String patch = parts[2];
    int plus = patch.indexOf('+');
    if (plus >= 0 && !identifiers(patch.substring(plus + 1))) {
      return Optional.empty();
    }
    patch = plus < 0 ? patch : patch.substring(0, plus);
    int dash = patch.indexOf('-');
    List<String> before = List.of();
    if (dash >= 0) {
      String release = patch.substring(dash + 1);
      before = List.of(release.split("\\.", -1));
      boolean sound =
          identifiers(release)
              && before.stream()
                  .noneMatch(id -> DIGITS.matcher(id).matches() && !NUMBER.matcher(id).matches());
      if (!sound) {
        return Optional.empty();
      }
      patch = patch.substring(0, dash);
    }
    for (String number : List.of(parts[0], parts[1], patch)) {
      if (!NUMBER.matcher(number).matches() || new BigInteger(number).compareTo(MOST) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Version(
            List.of(new BigInteger(parts[0]), new BigInteger(parts[1]), new BigInteger(patch)),
            before));
  }

  private static boolean identifiers(String text) {
    return List.of(text.split("\\.", -1)).stream().allMatch(id -> IDENTIFIER.matcher(id).matches());
  }

  /** Reads a version that may begin with {@code v}, have leading zeros, or lack numbers. */
  static Optional<Version> normalized(String text) {
    String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].length() > 1) {
        String cut = parts[i].replaceFirst("^0+", "");
        parts[i] = cut.isEmpty() || !Character.isDigit(cut.charAt(0)) ? "0" + cut : cut;
      }
    }
    if (parts.length < 3 && parts[parts.length - 1].matches(".*[+-].*")) {
      return Optional.empty();
    }
    return parse(String.join(".", parts) + ".0".repeat(3 - parts.length));
  }

  long part(int position) {
    return numbers.get(position).longValue();
  }

  int compareTo(Version other) {
    for (int i = 0; i < 3; i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (before.isEmpty() || other.before.isEmpty()) {
      return Boolean.compare(before.isEmpty(), other.before.isEmpty());
    }
    for (int i = 0; i < Math.min(before.size(), other.before.size()); i++) {
      int order = compare(before.get(i), other.before.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(before.size(), other.before.size());
  }

  private static int compare(String a, String b) {
    boolean x = DIGITS.matcher(a).matches();
    boolean y = DIGITS.matcher(b).matches();
    if (x && y) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return x == y ? Integer.signum(a.compareTo(b)) : x ? -1 : 1;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return KubernetesTypes.SEMVER;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return numbers.hashCode() * 31 + before.hashCode();
  }
}
