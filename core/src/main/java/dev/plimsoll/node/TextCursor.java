package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;

/**
 * A place in the text of a document, moving on. After the end of the text stands the character 0,
 * which no text holds.
 */
final class TextCursor {
  private static final int PADDING = 4;

  private final DocumentSource source;
  private final String text;
  private final char[] chars;
  private final boolean hasPairs;
  int at;
  int line;
  int lineStart;

  TextCursor(DocumentSource source) {
    this.source = source;
    this.text = source.text();
    this.chars = new char[text.length() + PADDING];
    text.getChars(0, text.length(), chars, 0);
    this.hasPairs = text.codePointCount(0, text.length()) != text.length();
  }

  /** The character here. */
  char peek() {
    return chars[at];
  }

  /** The character some way on, at most {@value #PADDING} - 1 beyond the end. */
  char peek(int offset) {
    return chars[at + offset];
  }

  char charAt(int position) {
    return chars[position];
  }

  String substring(int from, int to) {
    return text.substring(from, to);
  }

  /** How many UTF-16 units stand before this place in its line. */
  int column() {
    return at - lineStart;
  }

  /** Steps over a line break. */
  void breakLine() {
    at++;
    line++;
    lineStart = at;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether a character is a line break, or the end of the text. */
  static boolean isBreakOrEnd(char c) {
    return c == '\n' || c == 0;
  }

  static boolean isBlankOrEnd(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == 0;
  }

  /**
   * Letters and digits of ASCII, {@code _} and {@code -}: what names of anchors and tags are made
   * of.
   */
  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '-';
  }

  /**
   * Whether a line that separates documents begins here: three dashes or dots at its beginning and
   * a blank after them.
   */
  boolean isAtDocumentMark() {
    char c = peek();
    return (c == '-' || c == '.')
        && at == lineStart
        && peek(1) == c
        && peek(2) == c
        && isBlankOrEnd(peek(3));
  }

  /** Steps over a comment, up to the end of its line. */
  void skipComment() {
    while (!isBreakOrEnd(peek())) {
      at++;
    }
  }

  /** The origin of a place, whose column is counted in code points. */
  Origin origin(int ofLine, int ofColumn) {
    return source.origin(ofLine, ofColumn);
  }

  Origin origin() {
    return source.origin(line, codePoints());
  }

  /**
   * How many characters stand before this place in its line: {@link #column()} where none of them
   * is a pair of surrogates.
   */
  int codePoints() {
    return hasPairs ? text.codePointCount(lineStart, at) : at - lineStart;
  }

  BrokenDocument broken(Origin origin, String problem, String fix) {
    return new BrokenDocument(
        NodeCodes.NOT_YAML, origin, "the document is not YAML: " + problem, fix);
  }
}
