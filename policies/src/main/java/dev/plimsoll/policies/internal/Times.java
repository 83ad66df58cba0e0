package dev.plimsoll.policies.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** Durations as CEL writes them, in seconds, and moments as Go does, without needless zeros. */
final class Times {
  private Times() {}

  static String text(Instant moment) {
    String seconds = DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.SECONDS));
    int nanos = moment.get(ChronoField.NANO_OF_SECOND);
    if (nanos == 0) {
      return seconds;
    }
    String fraction = BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    return seconds.substring(0, seconds.length() - 1) + fraction.substring(1) + "Z";
  }

  static String text(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + "s";
  }
}
