package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.util.Optional;

/**
 * Reads JSON values, one after the other, as the JSON reader of kubectl does; origins as in {@link
 * TreeReader}.
 */
final class JsonReader {
  private final DocumentSource source;
  private final Findings findings;
  private final String text;
  private int at;
  private int line;
  private int lineStart;
  private int depth;

  JsonReader(DocumentSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.text = source.text();
  }

  /** The next value; empty at the end of the text. */
  Optional<Node> next() throws BrokenDocument {
    skipBlanks();
    return at == text.length() ? Optional.empty() : Optional.of(value(origin()));
  }

  /**
   * What stands behind the last value, from its next line on if nothing else stands on this one.
   */
  DocumentSource rest() {
    int from = at;
    while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
      from++;
    }
    boolean onNextLine = from < text.length() && text.charAt(from) == '\n';
    return onNextLine
        ? source.from(from + 1, line + 1, 0)
        : source.from(from, line, from - lineStart);
  }

  private Node value(Origin origin) throws BrokenDocument {
    return switch (peek()) {
      case '{' -> map(origin);
      case '[' -> list(origin);
      case '"' -> ScalarNode.string(string(), origin);
      default -> word(origin);
    };
  }

  private Node map(Origin origin) throws BrokenDocument {
    enter();
    var map = MapNode.builder(origin);
    while (!closes('}', map.isEmpty())) {
      Origin place = origin();
      if (peek() != '"') {
        throw unexpected("a key in double quotes");
      }
      String key = string();
      skipBlanks();
      if (peek() != ':') {
        throw unexpected("a colon");
      }
      at++;
      skipBlanks();
      Node value = value(place);
      map.find(key).ifPresent(before -> source.reportDuplicate(findings, key, before, place));
      map.put(key, value);
    }
    depth--;
    return map.build();
  }

  private Node list(Origin origin) throws BrokenDocument {
    enter();
    var list = ListNode.builder(origin);
    for (boolean first = true; !closes(']', first); first = false) {
      list.add(value(origin()));
    }
    depth--;
    return list.build();
  }

  private void enter() throws BrokenDocument {
    if (++depth > TreeReader.MAX_DEPTH) {
      throw new BrokenDocument(
          NodeCodes.TOO_DEEP,
          origin(),
          "the document is more than " + TreeReader.MAX_DEPTH + " levels deep",
          "make it flatter");
    }
    at++;
  }

  /**
   * Steps over the end of a collection, if it is here, or else over the comma before the next
   * entry.
   */
  private boolean closes(char end, boolean first) throws BrokenDocument {
    skipBlanks();
    char c = peek();
    if (c == end) {
      at++;
      return true;
    }
    if (!first) {
      if (c != ',') {
        throw unexpected("a comma or " + end);
      }
      at++;
      skipBlanks();
    }
    return false;
  }

  private Node word(Origin origin) throws BrokenDocument {
    int from = at;
    while (at < text.length()
        && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true", "false" -> ScalarNode.bool(word.equals("true"), origin);
      case "null" -> ScalarNode.nothing(origin);
      default -> {
        if (!isNumber(word)) {
          at = from;
          throw unexpected("a value");
        }
        yield KubectlScalar.value(word, origin).orElseThrow();
      }
    };
  }

  /** The grammar of RFC 8259, section 6. */
  private static boolean isNumber(String word) {
    int at = word.startsWith("-") ? 1 : 0;
    int whole = digits(word, at);
    if (whole == at || (word.charAt(at) == '0' && whole > at + 1)) {
      return false;
    }
    int end = whole;
    if (end < word.length() && word.charAt(end) == '.') {
      end = digits(word, end + 1);
      if (end == whole + 1) {
        return false;
      }
    }
    if (end < word.length() && (word.charAt(end) == 'e' || word.charAt(end) == 'E')) {
      int sign = end + 1 < word.length() && "+-".indexOf(word.charAt(end + 1)) >= 0 ? 1 : 0;
      int power = digits(word, end + 1 + sign);
      if (power == end + 1 + sign) {
        return false;
      }
      end = power;
    }
    return end == word.length();
  }

  private static int digits(String word, int from) {
    int end = from;
    while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private String string() throws BrokenDocument {
    int from = ++at;
    while (at < text.length()
        && text.charAt(at) != '"'
        && text.charAt(at) != '\\'
        && text.charAt(at) >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return checked(text.substring(from, at++));
    }
    var read = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(read);
      } else if (c < ' ') {
        at--;
        throw unexpected("a character that is no control character");
      } else {
        read.append(c);
      }
    }
    at++;
    return checked(read.toString());
  }

  private void escape(StringBuilder read) throws BrokenDocument {
    char c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> read.append(c);
      case 'b' -> read.append('\b');
      case 'f' -> read.append('\f');
      case 'n' -> read.append('\n');
      case 'r' -> read.append('\r');
      case 't' -> read.append('\t');
      case 'u' -> read.append((char) hex());
      default -> {
        at--;
        throw unexpected("an escape of JSON");
      }
    }
  }

  private int hex() throws BrokenDocument {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      number = number * 16 + digit;
      at++;
    }
    return number;
  }

  private String checked(String read) throws BrokenDocument {
    for (int i = 0; i < read.length(); i++) {
      if (Character.isSurrogate(read.charAt(i)) && LoneSurrogate.isAt(read, i)) {
        throw new BrokenDocument(
            NodeCodes.BAD_ENCODING,
            origin(),
            "the text before here holds half of a surrogate pair",
            "write the whole character");
      }
    }
    return read;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        lineStart = at + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
      at++;
    }
  }

  private char peek() throws BrokenDocument {
    if (at == text.length()) {
      throw new BrokenDocument(
          NodeCodes.NOT_YAML,
          origin(),
          "the document is not JSON: it ends too early",
          "close what is open");
    }
    return text.charAt(at);
  }

  private BrokenDocument unexpected(String wanted) {
    return new BrokenDocument(
        NodeCodes.NOT_YAML,
        origin(),
        "the document is not JSON: here should be " + wanted,
        "repair the text");
  }

  private Origin origin() {
    return source.origin(line, at - lineStart);
  }
}
