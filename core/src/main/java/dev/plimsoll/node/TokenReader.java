package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;
import java.util.Arrays;

/**
 * Finds the tokens of YAML 1.1 as kubectl's reader does, which is stricter in some places and laxer
 * in others than YAML 1.2: a bare {@code ?} ends a plain scalar in flow style, a tab cannot stand
 * before a key.
 *
 * <p>Whether a scalar is a key shows only at the colon after it. So the place of each token that
 * may begin a key is kept, one for each level of flow style, and the tokens that say "a key begins"
 * are put before it later. A key stands on one line and is at most 1,024 characters long.
 *
 * @see <a href="https://yaml.org/spec/1.1/">YAML 1.1</a>
 */
final class TokenReader {
  private static final int MAX_KEY = 1024;

  private final TextCursor in;
  private final ScalarReader scalars;
  private final TokenQueue queue = new TokenQueue();
  private final PossibleKeys keys = new PossibleKeys();
  private int[] indents = new int[16];
  private int indentCount;
  private int indent = -1;
  private int flowLevel;
  private boolean keyAllowed = true;
  private boolean ended;

  TokenReader(TextCursor in) {
    this.in = in;
    this.scalars = new ScalarReader(in);
  }

  /** The kind of the next token. */
  TokenKind peek() throws BrokenDocument {
    while (queue.isEmpty() || mayBecomeKey()) {
      fetch();
    }
    return queue.kind();
  }

  /** The text of the next token, after {@link #peek}. */
  String text() {
    return queue.text();
  }

  /** The place of the next token, after {@link #peek}. */
  Origin origin() {
    return in.origin(queue.line(), queue.column());
  }

  /** Steps over the next token, after {@link #peek}. */
  void take() {
    queue.take();
  }

  private boolean mayBecomeKey() throws BrokenDocument {
    int level = keys.levelOf(queue.firstNumber(), flowLevel);
    return level >= 0 && isPossible(level);
  }

  /** Whether the key that may begin at a level can still be one here. */
  private boolean isPossible(int level) throws BrokenDocument {
    if (!keys.isSet(level)) {
      return false;
    }
    if (keys.line(level) < in.line || keys.at(level) + MAX_KEY < in.at) {
      forget(level);
      return false;
    }
    return true;
  }

  /** Gives up the key that may begin at a level; an error if only a key can stand there. */
  private void forget(int level) throws BrokenDocument {
    if (keys.isSet(level) && keys.isRequired(level)) {
      Origin place = in.origin(keys.line(level), keys.codePoints(level));
      throw in.broken(
          place,
          "a key begins here, and no colon follows it on its line",
          "write key: value, or indent the line if it continues a text");
    }
    keys.clear(level);
  }

  private void noteKey() throws BrokenDocument {
    if (keyAllowed) {
      forget(flowLevel);
      keys.set(flowLevel, flowLevel == 0 && indent == in.column(), queue.nextNumber(), in);
    }
  }

  private void fetch() throws BrokenDocument {
    if (ended) {
      throw new IllegalStateException("no token follows the end");
    }
    skipToToken();
    closeBlocks(in.column());
    char c = in.peek();
    char next = c == 0 ? 0 : in.peek(1);
    switch (c) {
      case 0 -> fetchEnd();
      case '[' -> fetchFlowStart(TokenKind.FLOW_LIST);
      case '{' -> fetchFlowStart(TokenKind.FLOW_MAP);
      case ']' -> fetchFlowEnd(TokenKind.FLOW_LIST_END);
      case '}' -> fetchFlowEnd(TokenKind.FLOW_MAP_END);
      case ',' -> fetchComma();
      case '*' -> fetchName(TokenKind.ALIAS);
      case '&' -> fetchName(TokenKind.ANCHOR);
      case '!' -> fetchTag();
      case '\'', '"' -> fetchQuoted(c);
      default -> fetchOther(c, next);
    }
  }

  private void fetchOther(char c, char next) throws BrokenDocument {
    boolean alone = TextCursor.isBlankOrEnd(next);
    if (c == '%' && in.column() == 0) {
      fetchMark(TokenKind.DIRECTIVE);
    } else if ((c == '-' || c == '.') && in.isAtDocumentMark()) {
      fetchMark(c == '-' ? TokenKind.DOCUMENT_START : TokenKind.DOCUMENT_END);
    } else if (c == '-' && alone) {
      fetchDash();
    } else if (c == '?' && (flowLevel > 0 || alone)) {
      fetchKey();
    } else if (c == ':' && (flowLevel > 0 || alone)) {
      fetchValue();
    } else if ((c == '|' || c == '>') && flowLevel == 0) {
      fetchBlockText(c == '|');
    } else if (beginsPlain(c, next)) {
      fetchPlain();
    } else {
      throw in.broken(
          in.origin(),
          "no value can begin with " + name(c),
          c == '\t' ? "indent with blanks" : "quote the text");
    }
  }

  private static String name(char c) {
    return c == '\t' ? "a tab" : String.valueOf(c);
  }

  private boolean beginsPlain(char c, char next) {
    return switch (c) {
      case '-' -> !TextCursor.isBlank(next);
      case '?', ':' -> flowLevel == 0 && !TextCursor.isBlankOrEnd(next);
      case '#', '|', '>', '%', '@', '`', '\t' -> false;
      default -> true;
    };
  }

  /** Steps over blanks, comments and line breaks. A tab may stand only where no key can begin. */
  private void skipToToken() {
    while (true) {
      while (in.peek() == ' ' || (in.peek() == '\t' && (flowLevel > 0 || !keyAllowed))) {
        in.at++;
      }
      if (in.peek() == '#') {
        in.skipComment();
      }
      if (in.peek() != '\n') {
        return;
      }
      in.breakLine();
      keyAllowed |= flowLevel == 0;
    }
  }

