package dev.plimsoll.check.internal;

import java.util.Collection;

/** Lists and values in messages, kept to a length that people read. */
public final class FieldList {
  private static final int MOST = 12;
  private static final int LONGEST = 80;

  private FieldList() {}

  /** {@code a, b, c}, cut after a dozen. */
  public static String of(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(MOST).toList());
    return names.size() > MOST ? shown + " and " + (names.size() - MOST) + " more" : shown;
  }

  /**
   * A value as it stands in a message, its middle left out if it is long, its line breaks written
   * as such.
   */
  public static String shorten(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r");
    if (line.length() <= LONGEST) {
      return line;
    }
    int tail = line.length() - 20;
    return line.substring(0, LONGEST - 25) + " … " + line.substring(tail);
  }
}
