package dev.plimsoll.topology;

import java.util.Locale;
import org.apiguardian.api.API;

/** What is done with a bound intent. */
@API(status = API.Status.EXPERIMENTAL)
public enum Access {
  /** Only read. */
  READS,
  /** Only written. */
  WRITES,
  /** Both, or neither word fits, as for a database. */
  USES;

  /** What the picture says on the arrow. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }
}
