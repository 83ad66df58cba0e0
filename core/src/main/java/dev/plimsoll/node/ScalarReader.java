package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;

/**
 * Reads the scalars of YAML 1.1: plain, quoted, and blocks of text. Where a scalar goes over
 * several lines, one line break becomes a blank, more of them one line break less; in a block of
 * literal text they stay.
 */
final class ScalarReader {
  private final TextCursor in;
  private final StringBuilder text = new StringBuilder();
  private boolean endedBehindLine;
  private int breaks;

  ScalarReader(TextCursor in) {
    this.in = in;
  }

  /** Whether the plain scalar that was read last was followed by a line break. */
  boolean endedBehindLine() {
    return endedBehindLine;
  }

  /**
   * A plain scalar.
   *
   * @param indent the column of the block it stands in; its further lines are indented more
   */
  String plain(int indent, boolean inFlow) throws BrokenDocument {
    Origin start = in.origin();
    endedBehindLine = false;
    int from = in.at;
    int to = plainPart(inFlow);
    boolean several = false;
    while (TextCursor.isBlank(in.peek()) || in.peek() == '\n') {
      int gapFrom = in.at;
      int gapBreaks = plainGap(indent, start);
      endedBehindLine = gapBreaks > 0;
      boolean ends =
          (!inFlow && gapBreaks > 0 && in.column() <= indent)
              || in.peek() == '#'
              || in.isAtDocumentMark();
      int partFrom = in.at;
      int partTo = ends ? partFrom : plainPart(inFlow);
      if (partTo == partFrom) {
        break;
      }
      if (gapBreaks > 0 && !several) {
        several = true;
        text.setLength(0);
        text.append(in.substring(from, to));
      }
      if (several) {
        if (gapBreaks == 0) {
          text.append(in.substring(gapFrom, partFrom));
        } else {
          fold(gapBreaks);
        }
        text.append(in.substring(partFrom, partTo));
      }
      endedBehindLine = false;
      to = partTo;
    }
    return several ? text.toString() : in.substring(from, to);
  }

