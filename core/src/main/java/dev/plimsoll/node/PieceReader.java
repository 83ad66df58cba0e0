package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Place;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a file in pieces that end before a line of three dashes; each piece but the first begins
 * with one.
 */
final class PieceReader {
  private static final byte[] SEPARATOR = {'\n', '-', '-', '-'};

  private final InputStream in;
  private final String file;
  private final Findings findings;
  private int line = 1;
  private int matched;
  private boolean ended;

  PieceReader(InputStream in, String file, Findings findings) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.file = file;
    this.findings = findings;
  }

  /**
   * A piece.
   *
   * @param line the line of the file on which it begins, from 1
   * @param tooLarge whether it is larger than any document may be; then the bytes are left out, and
   *     a finding says so
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and read once
  record Piece(byte[] bytes, int line, boolean tooLarge) {}

  /** The next piece; empty at the end of the file. */
  Optional<Piece> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    var piece = new ByteArrayOutputStream();
    if (matched == SEPARATOR.length) {
      piece.write(SEPARATOR, 1, SEPARATOR.length - 1);
    }
    matched = 0;
    int first = line;
    long characters = 0;
    while (matched < SEPARATOR.length) {
      int next = in.read();
      if (next < 0) {
        ended = true;
        break;
      }
      // Each character of UTF-8 has one byte that is no continuation.
      characters += (next & 0xC0) == 0x80 ? 0 : 1;
      if (characters <= DocumentReader.MAX_LENGTH) {
        piece.write(next);
      }
      line += next == '\n' ? 1 : 0;
      matched = next == SEPARATOR[matched] ? matched + 1 : next == '\n' ? 1 : 0;
    }
    if (characters > DocumentReader.MAX_LENGTH) {
      refuse(first, ended ? characters : characters - SEPARATOR.length + 1);
      return Optional.of(new Piece(new byte[0], first, true));
    }
    int length = ended ? piece.size() : piece.size() - SEPARATOR.length + 1;
    return length == 0
        ? Optional.empty()
        : Optional.of(new Piece(Arrays.copyOf(piece.toByteArray(), length), first, false));
  }

  private void refuse(int first, long characters) {
    var source = new DocumentSource("", Place.file(file, first, 1), Layer.INPUT);
    source.report(
        findings,
        NodeCodes.TOO_LARGE,
        source.origin(0, 0),
        "the document has " + characters + " characters",
        "split it");
  }
}
