package dev.plimsoll.monitoring;

import org.apiguardian.api.API;

/** Who is to care about an alert: the value of its label {@code severity}. */
@API(status = API.Status.EXPERIMENTAL)
public enum AlertSeverity {
  /** Somebody, today. */
  WARNING,
  /** Somebody, now. */
  CRITICAL
}
