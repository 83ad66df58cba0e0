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

  /** The line of the file on which the next piece begins, from 1. */
  int line() {
    return line;
  }

  /**
   * The next piece; empty at the end of the file, and after a piece that is too large, which is a
   * finding.
   */
  Optional<byte[]> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    var piece = new ByteArrayOutputStream();
    if (matched == SEPARATOR.length) {
      piece.write(SEPARATOR, 1, SEPARATOR.length - 1);
    }
    matched = 0;
    int first = line;
    while (matched < SEPARATOR.length) {
      int next = in.read();
      if (next < 0) {
        ended = true;
        break;
      }
      piece.write(next);
      line += next == '\n' ? 1 : 0;
      matched = next == SEPARATOR[matched] ? matched + 1 : next == '\n' ? 1 : 0;
      if (piece.size() > 4 * DocumentReader.MAX_LENGTH) {
        ended = true;
        var source = new DocumentSource("", Place.file(file, first, 1), Layer.INPUT);
        source.report(
            findings,
            NodeCodes.TOO_LARGE,
            source.origin(0, 0),
            "the document has more than " + piece.size() + " bytes",
            "split it");
        return Optional.empty();
      }
    }
    byte[] bytes = piece.toByteArray();
    int length = ended ? bytes.length : bytes.length - SEPARATOR.length + 1;
    return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
  }
}
