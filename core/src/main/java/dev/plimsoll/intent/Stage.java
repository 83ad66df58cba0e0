package dev.plimsoll.intent;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What an environment is for. Some things are allowed in one stage only, such as a secret in clear
 * in {@code dev}.
 */
@API(status = API.Status.EXPERIMENTAL)
public enum Stage {
  /** For trying things out; nothing here is worth protecting. */
  DEV,
  /** Like production, without its data. */
  STAGING,
  /** The real thing; the strictest rules. */
  PROD;

  /** The word as it stands in environment files: {@code dev}, {@code staging}, {@code prod}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
