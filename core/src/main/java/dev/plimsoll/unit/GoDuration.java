package dev.plimsoll.unit;

import java.util.regex.Pattern;

/** Whether Go's {@code time.ParseDuration} reads a text. */
final class GoDuration {
  private static final Pattern FORM =
      Pattern.compile(
          "[-+]?(?:0|(?:(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)");

  private GoDuration() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
