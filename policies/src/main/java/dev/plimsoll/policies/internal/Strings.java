package dev.plimsoll.policies.internal;

/** Texts as Go compares them: by their UTF-8 bytes, which is by code points. */
final class Strings {
  private Strings() {}

  static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return x < y ? -1 : 1;
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
