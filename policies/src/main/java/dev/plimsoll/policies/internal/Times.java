package dev.plimsoll.policies.internal;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as CEL writes them: in seconds. */
final class Times {
  private Times() {}

  static String text(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + "s";
  }
}
