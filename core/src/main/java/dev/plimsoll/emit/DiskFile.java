package dev.plimsoll.emit;

/** What stands at a path of the output folder. */
sealed interface DiskFile {
  /** Nothing. */
  record Absent() implements DiskFile {}

  /** A file with these bytes. */
  final class Content implements DiskFile {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    String sha256() {
      return Digests.sha256(bytes);
    }

    /**
     * Whether this can be what a power cut leaves of a file: nothing, or zero bytes only. No
     * person's work is in such a file.
     */
    boolean isTorn() {
      for (byte b : bytes) {
        if (b != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** The one {@link Absent}. */
  DiskFile ABSENT = new Absent();
}
