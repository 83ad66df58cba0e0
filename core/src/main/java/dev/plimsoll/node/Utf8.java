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

  /** Whether a file begins with the byte order mark of UTF-16. */
  static boolean isUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (at(bytes, 0) << 8) | at(bytes, 1);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  /** The text; empty if the bytes are not UTF-8. */
  static Optional<String> decode(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 || firstBad(bytes) == bytes.length
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * Adds a finding about the first byte that is not UTF-8, or about all of them if they are UTF-16.
   */
  static void refuse(byte[] bytes, DocumentSource source, Findings findings) {
    int bad = isUtf16(bytes) ? 0 : firstBad(bytes);
    String before = new String(bytes, 0, bad, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    String problem =
        isUtf16(bytes)
            ? "the file is UTF-16"
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
