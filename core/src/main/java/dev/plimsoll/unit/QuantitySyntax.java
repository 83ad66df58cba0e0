package dev.plimsoll.unit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Splits the text of a quantity into number and suffix, with the meaning of Kubernetes' own reader
 * (package {@code resource} of k8s.io/apimachinery): a sign, digits with at most one point, then a
 * suffix. Outer blanks do not count.
 */
final class QuantitySyntax {
  /**
   * The largest power of ten that is kept. Servers take any; the arithmetic on such numbers would
   * only eat memory.
   */
  static final int MAX_POWER = 10_000;

  /** Where amounts with a binary suffix are capped. */
  static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final String WELL_FORMED =
      "must be a number with one of the suffixes n u m k M G T P E Ki Mi Gi Ti Pi Ei, or with e and a power of ten";

  private final String text;
  private final int start;
  private final int end;

  private int point = -1;
  private int numberEnd;
  private int digitCount;
  private int power;
  private Quantity.Form form = Quantity.Form.DECIMAL;

  QuantitySyntax(String text) {
    this.text = text;
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    start = from;
    end = to;
  }

  /** Reads the text; false if a server refuses it. */
  boolean read() {
    if (start == end) {
      return false;
    }
    int at = start;
    if (text.charAt(at) == '-' || text.charAt(at) == '+') {
      at++;
    }
    at = digits(at);
    if (at < end && text.charAt(at) == '.') {
      point = at;
      at = digits(at + 1);
    }
    numberEnd = at;
    if (!suffix(at)) {
      return false;
    }
    // Without a digit the number is zero, but only where the reader's short cut applies: not for
    // the two largest binary suffixes and not below nano.
    return digitCount > 0 || (form == Quantity.Form.BINARY ? power < 50 : power >= -9);
  }

  private int digits(int from) {
    int at = from;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    digitCount += at - from;
    return at;
  }

  private boolean suffix(int from) {
    if (from == end) {
      return true;
    }
    char first = text.charAt(from);
    if (end - from == 1) {
      return decimal(first);
    }
    if (end - from == 2 && text.charAt(from + 1) == 'i') {
      form = Quantity.Form.BINARY;
      power = 10 * (1 + "KMGTPE".indexOf(first));
      return power > 0;
    }
    if (first != 'e' && first != 'E') {
      return false;
    }
    form = Quantity.Form.EXPONENT;
    return exponent(from + 1);
  }

  private boolean decimal(char suffix) {
    switch (suffix) {
      case 'n' -> power = -9;
      case 'u' -> power = -6;
      case 'm' -> power = -3;
      case 'k' -> power = 3;
      case 'M' -> power = 6;
      case 'G' -> power = 9;
      case 'T' -> power = 12;
      case 'P' -> power = 15;
      case 'E' -> power = 18;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A power is read as 64 bits and used as 32, so a larger one wraps around. */
  private boolean exponent(int from) {
    boolean negative = text.charAt(from) == '-';
    int at = negative || text.charAt(from) == '+' ? from + 1 : from;
    if (at == end) {
      return false;
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }
      value = value * 10 - digit;
    }
    if (!negative && value == Long.MIN_VALUE) {
      return false;
    }
    power = (int) (negative ? value : -value);
    return true;
  }

  int power() {
    return power;
  }

  Quantity.Form form() {
    return form;
  }

  /** The number without its suffix. */
  BigDecimal digits() {
    if (digitCount == 0) {
      return BigDecimal.ZERO;
    }
    if (point < 0) {
      return new BigDecimal(new BigInteger(text.substring(start, numberEnd)));
    }
    String digits = text.substring(start, point) + text.substring(point + 1, numberEnd);
    return new BigDecimal(new BigInteger(digits), numberEnd - point - 1);
  }

  String rule() {
    return start == end ? "must not be empty" : WELL_FORMED;
  }

  /**
   * Guesses what was meant: an upper-case K, a B or "b" for bytes, a blank before the unit, a
   * suffix in the wrong case.
   */
  String repair() {
    if (digitCount == 0) {
      return "write for example \"500m\" or \"2Gi\"";
    }
    String number = text.substring(start, numberEnd);
    String unit = text.substring(numberEnd, end).strip();
    if (unit.endsWith("B") || unit.endsWith("b")) {
      unit = unit.substring(0, unit.length() - 1);
    }
    String guess =
        switch (unit) {
          case "K" -> "k";
          case "ki", "mi", "gi", "ti", "pi", "ei" -> Character.toUpperCase(unit.charAt(0)) + "i";
          case "g", "t", "p" -> unit.toUpperCase(java.util.Locale.ROOT);
          default -> unit;
        };
    return new QuantitySyntax(number + guess).read()
        ? "write \"" + number + guess + "\""
        : "write for example \"500m\" or \"2Gi\"";
  }

  /**
   * The blanks that Go cuts, except those that reach a server escaped, since it cuts before it
   * resolves the escapes of JSON.
   */
  private static boolean isBlank(char c) {
    return c >= ' ' && c != '\u2028' && c != '\u2029' && GoText.isSpace(c);
  }
}
