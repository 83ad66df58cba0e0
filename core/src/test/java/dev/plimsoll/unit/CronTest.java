package dev.plimsoll.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.unit.Judged.Row;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expected verdicts: robfig/cron, croniter and Go's time zones, through {@code conformance/units}.
 */
class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<Row> TABLE = Judged.table("schedules.tsv");
  private static final Map<String, Row> CRONITER =
      Judged.table("schedules-croniter.tsv").stream()
          .collect(Collectors.toMap(Row::text, row -> row));

  @Test
  void acceptsForKubernetesWhatTheApiServerAccepts() {
    Judged.assertAgrees(
        TABLE,
        row -> row.cell(1),
        row -> CronRules.kubernetes(row.text()).isEmpty() ? "accepted" : "refused");
  }

  /**
   * Kubernetes and Airflow must both read it and mean the same times, of which there is one at
   * least. Refused all the same: {@code ?}, which only newer Airflow reads, and ranges of one
   * month, which differ from a month on.
   */
  @Test
  void acceptsExactlyWhatBothSchedulersReadAlike() {
    Set<String> strict = Set.of("0 0 ? * 1", "0 0 1 * ?", "0 0 * jan-1 *", "0 0 * jan-jan *");
    List<Row> plain =
        TABLE.stream()
            .filter(
                row ->
                    row.text().equals(String.join(" ", CronRules.fields(row.text())))
                        && !strict.contains(row.text()))
            .toList();
    Judged.assertAgrees(
        plain,
        row -> readAlike(row) ? "accepted" : "refused",
        row -> isAccepted(row.text()) ? "accepted" : "refused");
    assertThat(strict).noneMatch(CronTest::isAccepted);
  }

  private static boolean readAlike(Row row) {
    Row other = CRONITER.get(row.text());
    return row.accepted() && other.accepted() && row.cell(2).equals(other.cell(2));
  }

  private static boolean isAccepted(String expression) {
    try {
      Cron.of(expression, BERLIN);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  @Test
  void everyZoneThatItAcceptsIsOneThatKubernetesFinds() {
    List<Row> known =
        Judged.table("zones.tsv").stream().filter(row -> isAcceptedZone(row.text())).toList();
    assertThat(known).hasSizeGreaterThan(50);
    assertThat(known).filteredOn(row -> !row.accepted()).extracting(Row::text).isEmpty();
  }

  private static boolean isAcceptedZone(String id) {
    try {
      Cron.of("@daily", ZoneId.of(id));
      return true;
    } catch (InvalidValueException | DateTimeException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "Z", "UTC+2", "GMT-5"})
  void refusesAnOffset(String zone) {
    ZoneId offset = ZoneId.of(zone);
    assertThatThrownBy(() -> Cron.of("@daily", offset))
        .hasMessage(
            "time zone \""
                + offset.getId()
                + "\" is an offset, which Kubernetes cannot look up; write ZoneId.of(\"UTC\"), or a region such as ZoneId.of(\"Europe/Berlin\")");
  }

  @Test
  void keepsExpressionAndZone() {
    Cron cron = Cron.of(" 0  3 * * * ", BERLIN);
    assertThat(cron.expression()).isEqualTo("0 3 * * *");
    assertThat(cron.zone()).isEqualTo(BERLIN);
    assertThat(cron)
        .hasToString("0 3 * * * (Europe/Berlin)")
        .isEqualTo(Cron.of("0 3 * * *", BERLIN))
        .isNotEqualTo(Cron.utc("0 3 * * *"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 * * 7|has the day of week \"7\", which must be from 0 to 6; write 0 for Sunday",
        "0 25 * * *|has the hour \"25\", which must be from 0 to 23; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "0 3 * *|must have five fields, it has 4; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "0 0 * foo *|has the month \"foo\", which must be made of numbers or names such as \"jan\"; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "0 5-3 * * *|has the hour \"5-3\", which must not run backwards; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "*/0 * * * *|has the minute \"*/0\", which must not have the step 0; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "1/2/3 * * * *|has the minute \"1/2/3\", which must be a value or a range, maybe with a step; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "5-5 * * * *|has the range \"5-5\" of one value, which Airflow reads as every value; write the value alone",
        "0 0 13 * */1|has \"*/1\" beside another choice of days, which Kubernetes and Airflow read in different ways; write \"*\"",
        "? 3 * * *|has the entry \"?\", which Kubernetes reads and Airflow refuses; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "0 0 31 2,4 *|never fires: no chosen month has a day 31; choose a day that the month has",
        "@every 1h|is an interval, which only Kubernetes reads; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "@reboot|must be @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, or @every and a duration; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
        "TZ=UTC 0 3 * * *|must not name a time zone; spec.timeZone does; write minute, hour, day of month, month and day of week, for example \"0 3 * * *\"",
      })
  void refusesWithRuleAndRepair(String expression, String message) {
    assertThatThrownBy(() -> Cron.of(expression, BERLIN))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("schedule \"" + expression + "\" " + message);
  }
}