  /** Steps over what stands without a blank in it; answers where it ends. */
  private int plainPart(boolean inFlow) {
    while (true) {
      char c = in.peek();
      if (c <= ' ' && TextCursor.isBlankOrEnd(c)) {
        return in.at;
      }
      if (c == ':' && TextCursor.isBlankOrEnd(in.peek(1))) {
        return in.at;
      }
      if (inFlow && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}')) {
        return in.at;
      }
      in.at++;
    }
  }

  /** Steps over blanks and line breaks; answers how many line breaks. */
  private int plainGap(int indent, Origin start) throws BrokenDocument {
    int count = 0;
    while (true) {
      char c = in.peek();
      if (c == '\n') {
        in.breakLine();
        count++;
      } else if (TextCursor.isBlank(c)) {
        if (c == '\t' && count > 0 && in.column() <= indent) {
          throw in.broken(
              in.origin(),
              "a tab stands where the text that begins at " + start.place() + " must be indented",
              "indent with blanks");
        }
        in.at++;
      } else {
        return count;
      }
    }
  }

  private void fold(int lineBreaks) {
    if (lineBreaks == 1) {
      text.append(' ');
    }
    for (int i = 1; i < lineBreaks; i++) {
      text.append('\n');
    }
  }

  /** A scalar in single or double quotes. */
  String quoted(char quote) throws BrokenDocument {
    Origin start = in.origin();
    int from = ++in.at;
    while (in.peek() != quote && in.peek() != '\\' && in.peek() != '\n' && in.peek() != 0) {
      in.at++;
    }
    boolean simple = in.peek() == quote && (quote == '"' || in.peek(1) != '\'');
    if (simple) {
      return in.substring(from, in.at++);
    }
    in.at = from;
    text.setLength(0);
    while (true) {
      if (in.isAtDocumentMark()) {
        throw in.broken(
            start,
            "the quotes that open here are not closed before the document ends",
            "close them, or indent the line that begins as a separator");
      }
      boolean escapedBreak = quotedPart(quote, start);
      if (in.peek() == quote) {
        in.at++;
        return text.toString();
      }
      if (in.peek() == 0) {
        throw in.broken(start, "the quotes that open here are not closed", "close them");
      }
      quotedGap(escapedBreak);
    }
  }

  /**
   * Reads up to a blank, a line break or the closing quote; answers whether an escaped line break
   * ended it.
   */
  private boolean quotedPart(char quote, Origin start) throws BrokenDocument {
    while (!TextCursor.isBlankOrEnd(in.peek())) {
      char c = in.peek();
      if (c == quote) {
        if (quote == '"' || in.peek(1) != '\'') {
          return false;
        }
        text.append('\'');
        in.at += 2;
      } else if (c == '\\' && quote == '"') {
        if (in.peek(1) == '\n') {
          in.at++;
          in.breakLine();
          return true;
        }
        escape(start);
      } else {
        text.append(c);
        in.at++;
      }
    }
    return false;
  }

  private void quotedGap(boolean escapedBreak) {
    int from = in.at;
    int count = 0;
    while (TextCursor.isBlank(in.peek()) || in.peek() == '\n') {
      if (in.peek() == '\n') {
        in.breakLine();
        count++;
      } else {
        in.at++;
      }
    }
    if (escapedBreak) {
      for (int i = 0; i < count; i++) {
        text.append('\n');
      }
    } else if (count == 0) {
      text.append(in.substring(from, in.at));
    } else {
      fold(count);
    }
  }

  private void escape(Origin start) throws BrokenDocument {
    char c = in.peek(1);
    in.at += 2;
    switch (c) {
      case '0' -> text.append('\0');
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 't', '\t' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'v' -> text.append('\u000B');
      case 'f' -> text.append('\f');
      case 'r' -> text.append('\r');
      case 'e' -> text.append('\u001B');
      case ' ', '"', '\'', '\\' -> text.append(c);
      case 'N' -> text.append('\u0085');
      case '_' -> text.append('\u00A0');
      case 'L' -> text.append('\u2028');
      case 'P' -> text.append('\u2029');
      case 'x' -> unicode(2);
      case 'u' -> unicode(4);
      case 'U' -> unicode(8);
      default -> {
        in.at -= 2;
        throw in.broken(
            in.origin(),
            "YAML 1.1 knows no escape \\"
                + (c == 0 ? "" : c)
                + " in the text that begins at "
                + start.place(),
            "double the backslash");
      }
    }
  }

  private void unicode(int length) throws BrokenDocument {
    long value = 0;
    for (int i = 0; i < length; i++) {
      char c = in.peek(0);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw in.broken(
            in.origin(),
            "here should be a hexadecimal digit of an escape",
            "write " + length + " of them, or double the backslash");
      }
      value = value * 16 + digit;
      in.at++;
    }
    if (value > Character.MAX_CODE_POINT
        || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
      throw new BrokenDocument(
          NodeCodes.BAD_ENCODING,
          in.origin(),
          "the escape before here stands for no character",
          "write the whole character, or its escape \\U with 8 digits");
    }
    text.appendCodePoint((int) value);
  }

  /**
   * A literal or folded block of text.
   *
   * @param indent the column of the block it stands in
   */
  String block(boolean literal, int indent) throws BrokenDocument {
    Origin start = in.origin();
    in.at++;
    char chomping = 0;
    int wanted = 0;
    for (int i = 0; i < 2; i++) {
      char c = in.peek();
      if ((c == '+' || c == '-') && chomping == 0) {
        chomping = c;
        in.at++;
      } else if (c >= '0' && c <= '9' && wanted == 0) {
        if (c == '0') {
          throw in.broken(
              in.origin(), "a block of text cannot be indented by 0", "write 1 to 9, or nothing");
        }
        wanted = c - '0';
        in.at++;
      }
    }
    while (TextCursor.isBlank(in.peek())) {
      in.at++;
    }
    if (in.peek() == '#') {
      in.skipComment();
    }
    if (!TextCursor.isBreakOrEnd(in.peek())) {
      throw in.broken(
          in.origin(),
          "a block of text begins on the line after its sign",
          "move the text to the next line, or quote it");
    }
    if (in.peek() == '\n') {
      in.breakLine();
    }
    return lines(literal, chomping, indent, wanted == 0 ? 0 : Math.max(indent, 0) + wanted, start);
  }

  private String lines(boolean literal, char chomping, int indent, int given, Origin start)
      throws BrokenDocument {
    text.setLength(0);
    breaks = 0;
    int column = skipEmptyLines(indent, given, start);
    int pending = 0;
    boolean afterBlank = false;
    while (in.column() == column && in.peek() != 0) {
      boolean blank = TextCursor.isBlank(in.peek());
      if (!literal && pending > 0 && !afterBlank && !blank) {
        fold(1 + breaks);
      } else {
        append('\n', pending + breaks);
      }
      breaks = 0;
      afterBlank = blank;
      int from = in.at;
      in.skipComment();
      text.append(in.substring(from, in.at));
      pending = 0;
      if (in.peek() == '\n') {
        in.breakLine();
        pending = 1;
      }
      skipEmptyLines(indent, column, start);
    }
    if (chomping != '-') {
      append('\n', pending);
    }
    if (chomping == '+') {
      append('\n', breaks);
    }
    return text.toString();
  }

  private void append(char c, int times) {
    for (int i = 0; i < times; i++) {
      text.append(c);
    }
  }

  /**
   * Steps over empty lines and the indentation of the next line, counting the breaks; answers the
   * column of the text, found from the first line if it is not given.
   */
  private int skipEmptyLines(int indent, int given, Origin start) throws BrokenDocument {
    int most = 0;
    while (true) {
      while ((given == 0 || in.column() < given) && in.peek() == ' ') {
        in.at++;
      }
      most = Math.max(most, in.column());
      if ((given == 0 || in.column() < given) && in.peek() == '\t') {
        throw in.broken(
            in.origin(),
            "a tab stands where the text that begins at " + start.place() + " must be indented",
            "indent with blanks");
      }
      if (in.peek() != '\n') {
        return given != 0 ? given : Math.max(Math.max(most, indent + 1), 1);
      }
      in.breakLine();
      breaks++;
    }
  }
}
