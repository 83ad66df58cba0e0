package dev.plimsoll.node;

import java.util.Arrays;

/** The places at which a key may have begun, one for each level of flow style. */
final class PossibleKeys {
  private boolean[] set = new boolean[8];
  private boolean[] required = new boolean[8];
  private int[] numbers = new int[8];
  private int[] lines = new int[8];
  private int[] places = new int[8];
  private int[] columns = new int[8];
  private int[] codePoints = new int[8];

  /** Begins a level, at which no key has begun. */
  void open(int level) {
    if (level == set.length) {
      int size = level * 2;
      set = Arrays.copyOf(set, size);
      required = Arrays.copyOf(required, size);
      numbers = Arrays.copyOf(numbers, size);
      lines = Arrays.copyOf(lines, size);
      places = Arrays.copyOf(places, size);
      columns = Arrays.copyOf(columns, size);
      codePoints = Arrays.copyOf(codePoints, size);
    }
    set[level] = false;
  }

  void set(int level, boolean isRequired, int number, TextCursor in) {
    set[level] = true;
    required[level] = isRequired;
    numbers[level] = number;
    lines[level] = in.line;
    places[level] = in.at;
    columns[level] = in.column();
    codePoints[level] = in.codePoints();
  }

  void clear(int level) {
    set[level] = false;
  }

  boolean isSet(int level) {
    return set[level];
  }

  /** Whether nothing but a key can stand there. */
  boolean isRequired(int level) {
    return required[level];
  }

  int number(int level) {
    return numbers[level];
  }

  int line(int level) {
    return lines[level];
  }

  int at(int level) {
    return places[level];
  }

  int column(int level) {
    return columns[level];
  }

  int codePoints(int level) {
    return codePoints[level];
  }

  /** The level, up to one, at which the token with a number may begin a key; -1 if it may not. */
  int levelOf(int number, int upTo) {
    for (int level = upTo; level >= 0; level--) {
      if (set[level] && numbers[level] == number) {
        return level;
      }
    }
    return -1;
  }
}
