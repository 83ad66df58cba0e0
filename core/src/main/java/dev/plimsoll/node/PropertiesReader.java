package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;

/** Reads Java's properties. */
final class PropertiesReader {
  private final DocumentSource source;
  private final String text;
  private int at;
  private int line;
  private int lineStart;

  PropertiesReader(DocumentSource source) {
    this.source = source;
    this.text = source.text();
  }

  Node read() throws BrokenDocument {
    var map = MapNode.builder(source.origin(0, 0));
    while (skipToKey()) {
      Origin origin = source.origin(line, at - lineStart);
      String key = readPart(true);
      skipSeparator();
      String value = readPart(false);
      if (map.has(key)) {
        throw EmbeddedFormats.notOfFormat(
            origin, "properties", "\"" + key + "\" stands twice", "remove one of the two");
      }
      map.put(key, ScalarNode.string(value, origin));
    }
    return map.build();
  }

  /** Steps over blank lines and comments; answers whether a key begins here. */
  private boolean skipToKey() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == '!') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '\n') {
        breakLine();
      } else if (isBlank(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void breakLine() {
    at++;
    line++;
    lineStart = at;
  }

  private void skipSeparator() {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':')) {
      at++;
      skipBlanks();
    }
  }

  /** Steps over blanks, and over line breaks that a backslash continues. */
  private void skipBlanks() {
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else if (text.startsWith("\\\n", at)) {
        at++;
        breakLine();
      } else {
        return;
      }
    }
  }

  private String readPart(boolean isKey) throws BrokenDocument {
    var part = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at);
      if (isKey && (c == '=' || c == ':' || isBlank(c))) {
        break;
      }
      at++;
      if (c != '\\') {
        part.append(c);
      } else if (at < text.length()) {
        escape(part);
      }
    }
    return part.toString();
  }

  private void escape(StringBuilder part) throws BrokenDocument {
    char c = text.charAt(at++);
    switch (c) {
      case '\n' -> {
        at--;
        breakLine();
        skipBlanks();
      }
      case 't' -> part.append('\t');
      case 'n' -> part.append('\n');
      case 'r' -> part.append('\r');
      case 'f' -> part.append('\f');
      case 'u' -> part.append(unicode());
      default -> part.append(c);
    }
  }

  private char unicode() throws BrokenDocument {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      int digit =
          at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw EmbeddedFormats.notOfFormat(
            source.origin(line, at - lineStart),
            "properties",
            "after \\u must stand four hexadecimal digits",
            "write them, or double the backslash");
      }
      number = number * 16 + digit;
      at++;
    }
    return (char) number;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }
}
