package dev.plimsoll.check.internal;

/**
 * Times as Go's {@code time.Parse} reads them with the layouts of {@code meta/v1}: a little looser
 * than RFC 3339 (one digit of the hour, a comma before the fraction).
 */
final class Rfc3339 {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  /** Whether {@code Time} takes the text: any fraction, or none. */
  static boolean isTime(String text) {
    return new Rfc3339(text).read(false);
  }

  /** Whether {@code MicroTime} takes the text: exactly six digits of fraction. */
  static boolean isMicroTime(String text) {
    return new Rfc3339(text).read(true);
  }

  private boolean read(boolean micro) {
    int year = digits(4);
    boolean date = year >= 0 && skip('-');
    int month = date ? digits(2) : -1;
    date = month >= 1 && month <= 12 && skip('-');
    int day = date ? digits(2) : -1;
    if (day < 1 || day > daysOf(year, month) || !skip('T')) {
      return false;
    }
    int hour = hour();
    if (hour < 0 || hour > 23 || !skip(':')) {
      return false;
    }
    int minute = digits(2);
    if (minute < 0 || minute > 59 || !skip(':')) {
      return false;
    }
    int second = digits(2);
    return second >= 0 && second <= 59 && fraction(micro) && zone() && at == text.length();
  }

  private static int daysOf(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  private int hour() {
    return isDigit(at + 1) ? digits(2) : digits(1);
  }

  private boolean fraction(boolean micro) {
    boolean begins =
        at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(at + 1);
    if (!begins) {
      return !micro;
    }
    int start = ++at;
    while (isDigit(at)) {
      at++;
    }
    return !micro || at - start == 6;
  }

  private boolean zone() {
    if (skip('Z')) {
      return true;
    }
    if (!skip('+') && !skip('-')) {
      return false;
    }
    int hours = digits(2);
    if (hours < 0 || hours > 24 || !skip(':')) {
      return false;
    }
    int minutes = digits(2);
    return minutes >= 0 && minutes <= 60;
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (!isDigit(at)) {
        return -1;
      }
      value = value * 10 + text.charAt(at++) - '0';
    }
    return value;
  }

  private boolean isDigit(int position) {
    return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
  }

  private boolean skip(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }
}
