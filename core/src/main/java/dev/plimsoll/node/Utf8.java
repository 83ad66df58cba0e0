package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of a file into text, strictly. */
final class Utf8 {
  private Utf8() {}

  /** Whether a file begins with the byte order mark of UTF-16 or UTF-32. */
  static boolean isWide(byte[] bytes) {
    return !wide(bytes).isEmpty();
  }

  /** UTF-16 or UTF-32 by the byte order mark; empty for another. */
  private static String wide(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (at(bytes, 0) << 8) | at(bytes, 1);
    int second = bytes.length < 4 ? -1 : (at(bytes, 2) << 8) | at(bytes, 3);
    if ((first == 0xFFFE && second == 0) || (first == 0 && second == 0xFEFF)) {
      return "UTF-32";
    }
    return first == 0xFEFF || first == 0xFFFE ? "UTF-16" : "";
  }

  /** The text; empty if the bytes are not UTF-8. */
  static Optional<String> decode(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 || firstBad(bytes) == bytes.length
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Adds a finding about the first byte that is not UTF-8, or about all of them if they are UTF-16
   * or UTF-32.
   */
  static void refuse(byte[] bytes, DocumentSource source, Findings findings) {
    int bad = isWide(bytes) ? 0 : firstBad(bytes);
    String before = new String(bytes, 0, bad, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    String problem =
        isWide(bytes)
            ? "the file is " + wide(bytes)
            : "the byte 0x"
                + Integer.toHexString(at(bytes, bad)).toUpperCase(Locale.ROOT)
                + " is not UTF-8";
    source.report(
        findings,
        NodeCodes.BAD_ENCODING,
        source.origin(line, column),
        problem,
        "save the file as UTF-8");
  }

  private static int firstBad(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    return result.isError() ? in.position() : bytes.length;
  }

  private static int at(byte[] bytes, int position) {
    return bytes[position] & 0xFF;
  }
}
