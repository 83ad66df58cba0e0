package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Judged.Row;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: k8s.io/apimachinery, through the tables of {@code conformance/units}. */
class QuantityTest {
  private static final List<Row> TABLE = Judged.table("quantities.tsv");
  private static final List<Row> ACCEPTED =
      TABLE.stream().filter(Row::accepted).filter(QuantityTest::isOfThisWorld).toList();

  /**
   * A power of ten that we refuse to do sums with, and what servers store wrongly: an amount beyond
   * exa with a decimal suffix.
   */
  private static boolean isOfThisWorld(Row row) {
    return !row.text().equals("1e99999");
  }

  @Test
  void acceptsWhatTheApiServerAccepts() {
    Judged.assertAgrees(
        TABLE, row -> row.cell(1), row -> Quantity.isValid(row.text()) ? "accepted" : "refused");
  }

  @Test
  void parsesWhatItSaysIsValidAndThrowsForAllElse() {
    Judged.assertAgrees(
        TABLE.stream().filter(QuantityTest::isOfThisWorld).toList(),
        row -> row.cell(1),
        row -> parses(row.text()) ? "accepted" : "refused");
  }

  private static boolean parses(String text) {
    try {
      Quantity.parse(text);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  @Test
  void meansTheSameAmount() {
    Judged.assertAgrees(
        ACCEPTED,
        row -> plain(new BigDecimal(row.cell(5))),
        row -> plain(Quantity.parse(row.text()).amount()));
  }

  private static String plain(BigDecimal amount) {
    return (amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros()).toString();
  }

  @Test
  void writesTheCanonicalForm() {
    Judged.assertAgrees(
        ACCEPTED.stream().filter(row -> !losesItsPower(row)).toList(),
        row -> row.cell(3),
        row -> Quantity.parse(row.text()).toString());
  }

  @Test
  void roundsUpToThousandthsAsTheApiServerDoesWithResources() {
    Judged.assertAgrees(
        ACCEPTED.stream().filter(row -> !losesItsPower(row)).toList(),
        row -> row.cell(4),
        row -> Quantity.parse(row.text()).roundedUpToMillis().toString());
  }

  /** The library has no suffix for 10^21 and writes none: {@code 1000E} is stored as {@code 1}. */
  private static boolean losesItsPower(Row row) {
    BigDecimal amount = new BigDecimal(row.cell(5));
    return amount.signum() != 0
        && amount.stripTrailingZeros().scale() <= -21
        && !row.cell(3).contains("e")
        && !row.cell(3).endsWith("i");
  }

  @Test
  void keepsTheAmountWhereTheApiServerDropsThePower() {
    List<Row> lossy = ACCEPTED.stream().filter(QuantityTest::losesItsPower).toList();
    Judged.assertAgrees(
        lossy,
        row -> plain(new BigDecimal(row.cell(5))),
        row -> plain(Quantity.parse(Quantity.parse(row.text()).toString()).amount()));
  }

  @Test
  void canonicalTextReadsBackToItself() {
    Judged.assertAgrees(
        ACCEPTED,
        row -> Quantity.parse(row.text()).toString(),
        row -> Quantity.parse(Quantity.parse(row.text()).toString()).toString());
  }

  @Test
  void addsSubtractsAndCompares() {
    List<Row> sums = Judged.table("quantity-sums.tsv");
    Judged.assertAgrees(
        sums,
        row -> row.cell(2),
        row -> Quantity.parse(row.cell(0)).plus(Quantity.parse(row.cell(1))).toString());
    Judged.assertAgrees(
        sums,
        row -> row.cell(3),
        row -> Quantity.parse(row.cell(0)).minus(Quantity.parse(row.cell(1))).toString());
    Judged.assertAgrees(
        sums,
        row -> row.cell(4),
        row ->
            Integer.toString(Quantity.parse(row.cell(0)).compareTo(Quantity.parse(row.cell(1)))));
  }

  /**
   * The two examples of the type's documentation upstream, and what the issue of lossless sizes is
   * about.
   */
  @ParameterizedTest
  @CsvSource({
    "1.5,1500m",
    "1.5Gi,1536Mi",
    "0.1,100m",
    "1024Mi,1Gi",
    "0.5Ki,512",
    "1000Ki,1000Ki",
    "1e3,1e3",
    "12e5,1200e3",
    "0.1n,1n"
  })
  void writesCanonically(String text, String canonical) {
    assertThat(Quantity.parse(text)).hasToString(canonical);
  }

  @Test
  void equalAmountsAreEqualWhateverTheirForm() {
    assertThat(Quantity.parse("1Gi"))
        .isEqualTo(Quantity.parse("1024Mi"))
        .hasSameHashCodeAs(Quantity.parse("1073741824"));
    assertThat(Quantity.parse("1k")).isNotEqualTo(Quantity.parse("1Ki"));
    assertThat(Quantity.parse("0Gi")).isEqualTo(Quantity.ZERO);
  }

  @Test
  void multipliesExactly() {
    assertThat(Quantity.parse("1.5Gi").times(40)).hasToString("60Gi");
    assertThat(Quantity.parse("100m").times(3)).hasToString("300m");
    assertThat(Quantity.of(Long.MAX_VALUE).times(10)).hasToString("92233720368547758070");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1GB|write \"1G\"",
        "1KiB|write \"1Ki\"",
        "1K|write \"1k\"",
        "512mi|write \"512Mi\"",
        "4g|write \"4G\"",
        "1 Gi|write \"1Gi\"",
        "1e3m|write for example \"500m\" or \"2Gi\"",
        "lots|write for example \"500m\" or \"2Gi\"",
        "1,5Gi|write for example \"500m\" or \"2Gi\"",
      })
  void refusesWithARuleAndAGuess(String text, String repair) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "quantity \""
                + text
                + "\" must be a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or with e and a power of ten; "
                + repair);
  }

  @Test
  void refusesAnEmptyText() {
    assertThatThrownBy(() -> Quantity.parse(" "))
        .hasMessage("quantity \" \" must not be empty; write for example \"500m\" or \"2Gi\"");
  }

  @Test
  void refusesPowersThatNoSumCanHold() {
    assertThatThrownBy(() -> Quantity.parse("1e99999"))
        .hasMessage(
            "quantity \"1e99999\" has a power of ten beyond 10000; write an amount that a machine can have, for example \"1Ti\"");
    assertThatThrownBy(() -> Quantity.parse("2000E9999"))
        .hasMessage(
            "quantity \"2000E9999\" has a power of ten beyond 10000; write an amount that a machine can have");
    assertThatThrownBy(() -> Quantity.parse("1".repeat(30_001)))
        .hasMessage(
            "quantity \"11111111111111111111...\" has 30001 characters; write an amount that a machine can have, for example \"1Ti\"");
    assertThatThrownBy(() -> Quantity.of(new BigDecimal("1e20000"), Quantity.Form.DECIMAL))
        .hasMessage(
            "quantity \"1E+20000\" has a power of ten beyond 10000; write an amount that a machine can have");
    assertThatThrownBy(() -> Quantity.of(new BigDecimal("1e-10"), Quantity.Form.DECIMAL))
        .hasMessage(
            "quantity \"1E-10\" is finer than a billionth; round it to at most nine decimal places");
  }

  /** An API server accepts such amounts, so that checks must live with them. */
  @Test
  void findsNoQuantityWhereNoSumCanHoldIt() {
    assertThat(Quantity.isValid("2e2555555")).isTrue();
    assertThat(Quantity.find("2e2555555")).isEmpty();
    assertThat(Quantity.find("two")).isEmpty();
    assertThat(Quantity.find("2Gi")).contains(Quantity.parse("2Gi"));
  }
}
