package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of a file into text, strictly. */
final class Utf8 {
  private Utf8() {}

  /** The text; empty, with a finding, if the bytes are not UTF-8. */
  static Optional<String> decode(byte[] bytes, String file, Findings findings) {
    if (isUtf16(bytes)) {
      return refuse(bytes, 0, "the file is UTF-16", file, findings);
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return Optional.of(text);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(in);
      return Optional.of(text);
    } catch (CharacterCodingException e) {
      int bad = firstBad(bytes);
      return refuse(
          bytes, bad, "the byte 0x" + hex(at(bytes, bad)) + " is not UTF-8", file, findings);
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (at(bytes, 0) << 8) | at(bytes, 1);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  private static int firstBad(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    return in.position();
  }

  private static Optional<String> refuse(
      byte[] bytes, int bad, String problem, String file, Findings findings) {
    String before = new String(bytes, 0, bad, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    var source = new DocumentSource("", file, 1, 1, Layer.INPUT);
    source.report(
        findings,
        NodeCodes.BAD_ENCODING,
        source.origin(line, column),
        problem,
        "save the file as UTF-8");
    return Optional.empty();
  }

  private static int at(byte[] bytes, int position) {
    return bytes[position] & 0xFF;
  }

  static String hex(int number) {
    return (number < 16 ? "0" : "") + Integer.toHexString(number).toUpperCase(Locale.ROOT);
  }
}
