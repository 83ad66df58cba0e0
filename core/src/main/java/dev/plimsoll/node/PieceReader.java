package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Layer;
import dev.plimsoll.finding.Place;
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

  // Not the streams of the JDK that hold bytes: they lock at each byte.
  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] piece = new byte[1 << 12];
  private int size;
  private final String file;
  private final Findings findings;
  private int line = 1;
  private int matched;
  private boolean ended;

  PieceReader(InputStream in, String file, Findings findings) {
    this.in = in;
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
    size = 0;
    if (matched == SEPARATOR.length) {
      for (int i = 1; i < SEPARATOR.length; i++) {
        keep(SEPARATOR[i]);
      }
    }
    matched = 0;
    int first = line;
    long characters = 0;
    while (matched < SEPARATOR.length) {
      int next = read();
      if (next < 0) {
        ended = true;
        break;
      }
      // Each character of UTF-8 has one byte that is no continuation.
      characters += (next & 0xC0) == 0x80 ? 0 : 1;
      if (characters <= DocumentReader.MAX_LENGTH) {
        keep((byte) next);
      }
      line += next == '\n' ? 1 : 0;
      matched = next == SEPARATOR[matched] ? matched + 1 : next == '\n' ? 1 : 0;
    }
    if (characters > DocumentReader.MAX_LENGTH) {
      refuse(first, ended ? characters : characters - SEPARATOR.length + 1);
      return Optional.of(new Piece(new byte[0], first, true));
    }
    int length = ended ? size : size - SEPARATOR.length + 1;
    return length == 0
        ? Optional.empty()
        : Optional.of(new Piece(Arrays.copyOf(piece, length), first, false));
  }

  /** The next byte, from 0 to 255; -1 at the end. */
  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(in.read(block), 0);
      if (end == 0) {
        return -1;
      }
    }
    return block[at++] & 0xFF;
  }

  private void keep(byte next) {
    if (size == piece.length) {
      piece = Arrays.copyOf(piece, size * 2);
    }
    piece[size++] = next;
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