  private void openBlock(TokenKind kind, int column, int number, int line, int codePoints) {
    if (flowLevel > 0 || indent >= column) {
      return;
    }
    if (indentCount == indents.length) {
      indents = Arrays.copyOf(indents, indentCount * 2);
    }
    indents[indentCount++] = indent;
    indent = column;
    queue.insert(number, kind, line, codePoints, "");
  }

  private void closeBlocks(int column) {
    if (flowLevel == 0) {
      while (indent > column) {
        add(TokenKind.BLOCK_END, "");
        indent = indents[--indentCount];
      }
    }
  }

  private void add(TokenKind kind, String text) {
    queue.add(kind, in.line, in.codePoints(), text);
  }

  private void fetchEnd() throws BrokenDocument {
    closeBlocks(-1);
    forget(flowLevel);
    add(TokenKind.STREAM_END, "");
    ended = true;
  }

  private void fetchMark(TokenKind kind) throws BrokenDocument {
    closeBlocks(-1);
    forget(flowLevel);
    keyAllowed = false;
    add(kind, "");
    if (kind == TokenKind.DIRECTIVE) {
      in.skipComment();
    } else {
      in.at += 3;
    }
  }

  private void fetchFlowStart(TokenKind kind) throws BrokenDocument {
    noteKey();
    add(kind, "");
    in.at++;
    flowLevel++;
    keys.open(flowLevel);
    keyAllowed = true;
  }

  private void fetchFlowEnd(TokenKind kind) throws BrokenDocument {
    forget(flowLevel);
    flowLevel = Math.max(0, flowLevel - 1);
    keyAllowed = false;
    add(kind, "");
    in.at++;
  }

  private void fetchComma() throws BrokenDocument {
    forget(flowLevel);
    keyAllowed = true;
    add(TokenKind.COMMA, "");
    in.at++;
  }

  private void fetchDash() throws BrokenDocument {
    if (flowLevel == 0) {
      if (!keyAllowed) {
        throw in.broken(
            in.origin(),
            "an item of a list cannot begin here",
            "begin it on a line of its own, or quote the text");
      }
      openBlock(TokenKind.BLOCK_LIST, in.column(), queue.nextNumber(), in.line, in.codePoints());
    }
    forget(flowLevel);
    keyAllowed = true;
    add(TokenKind.DASH, "");
    in.at++;
  }

  private void fetchKey() throws BrokenDocument {
    if (flowLevel == 0) {
      if (!keyAllowed) {
        throw in.broken(
            in.origin(),
            "a key cannot begin here",
            "begin it on a line of its own, or quote the text");
      }
      openBlock(TokenKind.BLOCK_MAP, in.column(), queue.nextNumber(), in.line, in.codePoints());
    }
    forget(flowLevel);
    keyAllowed = flowLevel == 0;
    add(TokenKind.KEY, "");
    in.at++;
  }

  private void fetchValue() throws BrokenDocument {
    if (isPossible(flowLevel)) {
      int number = keys.number(flowLevel);
      int line = keys.line(flowLevel);
      int codePoints = keys.codePoints(flowLevel);
      queue.insert(number, TokenKind.KEY, line, codePoints, "");
      openBlock(TokenKind.BLOCK_MAP, keys.column(flowLevel), number, line, codePoints);
      keys.clear(flowLevel);
      keyAllowed = false;
    } else {
      if (flowLevel == 0) {
        if (!keyAllowed) {
          throw in.broken(
              in.origin(),
              "a colon cannot follow here",
              "quote the text that holds \": \", or begin the key on a line of its own");
        }
        openBlock(TokenKind.BLOCK_MAP, in.column(), queue.nextNumber(), in.line, in.codePoints());
      }
      keyAllowed = flowLevel == 0;
    }
    add(TokenKind.VALUE, "");
    in.at++;
  }

  private void fetchName(TokenKind kind) throws BrokenDocument {
    noteKey();
    keyAllowed = false;
    int line = in.line;
    int codePoints = in.codePoints();
    int from = ++in.at;
    while (TextCursor.isWord(in.peek())) {
      in.at++;
    }
    if (in.at == from
        || !(TextCursor.isBlankOrEnd(in.peek()) || "?:,]}%@`".indexOf(in.peek()) >= 0)) {
      throw in.broken(
          in.origin(line, codePoints),
          "the name of an anchor has letters, digits, - and _ only",
          "rename it, or quote the text");
    }
    queue.add(kind, line, codePoints, in.substring(from, in.at));
  }

  private void fetchTag() throws BrokenDocument {
    noteKey();
    keyAllowed = false;
    int line = in.line;
    int codePoints = in.codePoints();
    queue.add(TokenKind.TAG, line, codePoints, new TagReader(in).read());
  }

  private void fetchQuoted(char quote) throws BrokenDocument {
    noteKey();
    keyAllowed = false;
    int line = in.line;
    int codePoints = in.codePoints();
    queue.add(TokenKind.QUOTED, line, codePoints, scalars.quoted(quote));
  }

  private void fetchBlockText(boolean literal) throws BrokenDocument {
    forget(flowLevel);
    keyAllowed = true;
    int line = in.line;
    int codePoints = in.codePoints();
    queue.add(TokenKind.BLOCK_TEXT, line, codePoints, scalars.block(literal, indent));
  }

  private void fetchPlain() throws BrokenDocument {
    noteKey();
    int line = in.line;
    int codePoints = in.codePoints();
    queue.add(TokenKind.PLAIN, line, codePoints, scalars.plain(indent, flowLevel > 0));
    keyAllowed = scalars.endedBehindLine();
  }
}
