package dev.plimsoll.check.admission;

/** Lengths in UTF-8, which is what the server counts. */
final class Bytes {
  private Bytes() {}

  static int of(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A pair of surrogates is four bytes, that is two for each half.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
