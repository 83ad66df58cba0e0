package dev.plimsoll.reference;

import org.apiguardian.api.API;

/**
 * A part of a scalar's text.
 *
 * @param start the first character, from 0
 * @param end the character after the last
 */
@API(status = API.Status.EXPERIMENTAL)
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("from " + start + " to " + end + " is no part of a text");
    }
  }

  /** The part itself. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
