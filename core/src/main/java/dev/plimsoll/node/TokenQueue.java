package dev.plimsoll.node;

import java.util.Arrays;

/**
 * Tokens that were found and not yet taken. Each has a number, counted from the beginning of the
 * document, by which one can be put before it later.
 */
final class TokenQueue {
  private TokenKind[] kinds = new TokenKind[32];
  private int[] lines = new int[32];
  private int[] columns = new int[32];
  private String[] texts = new String[32];
  private int head;
  private int tail;
  private int taken;

  boolean isEmpty() {
    return head == tail;
  }

  /** The number of the first token. */
  int firstNumber() {
    return taken;
  }

  /** The number that the next token to be added gets. */
  int nextNumber() {
    return taken + tail - head;
  }

  void add(TokenKind kind, int line, int column, String text) {
    insert(nextNumber(), kind, line, column, text);
  }

  /** Puts a token before the one that has a number; the others move up. */
  void insert(int number, TokenKind kind, int line, int column, String text) {
    if (head == tail) {
      head = 0;
      tail = 0;
    }
    if (tail == kinds.length) {
      makeRoom();
    }
    int at = head + number - taken;
    if (at < tail) {
      System.arraycopy(kinds, at, kinds, at + 1, tail - at);
      System.arraycopy(lines, at, lines, at + 1, tail - at);
      System.arraycopy(columns, at, columns, at + 1, tail - at);
      System.arraycopy(texts, at, texts, at + 1, tail - at);
    }
    kinds[at] = kind;
    lines[at] = line;
    columns[at] = column;
    texts[at] = text;
    tail++;
  }

  private void makeRoom() {
    int size = tail - head;
    int capacity = head > kinds.length / 2 ? kinds.length : kinds.length * 2;
    kinds = Arrays.copyOfRange(kinds, head, head + capacity);
    lines = Arrays.copyOfRange(lines, head, head + capacity);
    columns = Arrays.copyOfRange(columns, head, head + capacity);
    texts = Arrays.copyOfRange(texts, head, head + capacity);
    head = 0;
    tail = size;
  }

  TokenKind kind() {
    return kinds[head];
  }

  int line() {
    return lines[head];
  }

  int column() {
    return columns[head];
  }

  String text() {
    return texts[head];
  }

  void take() {
    texts[head] = null;
    head++;
    taken++;
  }
}
