package dev.plimsoll.check.internal;

import dev.plimsoll.check.SchemaCodes;
import dev.plimsoll.node.ScalarNode;
import dev.plimsoll.schema.KubernetesVersion;
import dev.plimsoll.schema.ValueRules;
import dev.plimsoll.schema.ValueRules.NumberRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Holds a number against the limits of a structural schema, as the server does: limits of a whole
 * number are whole numbers of 64 bits to it, and from 1.36 on they must fit the format of an
 * integer.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/validate/values.go">kube-openapi,
 *     values.go</a>
 */
final class NumberCheck {
  /**
   * Before, formats of numbers were passed over (apiextensions-apiserver, validation/formats.go).
   */
  private static final KubernetesVersion FORMATS_OF_NUMBERS = KubernetesVersion.V1_36;

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

  private final ValueCheck.Report report;
  private final KubernetesVersion version;

  NumberCheck(ValueCheck.Report report, KubernetesVersion version) {
    this.report = report;
    this.version = version;
  }

  void check(ScalarNode scalar, ValueRules rules, boolean integer) {
    NumberRules number = rules.number();
    boolean narrow = integer && rules.text().format().equals("int32");
    boolean whole = scalar.kind() == ScalarNode.Kind.INTEGER;
    if (integer && version.isAtLeast(FORMATS_OF_NUMBERS)) {
      if (narrow && !GoDecoder.fits(scalar.text(), 32)) {
        report(scalar, scalar.text() + " does not fit into 32 bits", "write a smaller number");
      }
      for (Optional<BigDecimal> limit :
          List.of(number.minimum(), number.maximum(), number.multipleOf())) {
        limit
            .filter(value -> !isWhole(value, narrow ? 32 : 64))
            .ifPresent(
                value ->
                    report(
                        scalar,
                        "the schema limits an integer by "
                            + value.toPlainString()
                            + ", which is no whole number of "
                            + (narrow ? 32 : 64)
                            + " bits",
                        "correct the schema"));
      }
    }
    if (number != NumberRules.NONE) {
      limits(scalar, number, whole);
    }
  }

  private void limits(ScalarNode scalar, NumberRules number, boolean whole) {
    BigDecimal value = StructuralCheck.number(scalar);
    number
        .minimum()
        .map(limit -> whole ? cut(limit) : limit)
        .filter(least -> value.compareTo(least) < (number.exclusiveMinimum() ? 1 : 0))
        .ifPresent(
            least ->
                report(
                    scalar,
                    scalar.text()
                        + " must be "
                        + (number.exclusiveMinimum() ? "above " : "at least ")
                        + least.toPlainString(),
                    "write a larger number"));
    number
        .maximum()
        .map(limit -> whole ? cut(limit) : limit)
        .filter(most -> value.compareTo(most) > (number.exclusiveMaximum() ? -1 : 0))
        .ifPresent(
            most ->
                report(
                    scalar,
                    scalar.text()
                        + " must be "
                        + (number.exclusiveMaximum() ? "below " : "at most ")
                        + most.toPlainString(),
                    "write a smaller number"));
    number
        .multipleOf()
        .map(limit -> whole ? cut(limit) : limit)
        .filter(step -> step.signum() <= 0 || value.remainder(step).signum() != 0)
        .ifPresent(
            step ->
                report(
                    scalar,
                    scalar.text() + " must be a multiple of " + step.toPlainString(),
                    step.signum() <= 0 ? "correct the schema" : "write a multiple"));
  }

  private void report(ScalarNode scalar, String problem, String fix) {
    report.add(SchemaCodes.NUMBER, scalar, problem, fix);
  }

  private static boolean isWhole(BigDecimal limit, int bits) {
    return limit.stripTrailingZeros().scale() <= 0 && limit.toBigInteger().bitLength() < bits;
  }

  /**
   * A limit as the server holds it against a whole number: without its fraction; one beyond 64 bits
   * becomes the least of all numbers.
   */
  private static BigDecimal cut(BigDecimal limit) {
    BigInteger whole = limit.toBigInteger();
    return whole.bitLength() < Long.SIZE ? new BigDecimal(whole) : LEAST;
  }
}
