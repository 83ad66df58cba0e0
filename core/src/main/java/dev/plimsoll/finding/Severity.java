package dev.plimsoll.finding;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How bad a finding is. Declared from worst to mildest, which is also the order in reports of one
 * place.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Severity {
  /** The output is not written, or the document is refused. */
  ERROR,
  /** Accepted, but it will hurt; may be waived by code and with a reason. */
  WARNING,
  /**
   * Said so that it is not taken for granted: a default that was chosen, something that was not
   * checked.
   */
  NOTE;

  /** The word as it stands in reports: {@code error}, {@code warning}, {@code note}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
