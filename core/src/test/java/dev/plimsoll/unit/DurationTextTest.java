package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Judged.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected meanings: prometheus/common and Go's time package, through {@code conformance/units}.
 */
class DurationTextTest {
  private static final List<Row> TABLE = Judged.table("durations.tsv");

  @Test
  void readsWhatPrometheusReads() {
    Judged.assertAgrees(TABLE, row -> row.cell(1), row -> prometheusMillis(row.text()));
  }

  private static String prometheusMillis(String text) {
    try {
      return Long.toString(DurationText.parsePrometheus(text).toMillis());
    } catch (InvalidValueException e) {
      return "refused";
    }
  }

  @Test
  void knowsWhatGoReads() {
    Judged.assertAgrees(
        TABLE,
        row -> row.cell(2).equals("refused") ? "refused" : "read",
        row -> GoDuration.isValid(row.text()) ? "read" : "refused");
  }

  /** Each text stands in the table with the meaning that the two programs give it. */
  @ParameterizedTest
  @CsvSource({
    "PT0S,0s,0s",
    "PT1S,1s,1s",
    "PT1H30M,1h30m,1h30m",
    "PT720H,30d,720h",
    "PT36H,1d12h,36h",
    "PT0.5S,500ms,500ms",
    "PT1.5S,1s500ms,1s500ms",
    "PT8760H,365d,8760h",
    "PT1H15M30S,1h15m30s,1h15m30s"
  })
  void writesWhatPrometheusAndGoRead(Duration duration, String prometheus, String golang) {
    assertThat(DurationText.prometheus(duration)).isEqualTo(prometheus);
    assertThat(DurationText.go(duration)).isEqualTo(golang);
    assertThat(row(prometheus).cell(1)).isEqualTo(Long.toString(duration.toMillis()));
    assertThat(row(golang).cell(2)).isEqualTo(Long.toString(duration.toNanos()));
  }

  private static Row row(String text) {
    return TABLE.stream().filter(row -> row.text().equals(text)).findFirst().orElseThrow();
  }

  @Test
  void refusesWhatCannotBeWritten() {
    assertThatThrownBy(() -> DurationText.prometheus(Duration.ofSeconds(-1)))
        .hasMessage(
            "duration \"PT-1S\" must be whole milliseconds and not negative; write for example Duration.ofSeconds(30)");
    assertThatThrownBy(() -> DurationText.go(Duration.ofNanos(1)))
        .hasMessage(
            "duration \"PT0.000000001S\" must be whole milliseconds and not negative; write for example Duration.ofSeconds(30)");
    assertThatThrownBy(() -> DurationText.seconds(Duration.ofMillis(1500)))
        .hasMessage(
            "duration \"PT1.5S\" must be whole seconds and not negative; write for example Duration.ofMinutes(10)");
    assertThat(DurationText.seconds(Duration.ofMinutes(10))).isEqualTo(600);
    assertThatThrownBy(() -> DurationText.parsePrometheus("1h1d"))
        .hasMessage(
            "duration \"1h1d\" must be whole numbers with the units y, w, d, h, m, s, ms, in this order, under 292 years; write for example \"30d\" or \"1h30m\"");
  }

  @Test
  void keepsForDaysOrHours() {
    assertThat(Retention.days(30))
        .hasToString("30d")
        .isEqualTo(Retention.parse("30d"))
        .isEqualTo(Retention.hours(720));
    assertThat(Retention.hours(12)).hasToString("12h").isLessThan(Retention.days(1));
    assertThatThrownBy(() -> Retention.days(0))
        .hasMessage(
            "retention \"PT0S\" must be whole seconds, at least one; write for example Retention.days(30)");
    assertThatThrownBy(() -> Retention.parse("500ms"))
        .hasMessage(
            "retention \"PT0.5S\" must be whole seconds, at least one; write for example Retention.days(30)");
  }
}
