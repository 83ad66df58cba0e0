package dev.plimsoll.fuzz;

import dev.plimsoll.unit.Cron;
import dev.plimsoll.unit.CronRules;
import dev.plimsoll.unit.InvalidValueException;
import java.nio.charset.StandardCharsets;

/**
 * Schedules: a text is refused by our exception or none; what we take, the rule of Kubernetes takes
 * too, and its fields are a schedule that is equal.
 */
public final class CronTarget {
  private CronTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    boolean refused = CronRules.kubernetes(text).isPresent();
    Cron cron;
    try {
      cron = Cron.utc(text);
    } catch (InvalidValueException stricter) {
      Promise.that(!stricter.getMessage().isBlank(), "a refusal says why", text);
      return;
    }
    // A macro with blanks around it is the one text that we tidy and Kubernetes refuses.
    Promise.that(!refused || cron.expression().startsWith("@"), "Kubernetes takes it", text);
    Promise.that(
        CronRules.kubernetes(cron.expression()).isEmpty(),
        "Kubernetes takes what we write",
        text,
        cron.expression());
    Promise.that(
        Cron.utc(cron.expression()).equals(cron), "the fields are the schedule", text, cron);
  }
}
