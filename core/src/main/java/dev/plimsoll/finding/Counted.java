package dev.plimsoll.finding;

import org.apiguardian.api.API;

/** Numbers of things in the texts of findings and summaries. */
@API(status = API.Status.EXPERIMENTAL)
public final class Counted {
  private Counted() {}

  /**
   * A number and its noun, for example {@code 1 file} or {@code 2 files}.
   *
   * @param noun in the singular; its plural ends in s
   */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
