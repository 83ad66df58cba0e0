package dev.plimsoll.cli;

import dev.plimsoll.check.files.ManifestSource;
import dev.plimsoll.check.files.SourceLines;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard input as a source of manifests. Its beginning is kept, so that lines can be shown. */
final class StandardInput {
  /** 8 MiB; findings further down are shown without their line. */
  private static final int KEPT = 8 << 20;

  private final SourceLines lines;

  StandardInput(SourceLines lines) {
    this.lines = lines;
  }

  ManifestSource source() {
    return new ManifestSource(
        "-", () -> new Keeping(System.in), ManifestSource.Presence.APPLIED, List.of());
  }

  private final class Keeping extends FilterInputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Keeping(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        kept.write(buffer, offset, Math.min(count, KEPT - kept.size()));
      }
      return count;
    }

    @Override
    public void close() {
      lines.remember("-", kept.toString(StandardCharsets.UTF_8));
    }
  }
}
