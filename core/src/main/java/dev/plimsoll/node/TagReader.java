package dev.plimsoll.node;

import dev.plimsoll.finding.Origin;

/**
 * Reads a tag in its full form: {@code !!int} is {@code tag:yaml.org,2002:int}, {@code !Ref} stays
 * as it is, {@code !<x>} is {@code x}.
 */
final class TagReader {
  static final String CORE = "tag:yaml.org,2002:";

  private final TextCursor in;

  TagReader(TextCursor in) {
    this.in = in;
  }

  String read() throws BrokenDocument {
    Origin place = in.origin();
    String tag;
    if (in.peek(1) == '<') {
      in.at += 2;
      tag = characters();
      if (in.peek() != '>' || tag.isEmpty()) {
        throw in.broken(place, "the tag !< is not closed by >", "write !<tag>, or quote the text");
      }
      in.at++;
    } else {
      tag = shorthand(place);
    }
    if (!TextCursor.isBlankOrEnd(in.peek())) {
      throw in.broken(
          place,
          "a tag must be followed by a blank",
          "write a blank after the tag, or quote the text");
    }
    return tag;
  }

  private String shorthand(Origin place) throws BrokenDocument {
    int from = in.at++;
    while (TextCursor.isWord(in.peek())) {
      in.at++;
    }
    if (in.peek() != '!') {
      String begun = in.substring(from, in.at);
      return begun + characters();
    }
    in.at++;
    String handle = in.substring(from, in.at);
    String suffix = characters();
    if (!handle.equals("!!")) {
      throw in.broken(
          place,
          "the tag handle " + handle + " is not defined",
          "write the tag out as !<tag>, or quote the text");
    }
    if (suffix.isEmpty()) {
      throw in.broken(place, "the tag !! has no name", "write a name, or quote the text");
    }
    return CORE + suffix;
  }

  private String characters() throws BrokenDocument {
    int from = in.at;
    while (TextCursor.isWord(in.peek()) || ";/?:@&=+$,.!~*'()[]%".indexOf(in.peek()) >= 0) {
      if (in.peek() == '%' && !(isHex(in.peek(1)) && isHex(in.peek(2)))) {
        throw in.broken(
            in.origin(),
            "after % of a tag must stand two hexadecimal digits",
            "write them, or quote the text");
      }
      in.at++;
    }
    return in.substring(from, in.at);
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }
}
